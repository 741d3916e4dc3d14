/** Go's conversions between types, and the types that untyped constants take by themselves. */
import { type Format, unspecified } from '../../semantics/float/index.ts';
import {
  arithmetic,
  barrier,
  extract,
  fromInteger,
  ifThenElse,
  signExtend,
  toInteger,
  zeroExtend,
} from '../../semantics/term/build.ts';
import { describe } from '../../semantics/term/describe.ts';
import { inRange } from '../../semantics/term/in-range.ts';
import { type Term, variable } from '../../semantics/term/term.ts';
import { productOf } from '../contraction.ts';
import { NotModelled } from '../missing.ts';
import type { TypeParameter } from './go-function.ts';
import { BIT_FIELD, FLOAT64, type GoType, INT, sameType } from './type.ts';
import { GoTypeError, represent, type Scalar, type Typed, typed } from './value.ts';

/** Go's compiler rounds to nearest, ties to even. Which NaN it computes is left open. */
export const toNearest = arithmetic(unspecified, 'rne');

export function defaultType(value: Scalar): Typed {
  if (value.kind === 'deferred') return value.as(INT);
  return value.kind === 'typed' ? value : represent(value, value.isFloat ? FLOAT64 : INT);
}

/** An argument for a type parameter; an untyped one would be an `int`, which no constraint has. */
export function sizedInteger(value: Scalar, parameter: TypeParameter): Typed {
  const given = defaultType(value);
  const { type } = given;
  const isSized = type.kind === 'integer' && type.name !== 'int' && type.name !== 'uint';
  if (!isSized || (parameter !== 'integer' && type.signed !== (parameter === 'signed integer')))
    throw new GoTypeError(`${type.name} does not satisfy the constraint: ${parameter} of known width`);
  return given;
}

/** An explicit conversion (Go specification, Conversions between numeric types). */
export function convert(value: Scalar, type: GoType): Typed {
  if (value.kind === 'deferred') return value.as(type);
  if (value.kind === 'untyped') return represent(value, type);
  if (value.constant !== undefined) return represent(value.constant, type);
  const { type: from, term } = value;
  if (sameType(from, type)) return from.kind === 'float' ? typed(type, rounded(from.format, term)) : value;
  if (from.kind === 'float' && type.kind === 'float') {
    return typed(type, toNearest.convert(from.format, type.format, term));
  }
  if (from.kind === 'integer' && type.kind === 'float') {
    return typed(type, fromInteger(type.format, from.signed, term, 'rne'));
  }
  if (from.kind === 'float' && type.kind === 'integer') return typed(type, truncated(from, type, term));
  if (from.kind === 'integer' && type.kind === 'struct' && from.width === type.width)
    return typed(type, term);
  if (from.kind === 'struct' && type.kind === 'integer' && from.width === type.width)
    return typed(type, term);
  // It is an int16.
  if (sameType(from, BIT_FIELD) && type.kind === 'integer' && type.width > 16)
    return typed(type, signExtend(type.width, term));
  if (from.kind !== 'integer' || type.kind !== 'integer') {
    throw new NotModelled('construct', `conversion of ${from.name} to ${type.name}`);
  }
  if (type.width <= from.width) return typed(type, extract(type.width - 1, 0, term));
  return typed(type, (from.signed ? signExtend : zeroExtend)(type.width, term));
}

/** An explicit conversion keeps a product from being fused. */
const rounded = (format: Format, term: Term): Term =>
  productOf(format, term) === undefined ? term : barrier(format, term);

/**
 * A number without its fraction. Out of range the result depends on the machine that compiles: it is a variable,
 * the same for the same number.
 */
function truncated(
  from: Extract<GoType, { kind: 'float' }>,
  type: Extract<GoType, { kind: 'integer' }>,
  term: Term,
): Term {
  const elsewhere = variable(`${type.name}(${describe(term, from.format)})`, type.width);
  const integer = toInteger(from.format, type.width, type.signed, 'rtz', term);
  return ifThenElse(inRange(from.format, type, term), integer, elsewhere);
}
