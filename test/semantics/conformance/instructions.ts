import * as float from '../../../src/semantics/float/index.ts';

/**
 * A register that an instruction reads or writes, as 64 bits: a float of a width, or an integer; `w` for one of which
 * any width counts, also as a count of bits, `f` for flags, and `c`
 * for one of three, of which only corners meet in all triples.
 */
export type Kind = 's' | 'd' | 'i' | 'w' | 'n' | 'f' | 'c';

/** One instruction, as this project understands it. */
export interface Instruction {
  readonly name: string;
  /** One letter for each operand. */
  readonly operands: readonly Kind[];
  /** Whether the encoding has room for a rounding mode. */
  readonly rounded: boolean;
  /** Bits of the result that count, where they are not all. */
  readonly resultWidth?: number;
  /** Where the result is defined at all; absent for everywhere. */
  defined?(operands: readonly bigint[]): boolean;
  /** From whole registers to the whole register. */
  execute(operands: readonly bigint[], env: float.Environment): float.Outcome;
}

type Compute = (operands: readonly bigint[], env: float.Environment) => float.Outcome;

const registerBits = 64;
const formats = { s: float.BINARY32, d: float.BINARY64 } as const;
type Letter = keyof typeof formats;

/** A value narrower than a float register is NaN-boxed: the bits above are ones (unprivileged ISA, 21.2). */
function box(format: float.Format, bits: bigint): bigint {
  return bits | (((1n << BigInt(registerBits - format.width)) - 1n) << BigInt(format.width));
}

/** The result of a 32-bit conversion or move is sign-extended (unprivileged ISA, 20.7). */
function signExtended(width: number, bits: bigint): bigint {
  return BigInt.asUintN(registerBits, BigInt.asIntN(width, bits));
}

const exact = (bits: bigint): float.Outcome => ({ bits, flags: 0 });

/** Puts the operands of a computation on encodings in place, and its result back in a register. */
function onFloats(x: Letter, result: Letter, compute: Compute): Compute {
  return (operands, env) => {
    const { bits, flags } = compute(
      operands.map(operand => BigInt.asUintN(formats[x].width, operand)),
      env,
    );
    return { bits: box(formats[result], bits), flags };
  };
}

type Row = [name: string, arity: number, rounded: boolean, compute: (format: float.Format) => Compute];

const fused =
  (product: boolean, addend: boolean) =>
  (format: float.Format): Compute =>
  ([a, b, c], env) =>
    float.fusedMultiplyAdd(
      format,
      product ? float.negate(format, a!) : a!,
      b!,
      addend ? float.negate(format, c!) : c!,
      env,
    );

/** Floats in, a float of the same width out. The signs of the fused four stand in section 20.6. */
const floatToFloat: readonly Row[] = [
  [
    'fadd',
    2,
    true,
    format =>
      ([a, b], env) =>
        float.add(format, a!, b!, env),
  ],
  [
    'fsub',
    2,
    true,
    format =>
      ([a, b], env) =>
        float.subtract(format, a!, b!, env),
  ],
  [
    'fmul',
    2,
    true,
    format =>
      ([a, b], env) =>
        float.multiply(format, a!, b!, env),
  ],
  [
    'fdiv',
    2,
    true,
    format =>
      ([a, b], env) =>
        float.divide(format, a!, b!, env),
  ],
  [
    'fsqrt',
    1,
    true,
    format =>
      ([a], env) =>
        float.squareRoot(format, a!, env),
  ],
  ['fmadd', 3, true, fused(false, false)],
  ['fmsub', 3, true, fused(false, true)],
  ['fnmsub', 3, true, fused(true, false)],
  ['fnmadd', 3, true, fused(true, true)],
  [
    'fsgnj',
    2,
    false,
    format =>
      ([a, b]) =>
        exact(float.copySign(format, a!, b!)),
  ],
  [
    'fsgnjn',
    2,
    false,
    format =>
      ([a, b]) =>
        exact(float.copyOppositeSign(format, a!, b!)),
  ],
  [
    'fsgnjx',
    2,
    false,
    format =>
      ([a, b]) =>
        exact(float.xorSign(format, a!, b!)),
  ],
  [
    'fmin',
    2,
    false,
    format =>
      ([a, b], env) =>
        float.minimumNumber(format, a!, b!, env),
  ],
  [
    'fmax',
    2,
    false,
    format =>
      ([a, b], env) =>
        float.maximumNumber(format, a!, b!, env),
  ],
];

