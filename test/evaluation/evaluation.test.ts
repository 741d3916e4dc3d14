/** Laws of `eval` that hold for every op there is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Place, showPlace } from '../../src/check/show-value.ts';
import { evaluateOp, parametersOf } from '../../src/evaluation/evaluate-op.ts';
import { OperandError, readOperand } from '../../src/evaluation/operand.ts';
import { roundingModes } from '../../src/semantics/float/index.ts';
import { widthOf } from '../../src/semantics/ops/entry.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { nightly } from '../support/nightly.ts';

const ops = [...isas.values()].flatMap(isa =>
  [...isa.ops.values()].map(entry => ({ arch: isa.name, op: entry.name, entry })),
);

/** Values that a register can hold: a boolean's byte is 0 or 1. */
const valueIn = (place: Place) =>
  fc.bigInt({ min: 0n, max: place.kind === 'boolean' ? 1n : (1n << BigInt(widthOf(place))) - 1n });

/** Memory and tuples have no text. */
const canBeWritten = ({ kind }: Place) => kind !== 'memory' && kind !== 'tuple' && kind !== 'opaque';

/** What these give depends on where the program is and who called. */
const ofTheProgram = new Set([
  ...['SB', 'SP', 'GetCallerPC', 'GetCallerSP', 'GetClosurePtr', 'GetG', 'Phi'],
  ...['LoweredGetCallerPC', 'LoweredGetCallerSP', 'LoweredGetClosurePtr'],
]);

describe.each(ops)('$arch $op', ({ arch, entry }) => {
  const parameters = parametersOf(entry);

  if (!parameters.every(({ place }) => canBeWritten(place))) {
    it('says which operand cannot be written', () => {
      const texts = parameters.map(() => '1');
      expect(() => evaluateOp(arch, entry, texts)).toThrow(/^a (memory|tuple) cannot be written/);
    });
    return;
  }

  if (ofTheProgram.has(entry.name)) {
    it('says that only a running program has its value', () => {
      expect(() => evaluateOp(arch, entry, [])).toThrow(OperandError);
    });
    return;
  }

  it('gives each rounding mode one result, on all bits', () => {
    fc.assert(
      fc.property(fc.tuple(...parameters.map(({ place }) => valueIn(place))), values => {
        const texts = values.map((value, index) => showPlace(parameters[index]!.place, value).bits);
        const { operands, results } = evaluateOp(arch, entry, texts);
        expect(operands.map(({ bits }) => bits)).toEqual(texts);
        for (const part of new Set(results.map(result => result.part))) {
          const modes = results
            .filter(result => result.part === part)
            .flatMap(result => result.roundingModes);
          expect(modes.sort()).toEqual([...roundingModes].sort());
        }
      }),
      { numRuns: nightly ? 20 : 5 },
    );
  });

  it('counts its operands', () => {
    const texts = [...parameters, undefined].map(() => '1');
    expect(() => evaluateOp(arch, entry, texts)).toThrow(OperandError);
  });
});

describe('an operand', () => {
  const places = ops
    .flatMap(({ entry }) => parametersOf(entry).map(({ place }) => place))
    .filter(canBeWritten);

  it('is read back from the value that is shown', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...places)
          .chain(place => fc.record({ place: fc.constant(place), bits: valueIn(place) })),
        ({ place, bits }) => {
          expect(readOperand(place, showPlace(place, bits).value)).toBe(bits);
        },
      ),
    );
  });
});
