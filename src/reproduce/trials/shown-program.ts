/** The Go program of one call that goes wrong, as a person would write it: what is promised stands in it. */
import type { Result } from './call.ts';
import { takesPointers } from './call.ts';
import { holdsBools, memorySize, pointedAt } from './compared-program.ts';
import { fileOf, functionOf, switchArguments } from './go-file.ts';
import { number, type ValueType } from './go-ops.ts';

/** The only function of the program. */
export const shownFunction = 'f';

/**
 * `program` prints both results, and is read by `readShown`; `test`, as Go's folder `test` has them, only says what is
 * wrong; `compile` is that of a function that is not compiled.
 */
export function shownProgram(
  result: Result,
  title: string,
  kind: 'program' | 'test' | 'compile' = 'program',
): string {
  const { trial } = result.call;
  const own = functionOf(trial, shownFunction, trial.remarks);
  if (kind === 'compile') return fileOf(own.slice(0, -1), title, ['// compile', '']);
  const body = [...own, ...mainOf(result, kind), ...(takesPointers(trial) ? ['', ...memory] : [])];
  return fileOf(body, title, kind === 'test' ? ['// run', ''] : []);
}

function mainOf({ call: { trial, values }, wanted = 0n, at }: Result, kind: 'program' | 'test'): string[] {
  const args = [
    ...trial.parameters.map(({ type }, index) =>
      type === 'unsafe.Pointer' ? pointer : argument(type, values[index]!),
    ),
    ...switchArguments(trial),
  ];
  const call = `${shownFunction}(${args.join(', ')})`;
  const fill = takesPointers(trial)
    ? ['\tfor i := range memory {', `\t\tmemory[i] = ${holdsBools(trial) ? '1' : `byte(i%255 + 1)`}`, '\t}']
    : [];
  const inMemory = at !== undefined;
  const [got, want] = inMemory
    ? [`memory[${pointedAt + at}]`, typed('uint8', wanted)]
    : [bare(trial.result!, call), typed(trial.result!, wanted)];
  return [
    'func main() {',
    ...fill,
    ...(inMemory ? [`\t${call}`] : []),
    ...(kind === 'program'
      ? [`\tgot, want := ${got}, ${want}`, '\tfmt.Printf("got %#v, want %#v\\n", got, want)']
      : [
          `\tif got, want := ${got}, ${want}; got != want {`,
          '\t\tpanic(fmt.Sprintf("got %#v, want %#v", got, want))',
          '\t}',
        ]),
    '}',
  ];
}

const pointer = `unsafe.Pointer(&memory[${pointedAt}])`;
const memory = ['// No byte of it is zero.', `var memory [${memorySize}]byte`];

/** Numbers are compared by their bits, since a NaN is no number's equal. */
const bare = (type: ValueType, call: string): string =>
  type.startsWith('float') ? `math.F${type.slice(1)}bits(${call})` : call;

/** A constant for a parameter of the type. */
function argument(type: ValueType, bits: bigint): string {
  if (type === 'bool') return bits === 0n ? 'false' : 'true';
  return type.startsWith('float') ? `math.F${type.slice(1)}frombits(${number(bits)})` : number(bits);
}

function typed(type: ValueType, bits: bigint): string {
  if (type === 'bool') return bits === 0n ? 'false' : 'true';
  return `${type.replace('float', 'uint')}(${number(bits)})`;
}

/** Undefined where it printed no results. */
export function readShown(
  result: Result,
  { out, err, code }: { readonly out: string; readonly err: string; readonly code: number | undefined },
): Result | undefined {
  const [, got, want] = /^got (0x[0-9a-f]+|true|false), want (0x[0-9a-f]+|true|false)$/m.exec(out) ?? [];
  if (got === undefined || want === undefined) {
    // 2 is how Go ends what panics.
    return code === 2 && /^panic: /m.test(err) ? { ...result, got: undefined, isRight: false } : undefined;
  }
  const bits = (text: string): bigint => (text.startsWith('0x') ? BigInt(text) : text === 'true' ? 1n : 0n);
  return { ...result, got: bits(got), wanted: bits(want), isRight: got === want };
}