const truth = ({ value, flags }: float.Comparison): float.Outcome => ({ bits: value ? 1n : 0n, flags });

/** Floats in, an integer out. */
const floatToInteger: readonly Row[] = [
  [
    'feq',
    2,
    false,
    format =>
      ([a, b]) =>
        truth(float.equal(format, a!, b!)),
  ],
  [
    'flt',
    2,
    false,
    format =>
      ([a, b]) =>
        truth(float.less(format, a!, b!)),
  ],
  [
    'fle',
    2,
    false,
    format =>
      ([a, b]) =>
        truth(float.lessOrEqual(format, a!, b!)),
  ],
  [
    'fclass',
    1,
    false,
    format =>
      ([a]) =>
        exact(float.classify(format, a!)),
  ],
];

const integerTypes = [
  ['w', { width: 32, signed: true }],
  ['wu', { width: 32, signed: false }],
  ['l', { width: 64, signed: true }],
  ['lu', { width: 64, signed: false }],
] as const;

function* instructionsOf(x: Letter): Generator<Instruction> {
  const format = formats[x];
  for (const [stem, arity, rounded, compute] of floatToFloat) {
    const operands = Array<Kind>(arity).fill(x);
    yield { name: `${stem}.${x}`, operands, rounded, execute: onFloats(x, x, compute(format)) };
  }
  for (const [stem, arity, rounded, compute] of floatToInteger) {
    const operands = Array<Kind>(arity).fill(x);
    yield { name: `${stem}.${x}`, operands, rounded, execute: onFloats(x, 'd', compute(format)) };
  }
  for (const [letter, type] of integerTypes) {
    yield {
      name: `fcvt.${letter}.${x}`,
      operands: [x],
      rounded: true,
      execute([a], env) {
        const { bits, flags } = float.toInteger(format, BigInt.asUintN(format.width, a!), type, env);
        return { bits: signExtended(type.width, bits), flags };
      },
    };
    yield {
      name: `fcvt.${x}.${letter}`,
      operands: ['i'],
      rounded: type.width >= format.significandBits,
      execute([a], env) {
        const value = type.signed ? BigInt.asIntN(type.width, a!) : BigInt.asUintN(type.width, a!);
        const { bits, flags } = float.fromInteger(format, value, env);
        return { bits: box(format, bits), flags };
      },
    };
  }
}

const betweenWidths: readonly Instruction[] = [
  {
    name: 'fcvt.s.d',
    operands: ['d'],
    rounded: true,
    execute: onFloats('d', 's', ([a], env) => float.convertFormat(float.BINARY64, float.BINARY32, a!, env)),
  },
  {
    name: 'fcvt.d.s',
    operands: ['s'],
    rounded: false,
    execute: onFloats('s', 'd', ([a], env) => float.convertFormat(float.BINARY32, float.BINARY64, a!, env)),
  },
];

const moves: readonly Instruction[] = [
  { name: 'fmv.x.w', operands: ['s'], rounded: false, execute: ([a]) => exact(signExtended(32, a!)) },
  {
    name: 'fmv.w.x',
    operands: ['i'],
    rounded: false,
    execute: ([a]) => exact(box(float.BINARY32, BigInt.asUintN(32, a!))),
  },
  { name: 'fmv.x.d', operands: ['d'], rounded: false, execute: ([a]) => exact(a!) },
  { name: 'fmv.d.x', operands: ['i'], rounded: false, execute: ([a]) => exact(a!) },
];

/** Every instruction of F and D that computes; loads, stores and the moves of fcsr do not. */
export const instructions: readonly Instruction[] = [
  ...instructionsOf('s'),
  ...instructionsOf('d'),
  ...betweenWidths,
  ...moves,
];

const environments: readonly float.Environment[] = float.roundingModes.map(rounding => ({
  rounding,
  nan: float.canonical,
  tininess: 'after',
}));

/** RISC-V's environment for a mode by its number in frm (unprivileged ISA, 20.2). */
export function environmentOf(frm: number): float.Environment {
  const env = environments[frm];
  if (env === undefined) throw new RangeError(`there is no rounding mode ${frm}`);
  return env;
}
