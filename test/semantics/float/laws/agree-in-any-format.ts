import fc from 'fast-check';
import { roundingModes } from '../../../../src/semantics/float/environment.ts';
import { formatOf } from '../../../../src/semantics/float/format.ts';
import { encodings } from '../operands.ts';
import { subjects } from './agree-with-the-reals.ts';
import { environment, hex, mustAgree } from './expectation.ts';
import type { Law } from './implementation.ts';

const cases = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 11 }))
  .map(([exponentBits, significandBits]) => formatOf(exponentBits, significandBits))
  .chain(format =>
    fc.tuple(
      fc.constant(format),
      fc.array(encodings(format), { minLength: 3, maxLength: 3 }),
      fc.constantFrom(...roundingModes),
      fc.constantFrom('before' as const, 'after' as const),
    ),
  );

/** The operations are the rounded reals in formats of any shape, up to binary16, on biased operands. */
export function agreeInAnyFormat(numRuns: number): readonly Law[] {
  return subjects.map(({ name, arity, actual, expected }) => ({
    name: `${name} agrees with the reals in any format`,
    check(float) {
      fc.assert(
        fc.property(cases, ([format, three, mode, tininess]) => {
          const operands = three.slice(0, arity);
          const env = environment(float, mode, tininess);
          mustAgree(
            actual(float)(format, operands, env),
            expected(format, operands, env),
            () => `${name}(${hex(operands)}) in ${format.name}, ${mode}, tiny ${tininess} rounding`,
          );
        }),
        { numRuns },
      );
    },
  }));
}
