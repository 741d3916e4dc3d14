/**
 * The functions that TestFloat has vectors of, by TestFloat's names: a table from each name to its operands,
 * its result and the exact evaluation of it. A format that TestFloat generates nothing for, such as bf16 in
 * most functions, has its entries all the same: other programs write the same lines.
 */

import type { Comparison, Environment, Format, Outcome } from '../float/index.ts';
import * as exact from '../float/index.ts';
import type { Operator, OperatorNamed } from '../term/operator.ts';
import { type FieldType, type FloatType, floatTypes, integerTypes, truth, type WholeType } from './types.ts';

/** What `testfloat_gen` was asked for besides the function. */
export interface Conventions extends Environment {
  /** Whether rounding to an integer signals inexact: `-exact`, else `-notexact`. */
  readonly exact: boolean;
}

export interface TestFunction {
  readonly name: string;
  readonly operands: readonly FieldType[];
  readonly result: FieldType;
  /** The exact evaluation, on as many operands as `operands` lists. */
  readonly compute: (operands: readonly bigint[], conventions: Conventions) => Outcome;
  /** The same as one operator of the term language, where there is one: it may have a fast evaluation. */
  readonly operator?: (conventions: Conventions) => Operator;
}

type ArithmeticOperator = OperatorNamed<'fp.add' | 'fp.sub' | 'fp.mul' | 'fp.div' | 'fp.sqrt' | 'fp.fma'>;

interface Operation {
  readonly arity: number;
  readonly compute: (format: Format, operands: readonly bigint[], conventions: Conventions) => Outcome;
  readonly operator?: ArithmeticOperator['name'];
}

const operations: Readonly<Record<string, Operation>> = {
  add: { arity: 2, compute: (format, [a, b], env) => exact.add(format, a!, b!, env), operator: 'fp.add' },
  sub: {
    arity: 2,
    compute: (format, [a, b], env) => exact.subtract(format, a!, b!, env),
    operator: 'fp.sub',
  },
  mul: {
    arity: 2,
    compute: (format, [a, b], env) => exact.multiply(format, a!, b!, env),
    operator: 'fp.mul',
  },
  div: { arity: 2, compute: (format, [a, b], env) => exact.divide(format, a!, b!, env), operator: 'fp.div' },
  sqrt: { arity: 1, compute: (format, [a], env) => exact.squareRoot(format, a!, env), operator: 'fp.sqrt' },
  mulAdd: {
    arity: 3,
    compute: (format, [a, b, c], env) => exact.fusedMultiplyAdd(format, a!, b!, c!, env),
    operator: 'fp.fma',
  },
  roundToInt: {
    arity: 1,
    compute: (format, [a], env) =>
      env.exact ? exact.roundToIntegralExact(format, a!, env) : exact.roundToIntegral(format, a!, env),
  },
};

interface Relation {
  readonly holds: (format: Format, a: bigint, b: bigint) => Comparison;
  readonly operator?: 'fp.equal' | 'fp.less' | 'fp.lessOrEqual';
}

/** Plain `le` and `lt` signal on quiet NaNs, plain `eq` does not (IEEE 754-2019, 5.6.1). */
const relations: Readonly<Record<string, Relation>> = {
  eq: { holds: exact.equal, operator: 'fp.equal' },
  le: { holds: exact.lessOrEqual, operator: 'fp.lessOrEqual' },
  lt: { holds: exact.less, operator: 'fp.less' },
  eq_signaling: {
    holds: (format, a, b) => {
      const isUnordered = exact.isNan(format, a) || exact.isNan(format, b);
      return { value: exact.equal(format, a, b).value, flags: isUnordered ? exact.Flag.NV : 0 };
    },
  },
  le_quiet: { holds: exact.lessOrEqualQuiet },
  lt_quiet: { holds: exact.lessQuiet },
};

function arithmetic(type: FloatType): TestFunction[] {
  const { format } = type;
  return Object.entries(operations).map(([name, { arity, compute, operator }]) => ({
    name: `${type.name}_${name}`,
    operands: Array<FieldType>(arity).fill(type),
    result: type,
    compute: (operands, conventions) => compute(format, operands, conventions),
    ...(operator && { operator: ({ rounding, nan }) => ({ name: operator, format, rounding, nan }) }),
  }));
}

function comparisons(type: FloatType): TestFunction[] {
  const { format } = type;
  return Object.entries(relations).map(([name, { holds, operator }]) => ({
    name: `${type.name}_${name}`,
    operands: [type, type],
    result: truth,
    compute: ([a, b]) => {
      const { value, flags } = holds(format, a!, b!);
      return { bits: value ? 1n : 0n, flags };
    },
    ...(operator && { operator: () => ({ name: operator, format }) }),
  }));
}

function conversionsOf(from: FloatType): TestFunction[] {
  return floatTypes
    .filter(to => to !== from)
    .map(to => ({
      name: `${from.name}_to_${to.name}`,
      operands: [from],
      result: to,
      compute: ([a], conventions) => exact.convertFormat(from.format, to.format, a!, conventions),
      operator: ({ rounding, nan }) => ({
        name: 'fp.convert',
        from: from.format,
        format: to.format,
        rounding,
        nan,
      }),
    }));
}

function toInteger(from: FloatType, to: WholeType): TestFunction {
  return {
    name: `${from.name}_to_${to.name}`,
    operands: [from],
    result: to,
    compute: ([a], conventions) => {
      const { bits, flags } = exact.toInteger(from.format, a!, to.type, conventions);
      return { bits, flags: conventions.exact ? flags : flags & ~exact.Flag.NX };
    },
    // The operator signals inexact, always.
    operator: ({ rounding }) => ({ name: 'fp.toInteger', format: from.format, ...to.type, rounding }),
  };
}

function fromInteger(from: WholeType, to: FloatType): TestFunction {
  return {
    name: `${from.name}_to_${to.name}`,
    operands: [from],
    result: to,
    compute: ([a], conventions) => {
      const value = from.type.signed ? BigInt.asIntN(from.width, a!) : a!;
      return exact.fromInteger(to.format, value, conventions);
    },
    operator: ({ rounding }) => ({ name: 'fp.fromInteger', format: to.format, ...from.type, rounding }),
  };
}

const all: readonly TestFunction[] = floatTypes.flatMap(type => [
  ...arithmetic(type),
  ...comparisons(type),
  ...conversionsOf(type),
  ...integerTypes.flatMap(whole => [toInteger(type, whole), fromInteger(whole, type)]),
]);

export const testFunctions: ReadonlyMap<string, TestFunction> = new Map(
  all.map(testFunction => [testFunction.name, testFunction]),
);
