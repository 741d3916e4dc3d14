/**
 * Generic ops as Go expressions, for trials: integers are unsigned throughout, and what is signed is converted where
 * it matters. The same expression stands in the function that the compiler optimises and in the reference.
 */
import { unparenthesized } from '../spelling.ts';

/** Go types of values. Integers of the rule are unsigned ones of their width. */
export type ValueType =
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'bool'
  | 'float32'
  | 'float64'
  | 'unsafe.Pointer';

export interface GoOp {
  readonly operands: readonly ValueType[];
  readonly result: ValueType;
  /** Of operands that can stand in any place. */
  write(...operands: string[]): string;
  /** Its value, where the language's op of the name gives none. */
  value?(...operands: bigint[]): bigint;
}

const widths = [8, 16, 32, 64] as const;
type Width = (typeof widths)[number];

export const unsigned = (width: Width): ValueType => `uint${width}`;
/** A small constant is of the type that its place asks for. */
const signed = (width: Width, text: string): string =>
  /^\d{1,2}$/.test(text) ? text : `int${width}(${unparenthesized(text)})`;
const converted = (type: ValueType, text: string): string => `${type}(${unparenthesized(text)})`;

const entry = (
  operands: readonly ValueType[],
  result: ValueType,
  write: (...operands: string[]) => string,
): GoOp => ({ operands, result, write });

const infix =
  (operator: string) =>
  (a: string, b: string): string =>
    `(${a} ${operator} ${b})`;

/** The operation on signed integers of the width. */
const onSigned =
  (width: Width, operator: string) =>
  (a: string, b: string): string =>
    `(${signed(width, a)} ${operator} ${signed(width, b)})`;

function ofWidth(k: Width): [string, GoOp][] {
  const type = unsigned(k);
  const arithmetic = (name: string, operator: string): [string, GoOp] => [
    `${name}${k}`,
    entry([type, type], type, infix(operator)),
  ];
  const quotient = (name: string, operator: string): [string, GoOp][] => [
    [`${name}${k}`, entry([type, type], type, (a, b) => converted(type, onSigned(k, operator)(a, b)))],
    [`${name}${k}u`, entry([type, type], type, infix(operator))],
  ];
  const comparison = (name: string, operator: string): [string, GoOp][] => [
    [`${name}${k}`, entry([type, type], 'bool', onSigned(k, operator))],
    [`${name}${k}U`, entry([type, type], 'bool', infix(operator))],
  ];
  const counted = (name: string, call: string): [string, GoOp] => [
    `${name}${k}`,
    entry([type], 'uint64', a => `uint64(bits.${call}${k}(${unparenthesized(a)}))`),
  ];
  return [
    arithmetic('Add', '+'),
    arithmetic('Sub', '-'),
    arithmetic('Mul', '*'),
    arithmetic('And', '&'),
    arithmetic('Or', '|'),
    arithmetic('Xor', '^'),
    [`Neg${k}`, entry([type], type, a => `(-${a})`)],
    [`Com${k}`, entry([type], type, a => `(^${a})`)],
    ...quotient('Div', '/'),
    ...quotient('Mod', '%'),
    [`Eq${k}`, entry([type, type], 'bool', infix('=='))],
    [`Neq${k}`, entry([type, type], 'bool', infix('!='))],
    ...comparison('Less', '<'),
    ...comparison('Leq', '<='),
    counted('Ctz', 'TrailingZeros'),
    counted('BitLen', 'Len'),
    counted('PopCount', 'OnesCount'),
    [`BitRev${k}`, entry([type], type, a => `bits.Reverse${k}(${unparenthesized(a)})`)],
    ...(k === 8
      ? []
      : [
          [`Bswap${k}`, entry([type], type, a => `bits.ReverseBytes${k}(${unparenthesized(a)})`)] as [
            string,
            GoOp,
          ],
        ]),
    [
      `RotateLeft${k}`,
      entry(
        [type, 'uint64'],
        type,
        (a, n) => `bits.RotateLeft${k}(${unparenthesized(a)}, int(${unparenthesized(n)}))`,
      ),
    ],
    ...widths.flatMap(n => shiftsBy(k, n)),
    ...widths.filter(to => to > k).flatMap(to => extensions(k, to)),
  ];
}

