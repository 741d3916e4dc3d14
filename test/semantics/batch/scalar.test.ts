/** The fused multiply-add in plain numbers agrees with the exact one in every bit and flag. */
import { describe, expect, it } from 'vitest';
import { fusedMultiplyAddAll } from '../../../src/semantics/batch/scalar/fused-multiply-add.ts';
import { BINARY64, canonical, fusedMultiplyAdd, roundingModes } from '../../../src/semantics/float/index.ts';
import { variable } from '../../../src/semantics/term/term.ts';
import { latticeInputs, randomInputs } from './agreement.ts';

describe('the scalar fused multiply-add', () => {
  const parameters = ['x', 'y', 'z'].map(name => ({ variable: variable(name, 64), format: BINARY64 }));
  const inputs = [...latticeInputs(parameters, 100_000), ...randomInputs(parameters, 100_000, 3)];
  const columns = [0, 1, 2].map(slot => BigUint64Array.from(inputs, operands => operands[slot]!));
  const [x, y, z] = columns.map(column => new Float64Array(column.buffer));
  for (const rounding of roundingModes) {
    it(`agrees with the exact one in ${rounding}`, () => {
      const results = new Float64Array(inputs.length);
      const flags = new Uint8Array(inputs.length);
      fusedMultiplyAddAll([x!, y!, z!], rounding, results, flags);
      const bits = new BigUint64Array(results.buffer);
      const env = { rounding, nan: canonical, tininess: 'after' } as const;
      const wrong = inputs.findIndex(([a, b, c], index) => {
        const expected = fusedMultiplyAdd(BINARY64, a!, b!, c!, env);
        return bits[index] !== expected.bits || flags[index] !== expected.flags;
      });
      expect(inputs[wrong]).toBeUndefined();
    });
  }
});
