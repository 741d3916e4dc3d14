/**
 * Go's types as far as a register can hold their values, or a few: where the type of a value matters to a rule, the
 * claim is made for each of them.
 */
import { BINARY32, BINARY64 } from '../semantics/float/index.ts';
import { type CompoundRegister, type Parts, partWidth } from '../semantics/ops/entry.ts';
import { complex, empty, interfaceValue, slice, string } from '../semantics/ops/table.ts';

export interface RegisterType {
  readonly name: string;
  readonly kind: 'integer' | 'float' | 'boolean' | 'pointer' | 'compound' | 'vector';
  /** In bytes. */
  readonly size: number;
  readonly signed: boolean;
  /** Of a type whose values have several parts, or none. */
  readonly register?: CompoundRegister;
}

const integers = [1, 2, 4, 8].flatMap((size): RegisterType[] => [
  { name: `int${8 * size}`, kind: 'integer', size, signed: true },
  { name: `uint${8 * size}`, kind: 'integer', size, signed: false },
]);

/** Of machines whose pointers have so many bytes. */
export const registerTypes = (pointerSize: number): readonly RegisterType[] => [
  ...integers,
  { name: 'float32', kind: 'float', size: 4, signed: true },
  { name: 'float64', kind: 'float', size: 8, signed: true },
  { name: 'bool', kind: 'boolean', size: 1, signed: false },
  pointerType(pointerSize),
];

export const pointerType = (size: number): RegisterType => ({
  name: 'pointer',
  kind: 'pointer',
  size,
  signed: false,
});

const compound = (name: string, register: CompoundRegister, sizeOfPart: number): RegisterType => ({
  name,
  kind: 'compound',
  size: register.words.length * sizeOfPart,
  signed: false,
  register,
});

/** Those of which no one register holds the values, as far as they are modelled; `struct{}` stands for all of size zero. */
export const compoundTypes = (pointerSize: number): readonly RegisterType[] => [
  compound('complex64', { ...complex, format: BINARY32 }, 4),
  compound('complex128', { ...complex, format: BINARY64 }, 8),
  compound('string', string, pointerSize),
  compound('slice', slice, pointerSize),
  compound('interface', interfaceValue, pointerSize),
  compound('struct{}', empty, 0),
];

/** Those of vectors of so many bytes, whatever their elements are. */
export const vectorTypes = (sizes: readonly number[]): readonly RegisterType[] =>
  sizes.map(size => ({ name: `vec${8 * size}`, kind: 'vector', size, signed: false }));

/** All that a case can choose. */
export const allTypes = (pointerSize: number): readonly RegisterType[] => [
  ...registerTypes(pointerSize),
  ...compoundTypes(pointerSize),
  ...vectorTypes([16, 32, 64]),
];

/** How values of the type lie in memory, where they have several parts. */
export function partsOfType({ register, size }: RegisterType): Parts | undefined {
  if (register === undefined) return undefined;
  const count = register.words.length;
  return { count, size: count === 0 ? 0 : size / count, held: partWidth(register) };
}

/**
 * Of what addresses of values of the type are multiples (CalcSize in types/size.go): of the size, or of that of a part, and
 * where pointers have 32 bits of four bytes at most.
 */
export const alignmentOf = (type: RegisterType, pointerSize: number): number =>
  Math.max(1, Math.min(partsOfType(type)?.size ?? type.size, pointerSize));

/** The types that op tables and `typ.X` name, by that name; a pointer by any of its names. */
export function typeNamed(name: string, pointerSize: number): RegisterType | undefined {
  const lower = name.toLowerCase();
  const plain =
    lower === 'int' || lower === 'uint' || lower === 'uintptr'
      ? `${lower.replace('ptr', '')}${8 * pointerSize}`
      : lower;
  const isPointer = lower.endsWith('ptr') && lower !== 'uintptr';
  const types = [...registerTypes(pointerSize), ...compoundTypes(pointerSize)];
  return types.find(type => type.name === (isPointer ? 'pointer' : plain));
}
