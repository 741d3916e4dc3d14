/** Compiled comparisons find what evaluating both sides finds: the first input that differs, and no other. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compileRefinement,
  compileTerm,
  type Observed,
  type Refinement,
} from '../../../src/semantics/batch/compile.ts';
import { Unsupported } from '../../../src/semantics/batch/lower.ts';
import { BINARY32, BINARY64, canonical, isNan, roundingModes } from '../../../src/semantics/float/index.ts';
import {
  arithmetic,
  bits,
  bvadd,
  bvult,
  isNan as isNanTerm,
  negate,
  not,
} from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Term, type Variable, variable } from '../../../src/semantics/term/term.ts';
import { numberTerms, operandsOf } from '../../arbitraries/terms.ts';
import { firstDisagreement, randomInputs } from './agreement.ts';

const { fuse, add, multiply } = arithmetic(canonical);
const ofBinary64: Observed = { kind: 'float', format: BINARY64 };

function compiled(refinement: Refinement, variables: readonly Variable[], capacity = 64) {
  const comparison = compileRefinement(refinement, variables, 'rne', capacity);
  if (comparison instanceof Unsupported) throw comparison;
  return comparison;
}

/** All failures, one after the other, as a search finds them. */
function failures(
  comparison: ReturnType<typeof compiled>,
  count: number,
): { found: number[]; admitted: number } {
  const found: number[] = [];
  let admitted = 0;
  for (let start = 0; start < count; ) {
    const run = comparison.run(count, start);
    admitted += run.admitted;
    if (run.index === undefined) break;
    found.push(run.index);
    start = run.index + 1;
  }
  return { found, admitted };
}

