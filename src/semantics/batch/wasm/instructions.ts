/**
 * Instructions as functions from expressions to expressions, under the names that the core specification
 * gives them. Only those that the kernels use.
 */
import {
  type Expression,
  expression,
  type F64,
  type I32,
  type I64,
  type V128,
  type ValueType,
} from './expression.ts';
import { signed, unsigned } from './leb128.ts';

/** Vector instructions are numbered behind a prefix byte. */
const vector = (opcode: number): number[] => [0xfd, ...unsigned(opcode)];

const unary =
  <T extends ValueType, R extends ValueType>(result: R, opcode: readonly number[]) =>
  (a: Expression<T>): Expression<R> =>
    expression(result, a.code, opcode);

const binary =
  <T extends ValueType, U extends ValueType, R extends ValueType>(result: R, opcode: readonly number[]) =>
  (a: Expression<T>, b: Expression<U>): Expression<R> =>
    expression(result, a.code, b.code, opcode);

const i32Binary = (opcode: number) => binary<'i32', 'i32', 'i32'>('i32', [opcode]);
const i64Binary = (opcode: number) => binary<'i64', 'i64', 'i64'>('i64', [opcode]);
const i64Relation = (opcode: number) => binary<'i64', 'i64', 'i32'>('i32', [opcode]);
const v128Unary = (opcode: number) => unary<'v128', 'v128'>('v128', vector(opcode));
const v128Binary = (opcode: number) => binary<'v128', 'v128', 'v128'>('v128', vector(opcode));
const v128Shift = (opcode: number) => (a: V128, count: number) =>
  binary<'v128', 'i32', 'v128'>('v128', vector(opcode))(a, i32.constant(count));

/** The alignment is a hint; the smallest never lies. */
const memory = (offset: number): number[] => [0, ...unsigned(offset)];

const load =
  <R extends ValueType>(result: R, opcode: readonly number[]) =>
  (address: I32, offset = 0): Expression<R> =>
    expression(result, address.code, opcode, memory(offset));

export const i32 = {
  constant: (value: number): I32 => expression('i32', [0x41], signed(BigInt(value | 0))),
  ltU: i32Binary(0x49),
  add: i32Binary(0x6a),
  subtract: i32Binary(0x6b),
  and: i32Binary(0x71),
  shl: i32Binary(0x74),
  ctz: unary<'i32', 'i32'>('i32', [0x68]),
  popcnt: unary<'i32', 'i32'>('i32', [0x69]),
  wrap: unary<'i64', 'i32'>('i32', [0xa7]),
} as const;

export const i64 = {
  constant: (value: bigint): I64 => expression('i64', [0x42], signed(BigInt.asIntN(64, value))),
  extendU: unary<'i32', 'i64'>('i64', [0xad]),
  ltU: i64Relation(0x54),
  shl: i64Binary(0x86),
  shrS: i64Binary(0x87),
  shrU: i64Binary(0x88),
  multiply: i64Binary(0x7e),
  truncSatF64S: unary<'f64', 'i64'>('i64', [0xfc, 6]),
  truncSatF64U: unary<'f64', 'i64'>('i64', [0xfc, 7]),
  /** `then` if the condition is not zero; both are computed. */
  select: (then: I64, otherwise: I64, condition: I32): I64 =>
    expression('i64', then.code, otherwise.code, condition.code, [0x1b]),
} as const;

export const v128 = {
  load: load('v128', vector(0x00)),
  load64Splat: load('v128', vector(0x0a)),
  not: v128Unary(0x4d),
  and: v128Binary(0x4e),
  /** a and not b. */
  andnot: v128Binary(0x4f),
  or: v128Binary(0x50),
  xor: v128Binary(0x51),
  /** The bits of a where the mask is set, else those of b. */
  bitselect: (a: V128, b: V128, mask: V128): V128 =>
    expression('v128', a.code, b.code, mask.code, vector(0x52)),
  anyTrue: unary<'v128', 'i32'>('i32', vector(0x53)),
  /** Replaces one lane by eight bytes of memory. */
  load64Lane: (address: I32, a: V128, lane: 0 | 1, offset = 0): V128 =>
    expression('v128', address.code, a.code, vector(0x57), memory(offset), [lane]),
} as const;

