/** Facts on NaNs hold of every operand of a tiny format, in every mode and for every policy of NaNs. */
import { describe, expect, it } from 'vitest';
import {
  amd64,
  arm64,
  canonical,
  formatOf,
  loong64,
  ppc64,
  roundingModes,
  s390x,
  unspecified,
} from '../../../src/semantics/float/index.ts';
import { nanFactsOf } from '../../../src/semantics/gates/nan-facts.ts';
import { arithmetic, bvxor } from '../../../src/semantics/term/build.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { type Term, variable } from '../../../src/semantics/term/term.ts';

const [format, wide] = [formatOf(3, 3), formatOf(4, 6)];
const [x, y, z] = ['x', 'y', 'z'].map(name => variable(name, format.width)) as [Term, Term, Term];
const all = Array.from({ length: 2 ** format.width }, (_, value) => BigInt(value));
/** A number, both infinities and NaNs. */
const some = [5n, format.infinity, format.infinity | format.signMask, format.infinity + 1n];

const policies = [canonical, unspecified, arm64, amd64, ppc64, s390x, loong64];

const operations = policies.flatMap(policy => {
  const of = arithmetic(policy);
  return [
    ['add', of.add(format, x, y)],
    ['subtract', of.subtract(format, x, y)],
    ['multiply', of.multiply(format, x, y)],
    ['divide', of.divide(format, x, y)],
    ['square root', of.squareRoot(format, x)],
    ['fused', of.fuse(format, x, y, z)],
    ['rounded', of.roundToIntegral(format, x)],
    ['widened', of.convert(format, wide, x)],
  ].map(([name, term]) => ({ what: `${policy.name}, ${name as string}`, term: term as Term }));
});

it.each(operations)('$what', ({ term }) => {
  const facts = nanFactsOf(term);
  expect(facts).toHaveLength((term as Term & { kind: 'application' }).operands.length);
  const isFused = facts.length === 3;
  const others = facts.length === 1 ? [0n] : isFused ? some : all;
  for (const fact of facts) {
    const holds = evaluator(fact, [x, y, z] as never);
    const contradictions = all.flatMap(one =>
      others.flatMap(other =>
        (isFused ? some : [0n])
          .map(third => [one, other, third])
          .filter(values => roundingModes.some(mode => holds(values, mode).value === 0n)),
      ),
    );
    expect(contradictions).toEqual([]);
  }
});

describe('what is no rounding', () => {
  it('has no such facts', () => {
    expect(nanFactsOf(bvxor(x, y))).toEqual([]);
    expect(nanFactsOf(x)).toEqual([]);
  });
});
