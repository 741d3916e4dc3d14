// `npm run build && node dist/bench/batch-agreement.js [millions] [function ...]`: the long run. The compiled operations
// against Berkeley SoftFloat (see softfloat.ts) on many operands in every rounding mode, in every bit and flag;
// without SoftFloat, the fused multiply-add of binary64 against the scalar one of this project.
import { compileTerm } from '../src/semantics/batch/compile.ts';
import { Unsupported } from '../src/semantics/batch/lower.ts';
import { fusedMultiplyAddAll } from '../src/semantics/batch/scalar/fused-multiply-add.ts';
import {
  BINARY16,
  BINARY32,
  BINARY64,
  canonical,
  type Format,
  type RoundingMode,
  roundingModes,
} from '../src/semantics/float/index.ts';
import { arithmetic, fromInteger, toInteger } from '../src/semantics/term/build.ts';
import { type Term, variable } from '../src/semantics/term/term.ts';
import { mixed } from './batch-operands.ts';
import { openSoftFloat, type SoftFloat } from './softfloat.ts';

const [millions = '1', ...chosen] = process.argv.slice(2);
const chunk = 1 << 20;
const chunks = Math.ceil((Number(millions) * 1e6) / chunk);
const { add, subtract, multiply, divide, squareRoot, fuse, convert, roundToIntegral } = arithmetic(canonical);
const formats = [BINARY64, BINARY32, BINARY16];

type Width = 16 | 32 | 64;

interface Tested {
  readonly width: Width;
  readonly arity: number;
  readonly term: (operands: readonly Term[], rounding: RoundingMode) => Term;
}

/** By SoftFloat's names: the width of the operands, how many there are, and the term. */
const functions: Record<string, Tested> = {};
for (const format of formats) {
  const width = format.width as Width;
  const define = (
    name: string,
    arity: number,
    operation: (format: Format, ...operands: Term[]) => Term,
  ): void => {
    functions[`f${width}_${name}`] = { width, arity, term: operands => operation(format, ...operands) };
  };
  define('mulAdd', 3, fuse);
  define('add', 2, add);
  define('sub', 2, subtract);
  define('mul', 2, multiply);
  define('div', 2, divide);
  define('sqrt', 1, squareRoot);
  define('roundToInt', 1, roundToIntegral);
  for (const to of formats.filter(other => other !== format)) {
    define(`to_f${to.width}`, 1, (_, a) => convert(format, to, a!));
  }
  for (const signed of [true, false]) {
    functions[`${signed ? 'i' : 'ui'}64_to_f${width}`] = {
      width: 64,
      arity: 1,
      term: ([a]) => fromInteger(format, signed, a!),
    };
  }
}

for (const format of formats) {
  for (const width of [32, 64]) {
    for (const signed of [true, false]) {
      functions[`f${format.width}_to_${signed ? 'i' : 'ui'}${width}`] = {
        width: format.width as Width,
        arity: 1,
        term: ([a], rounding) => toInteger(format, width, signed, rounding, a!),
      };
    }
  }
}

const softFloat = openSoftFloat();
const scalar: SoftFloat = (_, mode, columns) => {
  const [values, flags] = [new BigUint64Array(chunk), new Uint8Array(chunk)];
  const [x, y, z] = columns.map(column => new Float64Array(column.buffer));
  fusedMultiplyAddAll([x!, y!, z!], roundingModes[mode]!, new Float64Array(values.buffer), flags);
  return { nanoseconds: 0, values, flags };
};
const names = chosen.length > 0 ? chosen : softFloat ? Object.keys(functions) : ['f64_mulAdd'];

for (const name of names) {
  const { width, arity, term } = functions[name]!;
  const variables = ['x', 'y', 'z'].slice(0, arity).map(operand => variable(operand, width));
  const batches = roundingModes.map(rounding => {
    const batch = compileTerm(term(variables, rounding), variables, rounding, chunk);
    if (batch instanceof Unsupported) throw batch;
    return batch;
  });
  for (let part = 0; part < chunks; part++) {
    const columns = mixed(width, arity, chunk, part + 1);
    for (const [mode, rounding] of roundingModes.entries()) {
      const batch = batches[mode]!;
      for (const [slot, column] of columns.entries()) batch.operands[slot]!.set(column);
      batch.run(chunk);
      const expected = (softFloat ?? scalar)(name, mode, columns);
      const same =
        Buffer.from(batch.values.buffer, batch.values.byteOffset, 8 * chunk).equals(
          Buffer.from(expected.values.buffer, expected.values.byteOffset, 8 * chunk),
        ) && Buffer.from(batch.flags).equals(Buffer.from(expected.flags));
      if (!same) {
        const index = expected.values.findIndex(
          (value, at) => value !== batch.values[at] || expected.flags[at] !== batch.flags[at],
        );
        const operands = columns.map(column => column[index]!.toString(16));
        const [wanted, found] = [expected, batch].map(
          ({ values, flags }) => `${values[index]!.toString(16)} flags ${flags[index]}`,
        );
        console.error(`${name} ${rounding} of ${operands.join(', ')}: expected ${wanted}, found ${found}`);
        process.exit(1);
      }
    }
  }
  const against = softFloat ? 'SoftFloat' : 'the scalar one';
  console.log(`${name}: ${chunks * chunk} cases in each of five modes agree with ${against}`);
}
