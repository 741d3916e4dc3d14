/**
 * Calls of Go's simd/archsimd that are one op of the language each, found in the text of the package: its methods that have
 * no body, and what makes, stores and reads masks.
 */
import type { OpEntry } from '../../../src/semantics/ops/entry.ts';
import { generic } from '../../../src/semantics/ops/generic/index.ts';
import { vector } from '../../../src/semantics/ops/table.ts';
import { constantsOf } from '../ops/drawn-vectors.ts';
import { maskedStore } from '../ops/masked-memory.ts';

export interface Call {
  readonly entry: OpEntry;
  readonly constant: bigint | undefined;
  /** A statement that calls the method on `in` and stores what it gives to `out`. */
  readonly statement: string;
  /** What the statement calls. */
  readonly declaration?: string;
}

const isVector = (type: string): boolean => /^(Int|Uint|Float)\d+x\d+$/.test(type);
const arrayOf = (type: string): string => {
  const [, element, count] = /^(\w+)x(\d+)$/.exec(type)!;
  return `*[${count}]${element!.toLowerCase()}`;
};
const maskOf = (type: string): string | undefined => /^Mask(\d+x\d+)$/.exec(type)?.[1];
const loaded = (type: string, place: number): string =>
  maskOf(type) !== undefined
    ? `${loaded(`Int${maskOf(type)}`, place)}.ToMask()`
    : isVector(type)
      ? `archsimd.Load${type}Array((${arrayOf(type)})(unsafe.Pointer(&in[${place}])))`
      : `*(*${type})(unsafe.Pointer(&in[${place}]))`;

function stored(value: string, type: string): string {
  const mask = maskOf(type);
  if (mask !== undefined) return stored(`${value}.ToInt${mask}()`, `Int${mask}`);
  return isVector(type)
    ? `${value}.StoreArray((${arrayOf(type)})(unsafe.Pointer(out)))`
    : `*(*${type})(unsafe.Pointer(out)) = ${value}`;
}

/** Ops whose operands are not in the order of the call: of each the places of the receiver and of what follows. */
const orders: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^Permute(?!OrZero)/, [1, 0]],
  [/^ConcatPermute[IUF]/, [1, 2, 0]],
];

/** What a call says of the constant of its op. */
const constantArguments: readonly (readonly [RegExp, (constant: bigint) => string])[] = [
  [/Scaled/, constant => `${constant >> 4n}`],
  [/^ConcatPermute128Scalars/, constant => `${constant & 3n}, ${constant >> 4n}`],
];

/** The methods that the compiler makes an op of: they have no body. */
function callsIn(source: string): Call[] {
  const methods = source.matchAll(/^func \(x (\w+)\) ([A-Z]\w*)\(([^)]*)\) (\w+)$/gm);
  return [...methods].flatMap(([, type = '', method = '', parameters = '', result = '']) => {
    const entry = generic.ops.get(`${method}${type}`) ?? generic.ops.get(`${method}Var${type}`);
    if (entry === undefined || !isVector(type)) return [];
    const types = parameters
      .replace('lo, hi ', 'lohi ')
      .split(',')
      .flatMap(parameter => parameter.trim().split(' ').slice(1));
    const constantAt = entry.aux === undefined ? -1 : types.length > 1 && isVector(types[0]!) ? 1 : 0;
    const registers = [type, ...types.filter((_, index) => index !== constantAt)];
    const order = orders.find(([ops]) => ops.test(entry.name))?.[1] ?? registers.map((_, index) => index);
    const argument = constantArguments.find(([ops]) => ops.test(entry.name))?.[1] ?? String;
    return constantsOf(entry).map(constant => {
      const [receiver, ...operands] = registers.map((one, index) => loaded(one, order[index]!));
      if (constant !== undefined) operands.splice(constantAt, 0, argument(constant));
      return { entry, constant, statement: stored(`${receiver}.${method}(${operands.join(', ')})`, result) };
    });
  });
}

/**
 * Of a mask as an integer, and back. The compiler of Go 1.27 fails on a mask that is made of an integer and then stored or
 * read as a vector of integers (`invalid instruction: MOVUPS X0, AX`): it has the type of a mask register there. The
 * result of a function has the type of a vector.
 */
function conversionsIn(source: string): Call[] {
  const methods = source.matchAll(/^func \(x (Mask\w+)\) ToBits\(\) (uint(\d+))$/gm);
  return [...methods].flatMap(([, mask = '', integer = '', width = '']) => [
    {
      entry: generic.ops.get(`Cvt${mask}to${width}`)!,
      constant: undefined,
      statement: stored(`${loaded(mask, 0)}.ToBits()`, integer),
    },
    {
      entry: generic.ops.get(`Cvt${width}to${mask}`)!,
      constant: undefined,
      declaration: `func of${mask}(y ${integer}) archsimd.${mask} { return archsimd.${mask}FromBits(y) }`,
      statement: stored(`of${mask}(${loaded(integer, 0)})`, mask),
    },
  ]);
}

/** Go 1.27 has no method that is a masked load. */
function storesIn(source: string): Call[] {
  const methods = source.matchAll(
    /^func \(x (\w+\dx(\d+))\) StoreArrayMasked\(y (\S+), mask (Mask(\d+)\w+)\)$/gm,
  );
  return [...methods].flatMap(([, type = '', count, array = '', mask = '', width]) =>
    isVector(type)
      ? {
          entry: maskedStore(Number(width), Number(width) * Number(count)),
          constant: undefined,
          statement: `*out = in[0]; ${loaded(type, 1)}.StoreArrayMasked((${array})(unsafe.Pointer(out)), ${loaded(mask, 2)})`,
        }
      : [],
  );
}

/** The zero values of types. */
function zerosIn(source: string): Call[] {
  const entry = generic.ops.get('ZeroSIMD')!;
  return [...source.matchAll(/^type ((?:Int|Uint|Float)(\d+)x(\d+)) struct \{$/gm)].map(
    ([, type = '', width, count]) => {
      const size = Number(width) * Number(count);
      return {
        entry: {
          ...entry,
          results: [vector(size)],
          denote: () => entry.denote([], [], { width: size, order: 'little' }),
        },
        constant: undefined,
        statement: stored(`archsimd.${type}{}`, type),
      };
    },
  );
}

/** `ops` and `types` are the files of the package for one machine. */
export const callsOf = ({ ops, types }: { readonly ops: string; readonly types: string }): Call[] => [
  ...callsIn(ops),
  ...[conversionsIn, storesIn, zerosIn].flatMap(find => find(types)),
];