describe('a compiled comparison', () => {
  const [x, y, z] = operandsOf(BINARY64) as [Variable, Variable, Variable];

  it('finds the first input on which the sides differ', () => {
    const rule = { assumptions: [], sources: [fuse(BINARY64, negate(BINARY64, x), y, z)] };
    const right = { ...rule, target: fuse(BINARY64, x, negate(BINARY64, y), z), observed: ofBinary64 };
    const wrong = { ...right, target: negate(BINARY64, fuse(BINARY64, x, y, z)) };
    for (const refinement of [right, wrong]) {
      const comparison = compiled(refinement, [x, y, z], 1024);
      const inputs = [
        ...randomInputs(
          [x, y, z].map(variable => ({ variable, format: BINARY64 })),
          1001,
          1,
        ),
      ];
      for (const [index, input] of inputs.entries()) {
        for (const [slot, operand] of input.entries()) comparison.operands[slot]![index] = operand;
      }
      const source = evaluator(refinement.sources[0]!, [x, y, z]);
      const target = evaluator(refinement.target, [x, y, z]);
      const expected = inputs.findIndex(input => {
        const [a, b] = [source(input, 'rne').value, target(input, 'rne').value];
        return a !== b && !(isNan(BINARY64, a) && isNan(BINARY64, b));
      });
      expect(comparison.run(1001).index ?? -1).toBe(expected);
      expect(expected >= 0).toBe(refinement === wrong);
    }
  });

  it('lets the target equal any of the sources', () => {
    const sources = [add(BINARY64, multiply(BINARY64, x, y), z), fuse(BINARY64, x, y, z)];
    const target = fuse(BINARY64, y, x, z);
    const both = compiled({ assumptions: [], sources, target, observed: ofBinary64 }, [x, y, z]);
    const one = compiled({ assumptions: [], sources: [sources[0]!], target, observed: ofBinary64 }, [
      x,
      y,
      z,
    ]);
    // 1 + 2^-52 squared, less itself rounded: 0 or 2^-104.
    const odd = 0x3ff0_0000_0000_0001n;
    const negated = 0xbff0_0000_0000_0002n;
    for (const comparison of [both, one]) {
      for (const [slot, operand] of [odd, odd, negated].entries()) comparison.operands[slot]![0] = operand;
    }
    expect(both.run(1).index).toBeUndefined();
    expect(one.run(1).index).toBe(0);
  });

  it('sees no difference between two NaNs of a number, and every one between integers', () => {
    const quiet = bits(64, 0xfff8_0000_0000_0001n);
    const other = bits(64, 0x7ff8_0000_0000_0000n);
    const rule = { assumptions: [], sources: [quiet], target: other };
    expect(compiled({ ...rule, observed: ofBinary64 }, [x]).run(1).index).toBeUndefined();
    expect(compiled({ ...rule, observed: { kind: 'integer', width: 64 } }, [x]).run(1).index).toBe(0);
    expect(compiled({ ...rule, observed: { kind: 'branch' } }, [x]).run(1).index).toBe(0);
    const low: Observed = { kind: 'integer', width: 8 };
    expect(
      compiled({ ...rule, sources: [bits(64, 0x1ff00n)], observed: low }, [x]).run(1).index,
    ).toBeUndefined();
  });

  it('passes over inputs that do not satisfy the assumptions, and counts the others', () => {
    const n = variable('n', 64);
    const refinement: Refinement = {
      assumptions: [bvult(n, bits(64, 50n)), not(bvult(n, bits(64, 10n)))],
      sources: [n],
      // Differs on multiples of 2^63 only by what the assumptions exclude, and on none of the rest.
      target: bvadd(n, bits(64, 0n)),
      observed: { kind: 'integer', width: 64 },
    };
    const comparison = compiled(refinement, [n]);
    for (let index = 0; index < 64; index++) comparison.operands[0]![index] = BigInt(index);
    expect(comparison.run(64)).toEqual({ index: undefined, admitted: 40 });
    expect(comparison.run(33)).toEqual({ index: undefined, admitted: 23 });
    expect(comparison.run(10)).toEqual({ index: undefined, admitted: 0 });
    expect(comparison.run(10, 10)).toEqual({ index: undefined, admitted: 0 });

    const wrong = compiled({ ...refinement, target: bits(64, 20n) }, [n]);
    for (let index = 0; index < 64; index++) wrong.operands[0]![index] = BigInt(index);
    expect(wrong.run(64)).toEqual({ index: 10, admitted: 1 });
    expect(wrong.run(64, 20)).toEqual({ index: 21, admitted: 2 });
    expect(wrong.run(21, 20)).toEqual({ index: undefined, admitted: 1 });
    const others = Array.from({ length: 40 }, (_, index) => index + 10).filter(index => index !== 20);
    expect(failures(wrong, 64)).toEqual({ found: others, admitted: 40 });
    expect(failures(wrong, 49)).toEqual({ found: others.slice(0, -1), admitted: 39 });
  });

  it('never takes what lies behind the last input for one', () => {
    const comparison = compiled(
      { assumptions: [], sources: [x], target: bits(64, 0n), observed: { kind: 'integer', width: 64 } },
      [x],
    );
    comparison.operands[0]!.fill(0n);
    comparison.operands[0]![3] = 1n;
    expect(comparison.run(3)).toEqual({ index: undefined, admitted: 3 });
    expect(comparison.run(4)).toEqual({ index: 3, admitted: 4 });
    expect(() => comparison.run(65)).toThrow(RangeError);
  });

  it('holds an assumption about NaNs against NaNs', () => {
    const refinement = {
      assumptions: [not(isNanTerm(BINARY64, x))],
      sources: [x],
      target: add(BINARY64, x, bits(64, 1n << 63n)),
      observed: { kind: 'branch' },
    } as const;
    const comparison = compiled(refinement, [x]);
    const numbers = [1n, 0xfff8_0000_0000_0000n, 0x7ff0_0000_0000_0001n, 0x7ff0n << 48n];
    for (const [index, operand] of numbers.entries()) comparison.operands[0]![index] = operand;
    expect(comparison.run(4)).toEqual({ index: undefined, admitted: 2 });
  });
});

describe('a random term', () => {
  it('is computed as evaluation computes it, in every mode', () => {
    const inputs = [
      ...randomInputs(
        operandsOf(BINARY32).map(variable => ({ variable, format: BINARY32 })),
        300,
        2,
      ),
    ];
    const terms = numberTerms(BINARY32, BINARY64);
    fc.assert(
      fc.property(terms, fc.constantFrom(...roundingModes), (term: Term, rounding) => {
        fc.pre(!(compileTerm(term, operandsOf(BINARY32), rounding) instanceof Unsupported));
        expect(firstDisagreement(term, operandsOf(BINARY32), rounding, inputs)).toBeUndefined();
      }),
      { seed: 11, numRuns: 100 },
    );
  });
});
