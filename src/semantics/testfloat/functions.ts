/**
 * The functions that TestFloat has vectors of, by TestFloat's names: a table from each name to its operands,
 * its result and the exact evaluation of it. A format that TestFloat generates nothing for, such as bf16 in
 * most functions, has its entries all the same: other programs write the same lines.
 */

import type { Comparison, Environment, Format, Outcome } from '../float/index.ts';
import * as exact from '../float/index.ts';
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
}

type Operation<Arguments extends bigint[]> = (
  format: Format,
  ...rest: [...Arguments, environment: Environment]
) => Outcome;

const unary: Readonly<Record<string, Operation<[bigint]>>> = { sqrt: exact.squareRoot };

const binary: Readonly<Record<string, Operation<[bigint, bigint]>>> = {
  add: exact.add,
  sub: exact.subtract,
  mul: exact.multiply,
  div: exact.divide,
};

const ternary: Readonly<Record<string, Operation<[bigint, bigint, bigint]>>> = {
  mulAdd: exact.fusedMultiplyAdd,
};

type Relation = (format: Format, a: bigint, b: bigint) => Comparison;

/** Plain `le` and `lt` signal on quiet NaNs, plain `eq` does not (IEEE 754-2019, 5.6.1). */
const relations: Readonly<Record<string, Relation>> = {
  eq: exact.equal,
  le: exact.lessOrEqual,
  lt: exact.less,
  eq_signaling: (format, a, b) => {
    const { value, flags } = exact.equal(format, a, b);
    const unordered = exact.isNan(format, a) || exact.isNan(format, b);
    return { value, flags: unordered ? exact.Flag.NV : flags };
  },
  le_quiet: exact.lessOrEqualQuiet,
  lt_quiet: exact.lessQuiet,
};

function arithmetic(type: FloatType): TestFunction[] {
  const { name, format } = type;
  const of = (operation: string, count: number, compute: TestFunction['compute']): TestFunction => ({
    name: `${name}_${operation}`,
    operands: Array<FieldType>(count).fill(type),
    result: type,
    compute,
  });
  return [
    ...Object.entries(unary).map(([operation, apply]) =>
      of(operation, 1, ([a], conventions) => apply(format, a!, conventions)),
    ),
    ...Object.entries(binary).map(([operation, apply]) =>
      of(operation, 2, ([a, b], conventions) => apply(format, a!, b!, conventions)),
    ),
    ...Object.entries(ternary).map(([operation, apply]) =>
      of(operation, 3, ([a, b, c], conventions) => apply(format, a!, b!, c!, conventions)),
    ),
    of('roundToInt', 1, ([a], conventions) =>
      conventions.exact
        ? exact.roundToIntegralExact(format, a!, conventions)
        : exact.roundToIntegral(format, a!, conventions),
    ),
  ];
}

function comparisons(type: FloatType): TestFunction[] {
  return Object.entries(relations).map(([relation, holds]) => ({
    name: `${type.name}_${relation}`,
    operands: [type, type],
    result: truth,
    compute: ([a, b]) => {
      const { value, flags } = holds(type.format, a!, b!);
      return { bits: value ? 1n : 0n, flags };
    },
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
