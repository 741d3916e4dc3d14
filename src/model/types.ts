/**
 * Go's types as far as a register can hold their values: where the type of a value matters to a rule, the claim is
 * made for each of them.
 */

export interface RegisterType {
  readonly name: string;
  readonly kind: 'integer' | 'float' | 'boolean' | 'pointer';
  /** In bytes. */
  readonly size: number;
  readonly signed: boolean;
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
  { name: 'pointer', kind: 'pointer', size: pointerSize, signed: false },
];

/** The types that op tables and `typ.X` name, by that name; a pointer by any of its names. */
export function typeNamed(name: string, pointerSize: number): RegisterType | undefined {
  const lower = name.toLowerCase();
  const plain =
    lower === 'int' || lower === 'uint' || lower === 'uintptr'
      ? `${lower.replace('ptr', '')}${8 * pointerSize}`
      : lower;
  const isPointer = lower.endsWith('ptr') && lower !== 'uintptr';
  return registerTypes(pointerSize).find(type => type.name === (isPointer ? 'pointer' : plain));
}
