/**
 * WebAssembly's integer instructions as Go's WasmOps.go names them. Every register is an i64 local: values of fewer
 * bits are computed with all 64. What a comparison gives is an i32, which Go extends with zeros.
 */
import {
  bits,
  bvadd,
  bvand,
  bvashr,
  bvlshr,
  bvmul,
  bvor,
  bvsdiv,
  bvshl,
  bvsle,
  bvslt,
  bvsrem,
  bvsub,
  bvudiv,
  bvule,
  bvult,
  bvurem,
  bvxor,
  countLeadingZeros,
  countOnes,
  countTrailingZeros,
  equal,
  fromTruth,
  ifThenElse,
  not,
  rotateLeft,
} from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { aux, commutes, integer, op, section, sext, type Trait, table, zext } from '../table.ts';

const [b, h, w, x] = [integer(8), integer(16), integer(32), integer(64)];

const zero = bits(64, 0n);
const flag = (condition: Term): Term => fromTruth(64, condition);
const same = (a: Term): Term => a;

/** The count of a shift is taken modulo the width. */
const masked = (shift: (a: Term, count: Term) => Term) => (a: Term, count: Term) => {
  const width = a.sort as number;
  return shift(a, bvand(count, bits(width, BigInt(width - 1))));
};

const trapsAtZero = (name: string): Trait => ({
  defined: { words: `${name} does not trap: it is not by zero`, condition: (_, c) => not(equal(c, zero)) },
});

// biome-ignore format: an op is a line
export const integerOps = () => [
  ...table('WebAssembly core specification',
    section('4.3.2, integer operations',
      op('I64Const', [aux('Int64')], x, same, 'the constant'),
      op('I64Add', [x, x], x, bvadd, 'the sum modulo 2^64', commutes),
      op('I64AddConst', [x, aux('Int64')], x, bvadd, 'i64.const and i64.add: the sum with the constant modulo 2^64'),
      op('I64Sub', [x, x], x, bvsub, 'the difference modulo 2^64'),
      op('I64Mul', [x, x], x, bvmul, 'the product modulo 2^64', commutes),
      op('I64DivU', [x, x], x, bvudiv, 'the unsigned quotient; traps at a divisor of zero', trapsAtZero('I64DivU')),
      op('I64RemS', [x, x], x, bvsrem, 'the signed remainder, with the sign of the dividend; traps at a divisor of zero', trapsAtZero('I64RemS')),
      op('I64RemU', [x, x], x, bvurem, 'the unsigned remainder; traps at a divisor of zero', trapsAtZero('I64RemU')),
      op('I64And', [x, x], x, bvand, 'the bitwise conjunction', commutes),
      op('I64Or', [x, x], x, bvor, 'the bitwise disjunction', commutes),
      op('I64Xor', [x, x], x, bvxor, 'the bitwise exclusive disjunction', commutes),
      op('I64Shl', [x, x], x, masked(bvshl), 'shifts left by the count modulo 64'),
      op('I64ShrU', [x, x], x, masked(bvlshr), 'shifts right by the count modulo 64, zeros coming in'),
      op('I64ShrS', [x, x], x, masked(bvashr), 'shifts right by the count modulo 64, the sign coming in'),
      op('I64Rotl', [x, x], x, rotateLeft, 'rotates left by the count modulo 64'),
      op('I64Clz', [x], x, countLeadingZeros, 'the count of leading zeros; 64 for zero'),
      op('I64Ctz', [x], x, countTrailingZeros, 'the count of trailing zeros; 64 for zero'),
      op('I64Popcnt', [x], x, countOnes, 'the count of ones'),
      op('I64Eqz', [x], x, a => flag(equal(a, zero)), '1 if the operand is zero, else 0'),
      op('I64Eq', [x, x], x, (a, c) => flag(equal(a, c)), '1 if the operands are equal, else 0', commutes),
      op('I64Ne', [x, x], x, (a, c) => flag(not(equal(a, c))), '1 if the operands are not equal, else 0', commutes),
      op('I64LtS', [x, x], x, (a, c) => flag(bvslt(a, c)), '1 if less, signed, else 0'),
      op('I64LtU', [x, x], x, (a, c) => flag(bvult(a, c)), '1 if less, unsigned, else 0'),
      op('I64GtS', [x, x], x, (a, c) => flag(bvslt(c, a)), '1 if greater, signed, else 0'),
      op('I64GtU', [x, x], x, (a, c) => flag(bvult(c, a)), '1 if greater, unsigned, else 0'),
      op('I64LeS', [x, x], x, (a, c) => flag(bvsle(a, c)), '1 if less or equal, signed, else 0'),
      op('I64LeU', [x, x], x, (a, c) => flag(bvule(a, c)), '1 if less or equal, unsigned, else 0'),
      op('I64GeS', [x, x], x, (a, c) => flag(bvsle(c, a)), '1 if greater or equal, signed, else 0'),
      op('I64GeU', [x, x], x, (a, c) => flag(bvule(c, a)), '1 if greater or equal, unsigned, else 0'),
      op('I64Extend8S', [b], sext(b), same, 'the low byte, sign-extended'),
      op('I64Extend16S', [h], sext(h), same, 'the low 16 bits, sign-extended'),
      op('I64Extend32S', [w], sext(w), same, 'the low 32 bits, sign-extended'),
    ),
  ),
  ...table("Go's cmd/compile/internal/wasm, ssa.go",
    section('instructions around those of i32',
      op('I32Rotl', [w, w], zext(w), rotateLeft, 'i32.wrap_i64 of both, i32.rotl, i64.extend_i32_u: the low words, rotated left; zero-extended'),
      op('Select', [x, x, w], x, (a, c, condition) => ifThenElse(equal(condition, bits(32, 0n)), c, a), 'i32.wrap_i64 of the condition, select: the first if the low word of the third is not zero, else the second'),
    ),
    section('runtime.wasmDiv',
      op('I64DivS', [x, x], x, bvsdiv, 'the signed quotient, where the most negative by -1 is itself; i64.div_s traps at a divisor of zero', trapsAtZero('I64DivS')),
    ),
  ),
];
