/** Values of Go expressions: exact untyped constants, typed values as terms, and things of the compiler's. */
import { decode, type Format, fromRational, nearest } from '../../semantics/float/index.ts';
import { bits } from '../../semantics/term/build.ts';
import type { Term } from '../../semantics/term/term.ts';
import type { Span } from '../../text/source.ts';
import type { RegisterType } from '../types.ts';
import { type GoType, sameType } from './type.ts';

/** An untyped numeric constant, numerator / denominator with a positive denominator. */
export interface Untyped {
  readonly kind: 'untyped';
  readonly numerator: bigint;
  readonly denominator: bigint;
  /** Constants written with a fraction or an exponent default to float64, others to int. */
  readonly isFloat: boolean;
}

/** The term has the width of the type, or sort `Bool`. */
export interface Typed {
  readonly kind: 'typed';
  readonly type: GoType;
  readonly term: Term;
  /** The number that a constant expression stands for. Go computes with it exactly, and does not let it wrap around. */
  readonly constant?: Untyped;
}

/** What takes its type from where it stands: a shift of an untyped constant by a count that is no constant. */
export interface Deferred {
  readonly kind: 'deferred';
  as(type: GoType): Typed;
}

/** A number, a truth value, or a constant that is one of an op's. */
export type Scalar = Untyped | Typed | Deferred;

/** Something of the compiler's that conditions ask about and that is no number itself. */
export type Handle =
  | { readonly kind: 'type'; readonly type: RegisterType }
  /** Of a value whose op is not known, `of` names the value. */
  | { readonly kind: 'op'; readonly name?: string; readonly of?: string }
  | ValueHandle
  /** What conditions only pass on: a block, a function, the configuration. */
  /** Of a type, with the size that is known of it. */
  | { readonly kind: 'opaque'; readonly name: string; readonly size?: Term };

/** An SSA value. */
export interface ValueHandle {
  readonly kind: 'value';
  /** As the rule names it. */
  readonly name: string;
  /** The bits of its register. */
  readonly register: Term;
  readonly op?: string;
  /** The constants of its op, by the names of the fields that hold them. */
  readonly constants: ReadonlyMap<string, Typed>;
  readonly args: readonly ValueHandle[];
  /** Asks for the type of the value: one of the kind at hand, where the kind is all that is read of it. */
  type(kindOf?: (type: RegisterType) => unknown): RegisterType;
}

export type GoValue = Scalar | Handle;

/** A Go expression that Go's own compiler would reject. */
export class GoTypeError extends Error {
  override name = 'GoTypeError';
  /** The smallest expression that shows it; undefined while that is not known. */
  readonly span: Span | undefined;

  constructor(message: string, span?: Span) {
    super(message);
    this.span = span;
  }
}

export const typed = (type: GoType, term: Term): Typed => ({ kind: 'typed', type, term });

export function untyped(numerator: bigint, denominator = 1n, isFloat = false): Untyped {
  return denominator < 0n
    ? { kind: 'untyped', numerator: -numerator, denominator: -denominator, isFloat }
    : { kind: 'untyped', numerator, denominator, isFloat };
}

export const isScalar = (value: GoValue): value is Scalar =>
  value.kind === 'untyped' || value.kind === 'typed' || value.kind === 'deferred';

/** The value of an untyped constant as an integer, or undefined where it has a fraction. */
export function integerOf({ numerator, denominator }: Untyped): bigint | undefined {
  return numerator % denominator === 0n ? numerator / denominator : undefined;
}

/** The number that a constant expression stands for; undefined where it is none, or no number. */
export function constantOf(value: Scalar): Untyped | undefined {
  if (value.kind === 'untyped') return value;
  return value.kind === 'typed' ? value.constant : undefined;
}

/**
 * The constant as a value of a type (Go specification, Representability): integers must fit, floats are
 * rounded to nearest even and must not overflow. A constant has no negative zero.
 * Throws `GoTypeError` where the constant is not representable.
 */
export function represent(constant: Untyped, type: GoType): Typed {
  const { numerator, denominator } = constant;
  switch (type.kind) {
    case 'bool':
    case 'op':
    case 'pointer':
    case 'symbol':
      throw new GoTypeError(`a number is used as a ${type.name}`);
    case 'struct': {
      if (!type.isNumber) throw new GoTypeError(`a number is used as a ${type.name}`);
      return representInteger(constant, type, type.width, true);
    }
    case 'integer':
      return representInteger(constant, type, type.width, type.signed);
    case 'float': {
      const { format } = type;
      const sign = numerator < 0n;
      const magnitude = sign ? -numerator : numerator;
      const { bits: encoding } = fromRational(format, sign, magnitude, denominator, nearest);
      if ((encoding & ~format.signMask) === format.infinity)
        throw new GoTypeError(`constant overflows ${type.name}`);
      return { ...typed(type, bits(format.width, encoding)), constant: rationalOf(format, encoding) };
    }
  }
}

function representInteger(constant: Untyped, type: GoType, width: number, signed: boolean): Typed {
  const value = integerOf(constant);
  if (value === undefined) throw new GoTypeError(`a constant with a fraction is truncated to ${type.name}`);
  const lowest = signed ? -(1n << BigInt(width - 1)) : 0n;
  if (value < lowest || value >= lowest + (1n << BigInt(width)))
    throw new GoTypeError(`${abbreviated(value)} overflows ${type.name}`);
  return { ...typed(type, bits(width, value)), constant: untyped(value) };
}

/** What a finite encoding stands for, exactly. */
function rationalOf(format: Format, encoding: bigint): Untyped {
  const { sign, significand, exponent } = decode(format, encoding);
  const [numerator, power] = [sign ? -significand : significand, 1n << BigInt(Math.abs(exponent))];
  return exponent < 0 ? untyped(numerator, power, true) : untyped(numerator * power, 1n, true);
}

/** Gives an untyped constant the type; a typed value must have it already. */
export function convertImplicitly(value: Scalar, type: GoType): Typed {
  if (value.kind === 'deferred') return value.as(type);
  if (value.kind === 'untyped') return represent(value, type);
  if (!sameType(value.type, type)) throw new GoTypeError(`${value.type.name} is used as ${type.name}`);
  return value;
}

/** A number for a message: rules may hold numbers of a thousand digits. */
function abbreviated(value: bigint): string {
  const digits = `${value}`;
  return digits.length <= 40 ? digits : `${digits.slice(0, 20)}… (${digits.length} digits)`;
}