/** The same 64 bits in both lanes. */
function splatConstant(bits: bigint): V128 {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, bits, true);
  view.setBigUint64(8, bits, true);
  return expression('v128', vector(0x0c), [...bytes]);
}

export const i64x2 = {
  constant: (value: bigint): V128 => splatConstant(BigInt.asUintN(64, value)),
  splat: unary<'i64', 'v128'>('v128', vector(0x12)),
  extractLane: (a: V128, lane: 0 | 1): I64 => expression('i64', a.code, vector(0x1d), [lane]),
  replaceLane: (a: V128, lane: 0 | 1, value: I64): V128 =>
    expression('v128', a.code, value.code, vector(0x1e), [lane]),
  bitmask: unary<'v128', 'i32'>('i32', vector(0xc4)),
  shl: v128Shift(0xcb),
  shrS: v128Shift(0xcc),
  shrU: v128Shift(0xcd),
  add: v128Binary(0xce),
  subtract: v128Binary(0xd1),
  multiply: v128Binary(0xd5),
  eq: v128Binary(0xd6),
  ne: v128Binary(0xd7),
  ltS: v128Binary(0xd8),
  gtS: v128Binary(0xd9),
  leS: v128Binary(0xda),
  geS: v128Binary(0xdb),
} as const;

export const i32x4 = {
  minS: v128Binary(0xb6),
  minU: v128Binary(0xb7),
  maxS: v128Binary(0xb8),
} as const;

export const f64x2 = {
  constant: (value: number): V128 => {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value);
    return splatConstant(view.getBigUint64(0));
  },
  extractLane: (a: V128, lane: 0 | 1): F64 => expression('f64', a.code, vector(0x21), [lane]),
  eq: v128Binary(0x47),
  ne: v128Binary(0x48),
  lt: v128Binary(0x49),
  gt: v128Binary(0x4a),
  ge: v128Binary(0x4c),
  ceil: v128Unary(0x74),
  floor: v128Unary(0x75),
  trunc: v128Unary(0x7a),
  nearest: v128Unary(0x94),
  abs: v128Unary(0xec),
  sqrt: v128Unary(0xef),
  add: v128Binary(0xf0),
  subtract: v128Binary(0xf1),
  multiply: v128Binary(0xf2),
  divide: v128Binary(0xf3),
  /** The two low 32-bit lanes, widened exactly. */
  promoteLow: v128Unary(0x5f),
  /** The lanes as binary32, rounded to nearest even, in the two low 32-bit lanes; the others become 0. */
  demoteZero: v128Unary(0x5e),
  /** The two low 32-bit lanes as integers, exactly. */
  convertLowI32x4S: v128Unary(0xfe),
  convertLowI32x4U: v128Unary(0xff),
} as const;

/** Bytes of a and b (numbered 0 to 31) in the given order. */
export function shuffle(a: V128, b: V128, bytes: readonly number[]): V128 {
  return expression('v128', a.code, b.code, vector(0x0d), bytes);
}

const word = (index: number): number[] => [0, 1, 2, 3].map(byte => 4 * index + byte);
/** The low halves of both 64-bit lanes, in the two low 32-bit lanes. */
export const lowWords = (a: V128): V128 => shuffle(a, a, [...word(0), ...word(2), ...word(0), ...word(2)]);
/** The high halves of both 64-bit lanes, in the two low 32-bit lanes. */
export const highWords = (a: V128): V128 => shuffle(a, a, [...word(1), ...word(3), ...word(1), ...word(3)]);
/** The two low 32-bit lanes, each zero-extended to 64 bits. */
export const extendLowWords = v128Unary(0xc9);

/** A statement that stores a vector. */
export const storeVector = (address: I32, value: V128, offset = 0): number[] => [
  ...address.code,
  ...value.code,
  ...vector(0x0b),
  ...memory(offset),
];

/** A statement that stores the low 16 bits of lane 0 of a vector of 16-bit lanes. */
export const storeLowPair = (address: I32, value: V128, offset = 0): number[] => [
  ...address.code,
  ...value.code,
  ...vector(0x59),
  ...memory(offset),
  0,
];

export const storeI32 = (address: I32, value: I32): number[] => [
  ...address.code,
  ...value.code,
  0x36,
  ...memory(0),
];
