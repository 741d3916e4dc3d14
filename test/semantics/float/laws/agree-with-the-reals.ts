import {
  type Environment,
  type Outcome,
  roundingModes,
} from '../../../../src/semantics/float/environment.ts';
import { BINARY16, type Format, formatOf } from '../../../../src/semantics/float/format.ts';
import * as oracle from '../oracle.ts';
import { environment, hex, mustAgree } from './expectation.ts';
import type { Implementation, Law } from './implementation.ts';

/** An operation on encodings of one format. */
type Operation = (format: Format, operands: readonly bigint[], env: Environment) => Outcome;

interface Subject {
  readonly name: string;
  readonly arity: number;
  /** Small enough for every tuple of operands. */
  readonly formats: readonly Format[];
  readonly actual: (float: Implementation) => Operation;
  readonly expected: Operation;
}

const small = [formatOf(2, 2), formatOf(3, 3)];
const tiny = [formatOf(2, 2), formatOf(2, 3), formatOf(3, 2)];

type Binary = (format: Format, a: bigint, b: bigint, env: Environment) => Outcome;
type Unary = (format: Format, a: bigint, env: Environment) => Outcome;
type Ternary = (format: Format, a: bigint, b: bigint, c: bigint, env: Environment) => Outcome;

const unary =
  (operation: Unary): Operation =>
  (format, [a], env) =>
    operation(format, a!, env);
const binary =
  (operation: Binary): Operation =>
  (format, [a, b], env) =>
    operation(format, a!, b!, env);
const ternary =
  (operation: Ternary): Operation =>
  (format, [a, b, c], env) =>
    operation(format, a!, b!, c!, env);

const unaryOracles = {
  squareRoot: oracle.squareRoot,
  roundToIntegralExact: oracle.roundToIntegralExact,
} as const;

const binaryOracles = {
  add: oracle.add,
  subtract: oracle.subtract,
  multiply: oracle.multiply,
  divide: oracle.divide,
} as const;

const names = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];

export const subjects: readonly Subject[] = [
  ...names(unaryOracles).map(name => ({
    name,
    arity: 1,
    formats: [...small, formatOf(2, 5), formatOf(4, 4), formatOf(5, 3), BINARY16],
    actual: (float: Implementation) => unary(float[name]),
    expected: unary(unaryOracles[name]),
  })),
  ...names(binaryOracles).map(name => ({
    name,
    arity: 2,
    formats: [...small, formatOf(4, 2), formatOf(2, 5)],
    actual: (float: Implementation) => binary(float[name]),
    expected: binary(binaryOracles[name]),
  })),
  {
    name: 'fusedMultiplyAdd',
    arity: 3,
    formats: tiny,
    actual: float => ternary(float.fusedMultiplyAdd),
    expected: ternary(oracle.fusedMultiplyAdd),
  },
];

/** Every operation, on every tuple of operands of a tiny format, in every mode, is the rounded real. */
export const agreeWithTheReals: readonly Law[] = subjects.map(
  ({ name, arity, formats, actual, expected }) => ({
    name: `${name} agrees with the reals`,
    check(float) {
      for (const format of formats) {
        for (const env of environments(float)) {
          for (const operands of tuples(format, arity)) {
            mustAgree(
              actual(float)(format, operands, env),
              expected(format, operands, env),
              () => `${name}(${hex(operands)}) in ${format.name}, ${env.rounding}`,
            );
          }
        }
      }
    },
  }),
);

/** All modes, each with both ways to detect tininess. */
export function* environments(float: Implementation): Generator<Environment> {
  for (const rounding of roundingModes) {
    yield environment(float, rounding, 'after');
    yield environment(float, rounding, 'before');
  }
}

/** Every encoding of a format. */
export function* encodings(format: Format): Generator<bigint> {
  for (let bits = 0n; bits < 1n << BigInt(format.width); bits++) yield bits;
}

function* tuples(format: Format, arity: number): Generator<bigint[]> {
  if (arity === 0) return yield [];
  for (const rest of tuples(format, arity - 1)) {
    for (const bits of encodings(format)) yield [...rest, bits];
  }
}