function shiftsBy(k: Width, n: Width): [string, GoOp][] {
  const [type, count] = [unsigned(k), unsigned(n)];
  return [
    [`Lsh${k}x${n}`, entry([type, count], type, infix('<<'))],
    [`Rsh${k}Ux${n}`, entry([type, count], type, infix('>>'))],
    [`Rsh${k}x${n}`, entry([type, count], type, (a, b) => converted(type, `${signed(k, a)} >> ${b}`))],
  ];
}

function extensions(from: Width, to: Width): [string, GoOp][] {
  const [narrow, wide] = [unsigned(from), unsigned(to)];
  return [
    [`ZeroExt${from}to${to}`, entry([narrow], wide, a => converted(wide, a))],
    [`SignExt${from}to${to}`, entry([narrow], wide, a => converted(wide, signed(from, a)))],
    [`Trunc${to}to${from}`, entry([wide], narrow, a => converted(narrow, a))],
  ];
}

/** The block that ends in a branch, as the root of an expression: the function returns 1 or 2. */
export const branch = 'If';

/** Functions that expressions call: the compiler puts the first in their place, and the second never. */
export const calledFunctions: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'choose',
    [
      'func choose(a, b uint64, c bool) uint64 {',
      '\tr := b',
      '\tif c {',
      '\t\tr = a',
      '\t}',
      '\treturn r',
      '}',
    ],
  ],
  ['branch', ['func branch(c bool) uint64 {', '\tif c {', '\t\treturn 1', '\t}', '\treturn 2', '}']],
]);

/** Ops by name; what Go has no expression for is not here. */
export const goOps: ReadonlyMap<string, GoOp> = new Map<string, GoOp>([
  ...widths.flatMap(ofWidth),
  ['Not', entry(['bool'], 'bool', a => `(!${a})`)],
  ['EqB', entry(['bool', 'bool'], 'bool', infix('=='))],
  ['NeqB', entry(['bool', 'bool'], 'bool', infix('!='))],
  ['AndB', entry(['bool', 'bool'], 'bool', infix('&&'))],
  ['OrB', entry(['bool', 'bool'], 'bool', infix('||'))],
  ['EqPtr', entry(['unsafe.Pointer', 'unsafe.Pointer'], 'bool', infix('=='))],
  ['NeqPtr', entry(['unsafe.Pointer', 'unsafe.Pointer'], 'bool', infix('!='))],
  ['IsNonNil', entry(['unsafe.Pointer'], 'bool', a => `(${a} != nil)`)],
  [
    'CondSelect',
    entry(
      ['uint64', 'uint64', 'bool'],
      'uint64',
      (a, b, c) => `choose(${[a, b, c].map(unparenthesized).join(', ')})`,
    ),
  ],
  [
    branch,
    { ...entry(['bool'], 'uint64', a => `branch(${unparenthesized(a)})`), value: a => (a === 1n ? 1n : 2n) },
  ],
]);

/** Constants by the op that makes them. */
export const constantOps: ReadonlyMap<string, ValueType> = new Map<string, ValueType>([
  ...widths.map(k => [`Const${k}`, unsigned(k)] as const),
  ['ConstBool', 'bool'],
]);

/** An untyped constant: in decimal where that is short. */
export const number = (bits: bigint): string => (bits < 1000n ? `${bits}` : `0x${bits.toString(16)}`);

/** A Go expression for the bits of a constant. */
export function literal(type: ValueType, bits: bigint): string {
  switch (type) {
    case 'bool':
      return bits === 0n ? 'false' : 'true';
    case 'float32':
    case 'float64':
      return `math.F${type.slice(1)}frombits(${bits})`;
    case 'unsafe.Pointer':
      return 'nil';
    default:
      return `${type}(${number(BigInt.asUintN(sizeOf(type) * 8, bits))})`;
  }
}

/** In bytes, on machines of 64 bits. */
export function sizeOf(type: ValueType): number {
  if (type === 'bool') return 1;
  return type === 'unsafe.Pointer' ? 8 : Number(/\d+$/.exec(type)![0]) / 8;
}

/** A Go expression of type uint64 for the bits of a value. */
export function bitsOf(type: ValueType, text: string): string {
  if (type === 'bool') return `truth(${text})`;
  if (type === 'unsafe.Pointer') return `uint64(uintptr(${text}))`;
  return type.startsWith('float') ? `uint64(math.F${type.slice(1)}bits(${text}))` : `uint64(${text})`;
}
