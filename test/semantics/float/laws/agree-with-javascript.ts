import fc from 'fast-check';
import { BINARY32, BINARY64, type Format } from '../../../../src/semantics/float/format.ts';
import { encodingPairs } from '../operands.ts';
import { environment, hex } from './expectation.ts';
import type { Implementation, Law } from './implementation.ts';

const view = new DataView(new ArrayBuffer(8));

/** How JavaScript holds the numbers of a format. */
interface Native {
  readonly format: Format;
  read(bits: bigint): number;
  write(value: number): bigint;
}

const natives: readonly Native[] = [
  {
    format: BINARY64,
    read(bits) {
      view.setBigUint64(0, bits);
      return view.getFloat64(0);
    },
    write(value) {
      view.setFloat64(0, value);
      return view.getBigUint64(0);
    },
  },
  {
    // A double has more than twice the precision of a single and two bits: rounding its results again
    // rounds as if once, for these five operations.
    format: BINARY32,
    read(bits) {
      view.setUint32(0, Number(bits));
      return view.getFloat32(0);
    },
    write(value) {
      view.setFloat32(0, Math.fround(value));
      return BigInt(view.getUint32(0));
    },
  },
];

type Binary = (x: number, y: number) => number;
const operators: Readonly<Record<'add' | 'subtract' | 'multiply' | 'divide', Binary>> = {
  add: (x, y) => x + y,
  subtract: (x, y) => x - y,
  multiply: (x, y) => x * y,
  divide: (x, y) => x / y,
};

/** Equal bits, or both NaN: JavaScript does not say which NaN. */
function mustEqual(
  float: Implementation,
  format: Format,
  actual: bigint,
  expected: bigint,
  text: string,
): void {
  if (float.isNan(format, expected) ? float.isNan(format, actual) : actual === expected) return;
  throw new Error(`${text} in ${format.name}: got ${hex([actual])}, JavaScript has ${hex([expected])}`);
}

/** In round to nearest even, binary64 and binary32 are what JavaScript computes. */
export function agreeWithJavaScript(numRuns: number): readonly Law[] {
  return natives.flatMap(({ format, read, write }) => [
    ...(Object.keys(operators) as (keyof typeof operators)[]).map(
      (name): Law => ({
        name: `${name} agrees with JavaScript in ${format.name}`,
        check(float) {
          const env = environment(float);
          fc.assert(
            fc.property(encodingPairs(format), ([a, b]) => {
              const expected = write(operators[name](read(a), read(b)));
              mustEqual(
                float,
                format,
                float[name](format, a, b, env).bits,
                expected,
                `${name}(${hex([a, b])})`,
              );
            }),
            { numRuns },
          );
        },
      }),
    ),
    {
      name: `squareRoot agrees with JavaScript in ${format.name}`,
      check(float: Implementation) {
        const env = environment(float);
        fc.assert(
          fc.property(encodingPairs(format), ([a]) => {
            const expected = write(Math.sqrt(read(a)));
            mustEqual(
              float,
              format,
              float.squareRoot(format, a, env).bits,
              expected,
              `squareRoot(${hex([a])})`,
            );
          }),
          { numRuns },
        );
      },
    },
  ]);
}
