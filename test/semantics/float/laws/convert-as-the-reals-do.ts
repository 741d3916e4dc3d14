import { formatOf } from '../../../../src/semantics/float/format.ts';
import * as oracle from '../oracle.ts';
import { encodings, environments } from './agree-with-the-reals.ts';
import { hex, mustAgree } from './expectation.ts';
import type { Law } from './implementation.ts';

const formats = [formatOf(2, 2), formatOf(3, 3), formatOf(2, 4), formatOf(4, 3), formatOf(3, 5)];

const integerTypes = [2, 3, 4, 8].flatMap(width => [
  { width, signed: true },
  { width, signed: false },
]);

/** Conversions, exhaustively over tiny formats and integer types, in every mode. */
export const convertAsTheRealsDo: readonly Law[] = [
  {
    name: 'convertFormat agrees with the reals',
    check(float) {
      for (const env of environments(float)) {
        for (const from of formats) {
          for (const to of formats) {
            for (const bits of encodings(from)) {
              mustAgree(
                float.convertFormat(from, to, bits, env),
                oracle.convertFormat(from, to, bits, env),
                () => `${hex([bits])} from ${from.name} to ${to.name}, ${env.rounding}`,
              );
            }
          }
        }
      }
    },
  },
  {
    name: 'fromInteger agrees with the reals',
    check(float) {
      for (const env of environments(float)) {
        for (const format of formats) {
          for (let value = -600n; value <= 600n; value++) {
            mustAgree(
              float.fromInteger(format, value, env),
              oracle.fromInteger(format, value, env),
              () => `${value} to ${format.name}, ${env.rounding}`,
            );
          }
        }
      }
    },
  },
  {
    name: 'toInteger agrees with the reals',
    check(float) {
      for (const env of environments(float)) {
        for (const format of formats) {
          for (const type of integerTypes) {
            for (const bits of encodings(format)) {
              mustAgree(
                float.toInteger(format, bits, type, env),
                oracle.toInteger(format, bits, type, env),
                () => `${hex([bits])} in ${format.name} to ${JSON.stringify(type)}, ${env.rounding}`,
              );
            }
          }
        }
      }
    },
  },
];
