/** WebAssembly's floating-point instructions as Go's WasmOps.go names them. One definition serves both formats. */
import type { RoundingMode } from '../../float/environment.ts';
import { BINARY32, BINARY64, type Format } from '../../float/format.ts';
import { unspecified } from '../../float/nan-policy.ts';
import {
  absolute,
  arithmetic,
  copySign,
  floatEqual,
  fromInteger,
  fromTruth,
  less,
  lessOrEqual,
  negate,
  not,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { aux, commutes, float, integer, op, type Row, section, table, truncated } from '../table.ts';

/** "the sign of a NaN and its payload are non-deterministic" (core specification, 4.3.3, NaN propagation). */
const { add, subtract, multiply, divide, squareRoot, convert } = arithmetic(unspecified);

const x = integer(64);
const [s, d] = [float(BINARY32), float(BINARY64)];

const bothFormats = (rows: (name: 'F32' | 'F64', format: Format) => readonly Row[]): Row[] => [
  ...rows('F32', BINARY32),
  ...rows('F64', BINARY64),
];
const constantKinds = { F32: 'Float32', F64: 'Float64' } as const;

const flag = (condition: Term): Term => fromTruth(64, condition);
const same = (a: Term): Term => a;

const integral = (format: Format, rounding: RoundingMode) => (a: Term) =>
  arithmetic(unspecified, rounding).roundToIntegral(format, a);

/** The signed and the unsigned integers of 64 bits. */
const bothSigns = (rows: (letter: string, signed: boolean) => readonly Row[]): Row[] => [
  ...rows('S', true),
  ...rows('U', false),
];

// biome-ignore format: an op is a line
export const floatOps = () => table('WebAssembly core specification',
  section('4.3.3, floating-point operations', ...bothFormats((n, f) => {
    const r = float(f);
    return [
      op(`${n}Add`, [r, r], r, (a, b) => add(f, a, b), 'the sum', commutes),
      op(`${n}Sub`, [r, r], r, (a, b) => subtract(f, a, b), 'the difference'),
      op(`${n}Mul`, [r, r], r, (a, b) => multiply(f, a, b), 'the product', commutes),
      op(`${n}Div`, [r, r], r, (a, b) => divide(f, a, b), 'the quotient'),
      op(`${n}Sqrt`, [r], r, a => squareRoot(f, a), 'the square root'),
      op(`${n}Ceil`, [r], r, integral(f, 'rup'), 'the least integral number that is not less'),
      op(`${n}Floor`, [r], r, integral(f, 'rdn'), 'the greatest integral number that is not greater'),
      op(`${n}Trunc`, [r], r, integral(f, 'rtz'), 'the number without its fraction'),
      op(`${n}Nearest`, [r], r, integral(f, 'rne'), 'the nearest integral number, ties to even'),
      op(`${n}Neg`, [r], r, a => negate(f, a), 'the operand with its sign reversed, a NaN too'),
      op(`${n}Abs`, [r], r, a => absolute(f, a), 'the operand with its sign cleared, a NaN too'),
      op(`${n}Copysign`, [r, r], r, (a, b) => copySign(f, a, b), 'the first operand with the sign of the second, NaNs too'),
      op(`${n}Eq`, [r, r], x, (a, b) => flag(floatEqual(f, a, b)), '1 if equal, else 0; 0 on NaN', commutes),
      op(`${n}Ne`, [r, r], x, (a, b) => flag(not(floatEqual(f, a, b))), '1 if not equal, else 0; 1 on NaN', commutes),
      op(`${n}Lt`, [r, r], x, (a, b) => flag(less(f, a, b)), '1 if less, else 0; 0 on NaN'),
      op(`${n}Gt`, [r, r], x, (a, b) => flag(less(f, b, a)), '1 if greater, else 0; 0 on NaN'),
      op(`${n}Le`, [r, r], x, (a, b) => flag(lessOrEqual(f, a, b)), '1 if less or equal, else 0; 0 on NaN'),
      op(`${n}Ge`, [r, r], x, (a, b) => flag(lessOrEqual(f, b, a)), '1 if greater or equal, else 0; 0 on NaN'),
      op(`${n}Const`, [aux(constantKinds[n])], r, same, 'the constant'),
    ];
  })),
  section('4.3.4, conversions', ...bothFormats((n, f) => bothSigns((letter, signed) => [
      op(`I64TruncSat${n}${letter}`, [float(f)], x, a => truncated(f, { width: 64, signed }, 0n, a), `a number without its fraction as ${signed ? 'a signed' : 'an unsigned'} integer; out of range saturates, 0 for NaN`),
      op(`${n}ConvertI64${letter}`, [x], float(f), a => fromInteger(f, signed, a), `${signed ? 'a signed' : 'an unsigned'} integer, rounded to nearest`),
    ])),
    op('F32DemoteF64', [d], s, a => convert(BINARY64, BINARY32, a), 'a double as a single, rounded to nearest'),
    op('F64PromoteF32', [s], d, a => convert(BINARY32, BINARY64, a), 'a single as a double'),
  ),
);
