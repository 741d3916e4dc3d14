/**
 * Go expressions as terms, with Go's own typing: untyped constants are exact until a typed operand gives them
 * its type, typed integers wrap around, shifts by the width or more give 0 or the sign. Nothing is executed.
 */
import type { GoBinaryOperator, GoExpr } from '../../rules/go-ast.ts';
import { type Format, unspecified } from '../../semantics/float/index.ts';
import {
  and,
  arithmetic,
  barrier,
  bits,
  bvadd,
  bvand,
  bvashr,
  bvlshr,
  bvmul,
  bvneg,
  bvnot,
  bvor,
  bvshl,
  bvsle,
  bvslt,
  bvsub,
  bvule,
  bvult,
  bvxor,
  equal,
  extract,
  floatEqual,
  fromInteger,
  ifThenElse,
  less,
  lessOrEqual,
  negate,
  not,
  or,
  signExtend,
  toInteger,
  zeroExtend,
} from '../../semantics/term/build.ts';
import { describe } from '../../semantics/term/describe.ts';
import { inRange } from '../../semantics/term/in-range.ts';
import { type Term, variable } from '../../semantics/term/term.ts';
import { productOf } from '../contraction.ts';
import { NotModelled } from '../missing.ts';
import { type GoFunction, goConstants, goFunctions, goGenericFunctions } from './library.ts';
import { BOOL, FLOAT64, type GoType, goTypes, INT, sameType, UINT64 } from './type.ts';
import {
  GoTypeError,
  type GoValue,
  integerOf,
  represent,
  type Typed,
  typed,
  type Untyped,
  untyped,
} from './value.ts';

/** What the names of an expression stand for; undefined for names that stand for no number. */
export type Scope = (name: string) => GoValue | undefined;

/** The value of an expression. Throws `NotModelled`, and `GoTypeError` where Go would not compile it. */
export function evaluateGo(expr: GoExpr, scope: Scope): GoValue {
  switch (expr.kind) {
    case 'identifier': {
      const value = scope(expr.name) ?? goConstants.get(expr.name);
      if (value === undefined)
        throw new NotModelled('construct', expr.name, `${expr.name} is not a constant`);
      return value;
    }
    case 'integer':
      return untyped(expr.value);
    case 'float':
      return untyped(expr.numerator, expr.denominator, true);
    case 'paren':
      return evaluateGo(expr.inner, scope);
    case 'unary':
      return unary(expr.operator, evaluateGo(expr.operand, scope));
    case 'binary':
      return binaryOf(expr, scope);
    case 'call':
      return call(expr, scope);
    case 'selector': {
      const name = qualifiedName(expr);
      const value = name === undefined ? undefined : goConstants.get(name);
      if (value === undefined) throw notModelled(expr);
      return value;
    }
    default:
      throw notModelled(expr);
  }
}

/** What is known of the type of an expression before it is evaluated. */
type Typing =
  | 'typed'
  | 'untyped'
  /**
   * Untyped but for a shift by a count that is no constant: it takes the type that it would have without the
   * shift (Go specification, Operators), so that of its surroundings.
   */
  | 'awaiting';

function typingOf(expr: GoExpr, scope: Scope): Typing {
  switch (expr.kind) {
    case 'integer':
    case 'float':
      return 'untyped';
    case 'identifier':
      return (scope(expr.name) ?? goConstants.get(expr.name))?.kind ?? 'typed';
    case 'selector':
      return goConstants.get(qualifiedName(expr) ?? '')?.kind ?? 'typed';
    case 'paren':
      return typingOf(expr.inner, scope);
    case 'unary':
      return typingOf(expr.operand, scope);
    case 'binary':
      return typingOfBinary(expr, scope);
    default:
      return 'typed';
  }
}

type BinaryExpr = Extract<GoExpr, { kind: 'binary' }>;

const shifts: ReadonlySet<GoBinaryOperator> = new Set(['<<', '>>']);
const relations: ReadonlySet<GoBinaryOperator> = new Set(['==', '!=', '<', '<=', '>', '>=', '&&', '||']);

function typingOfBinary({ operator, left, right }: BinaryExpr, scope: Scope): Typing {
  if (relations.has(operator)) return 'typed';
  const sides = [typingOf(left, scope), typingOf(right, scope)] as const;
  if (shifts.has(operator)) return sides[0] === 'untyped' && sides[1] !== 'untyped' ? 'awaiting' : sides[0];
  return (['typed', 'awaiting'] as const).find(typing => sides.includes(typing)) ?? 'untyped';
}

/** The operands of a binary expression; one that awaits its type takes that of the other. */
function binaryOf({ operator, left, right }: BinaryExpr, scope: Scope): GoValue {
  const takesOther = (side: GoExpr) => !shifts.has(operator) && typingOf(side, scope) === 'awaiting';
  if (takesOther(left)) {
    const other = evaluateGo(right, scope);
    const value =
      other.kind === 'typed' ? evaluateAwaiting(left, other.type, scope) : evaluateGo(left, scope);
    return binary(operator, value, other);
  }
  const value = evaluateGo(left, scope);
  if (value.kind === 'typed' && takesOther(right)) {
    return binary(operator, value, evaluateAwaiting(right, value.type, scope));
  }
  return binary(operator, value, evaluateGo(right, scope));
}

/** An expression that awaits its type, where its surroundings give it one. */
function evaluateAwaiting(expr: GoExpr, type: GoType, scope: Scope): GoValue {
  switch (expr.kind) {
    case 'paren':
      return evaluateAwaiting(expr.inner, type, scope);
    case 'unary':
      return unary(expr.operator, evaluateAwaiting(expr.operand, type, scope));
    case 'binary': {
      const { operator, left, right } = expr;
      const value = evaluateAwaiting(left, type, scope);
      const other = shifts.has(operator) ? evaluateGo(right, scope) : evaluateAwaiting(right, type, scope);
      return binary(operator, value, other);
    }
    default:
      return convertImplicitly(evaluateGo(expr, scope), type);
  }
}

/** An expression where a value of the type is wanted: what has no type of its own takes it. */
export function evaluateGoAs(expr: GoExpr, type: GoType, scope: Scope): Typed {
  const awaits = typingOf(expr, scope) === 'awaiting';
  return convertImplicitly(awaits ? evaluateAwaiting(expr, type, scope) : evaluateGo(expr, scope), type);
}

/** `math.Inf` for a selection from a package; undefined for anything that is not a chain of names. */
export function qualifiedName(expr: GoExpr): string | undefined {
  if (expr.kind === 'identifier') return expr.name;
  if (expr.kind !== 'selector') return undefined;
  const object = qualifiedName(expr.object);
  return object && `${object}.${expr.name.name}`;
}

/** Names that stand before a dot for a package or for the compiler's configuration, not for a value. */
const packages: ReadonlySet<string> = new Set(['bits', 'buildcfg', 'config', 'ir', 'math', 'typ', 'types']);

/** The helper as the ledger counts it: `Type.IsSigned` for `x.Type.IsSigned`, whatever the value is called. */
function helperName(qualified: string): string {
  const [first = '', ...rest] = qualified.split('.');
  return rest.length === 0 || packages.has(first) ? qualified : rest.join('.');
}

function notModelled(expr: GoExpr): NotModelled {
  const name = qualifiedName(expr.kind === 'call' ? expr.callee : expr);
  if (name === undefined) return new NotModelled('construct', `Go ${expr.kind} expression`);
  return new NotModelled('helper', helperName(name));
}

/** Gives an untyped constant the type; a typed value must have it already. */
export function convertImplicitly(value: GoValue, type: GoType): Typed {
  if (value.kind === 'untyped') return represent(value, type);
  if (!sameType(value.type, type)) throw new GoTypeError(`${value.type.name} is used as ${type.name}`);
  return value;
}

function defaultType(value: GoValue): Typed {
  return value.kind === 'typed' ? value : represent(value, value.isFloat ? FLOAT64 : INT);
}

function unary(operator: string, operand: GoValue): GoValue {
  if (operand.kind === 'untyped') {
    const { numerator, denominator, isFloat } = operand;
    if (operator === '-') return untyped(-numerator, denominator, isFloat);
    if (operator === '+') return operand;
    const value = integerOf(operand);
    if (operator === '^' && value !== undefined) return untyped(~value);
    throw new GoTypeError(`operator ${operator} is not defined on an untyped constant`);
  }
  const { type, term } = operand;
  if (operator === '+' && type.kind !== 'bool') return operand;
  if (operator === '!' && type.kind === 'bool') return typed(type, not(term));
  if (operator === '-' && type.kind === 'integer') return typed(type, bvneg(term));
  if (operator === '-' && type.kind === 'float') return typed(type, negate(type.format, term));
  if (operator === '^' && type.kind === 'integer') return typed(type, bvnot(term));
  throw new GoTypeError(`operator ${operator} is not defined on ${type.name}`);
}

type Binary = (a: Term, b: Term) => Term;

const integerOperators: Partial<Readonly<Record<GoBinaryOperator, Binary>>> = {
  '+': bvadd,
  '-': bvsub,
  '*': bvmul,
  '&': bvand,
  '|': bvor,
  '^': bvxor,
  '&^': (a, b) => bvand(a, bvnot(b)),
};

const unequal =
  (same: Binary): Binary =>
  (a, b) =>
    not(same(a, b));
const swapped =
  (relation: Binary): Binary =>
  (a, b) =>
    relation(b, a);

type Comparisons = Readonly<Record<'==' | '!=' | '<' | '<=' | '>' | '>=', Binary>>;

const ordering = (same: Binary, lower: Binary, lowerOrSame: Binary): Comparisons => ({
  '==': same,
  '!=': unequal(same),
  '<': lower,
  '<=': lowerOrSame,
  '>': swapped(lower),
  '>=': swapped(lowerOrSame),
});

function comparisonsOf(type: GoType): Partial<Comparisons> {
  switch (type.kind) {
    case 'integer':
      return type.signed ? ordering(equal, bvslt, bvsle) : ordering(equal, bvult, bvule);
    case 'float': {
      const on =
        (relation: typeof less): Binary =>
        (a, b) =>
          relation(type.format, a, b);
      return ordering(on(floatEqual), on(less), on(lessOrEqual));
    }
    case 'bool':
      return { '==': equal, '!=': unequal(equal) };
  }
}

function binary(operator: GoBinaryOperator, left: GoValue, right: GoValue): GoValue {
  if (operator === '<<' || operator === '>>') return shift(operator, left, right);
  if (left.kind === 'untyped' && right.kind === 'untyped') return constantOperation(operator, left, right);
  const type = left.kind === 'typed' ? left.type : (right as Typed).type;
  const a = convertImplicitly(left, type).term;
  const b = convertImplicitly(right, type).term;
  if (type.kind === 'bool' && operator === '&&') return typed(BOOL, and(a, b));
  if (type.kind === 'bool' && operator === '||') return typed(BOOL, or(a, b));
  const relation = comparisonsOf(type)[operator as keyof Comparisons];
  if (relation !== undefined) return typed(BOOL, relation(a, b));
  const operation = integerOperators[operator];
  if (type.kind === 'integer' && operation !== undefined) return typed(type, operation(a, b));
  if (type.kind === 'float' && floatOperators[operator] !== undefined) {
    if (mayBeFused(operator, type.format, [a, b])) {
      const reason = 'Go leaves open whether the compiler rounds the product before the sum';
      throw new NotModelled('construct', 'product in a sum', reason);
    }
    return typed(type, floatOperators[operator](type.format, a, b));
  }
  if (type.kind !== 'integer') throw new GoTypeError(`operator ${operator} is not defined on ${type.name}`);
  throw new NotModelled('construct', `${operator} on ${type.name}`);
}

/** Untyped constants are exact (Go specification, Constant expressions). */
function constantOperation(operator: GoBinaryOperator, left: Untyped, right: Untyped): GoValue {
  const isFloat = left.isFloat || right.isFloat;
  const [a, b, c, d] = [left.numerator, left.denominator, right.numerator, right.denominator];
  switch (operator) {
    case '+':
      return untyped(a * d + c * b, b * d, isFloat);
    case '-':
      return untyped(a * d - c * b, b * d, isFloat);
    case '*':
      return untyped(a * c, b * d, isFloat);
    case '/':
      if (c === 0n) throw new GoTypeError('division by zero');
      return isFloat ? untyped(a * d, b * c, true) : untyped(a / c);
  }
  const [x, y] = [integerOf(left), integerOf(right)];
  if (x === undefined || y === undefined) throw new NotModelled('construct', `${operator} on untyped floats`);
  const integers: Partial<Record<GoBinaryOperator, () => bigint>> = {
    '%': () => x % y,
    '&': () => x & y,
    '|': () => x | y,
    '^': () => x ^ y,
    '&^': () => x & ~y,
  };
  const result = y === 0n && operator === '%' ? undefined : integers[operator]?.();
  if (result === undefined) throw new NotModelled('construct', `${operator} on untyped constants`);
  return untyped(result);
}

/** The largest shift of an untyped constant: enough for any type, and no memory bomb. */
const maxConstantShift = 1024n;

function shift(operator: '<<' | '>>', left: GoValue, right: GoValue): GoValue {
  if (left.kind === 'untyped' && right.kind === 'untyped') {
    const [value, count] = [integerOf(left), integerOf(right)];
    if (value === undefined || count === undefined || count < 0n) throw new GoTypeError('invalid shift');
    if (count > maxConstantShift) throw new GoTypeError('shift count too large');
    return untyped(operator === '<<' ? value << count : value >> count);
  }
  const operand = defaultType(left);
  const count = right.kind === 'untyped' ? represent(right, UINT64) : right;
  if (operand.type.kind !== 'integer' || count.type.kind !== 'integer')
    throw new GoTypeError('invalid shift');
  if (count.type.signed && count.term.kind !== 'constant') {
    throw new NotModelled('construct', 'shift by a signed count', 'a shift by a negative count panics');
  }
  const { width, signed } = operand.type;
  const operation = operator === '<<' ? bvshl : signed ? bvashr : bvlshr;
  return typed(operand.type, operation(operand.term, clampCount(width, count.type.width, count.term)));
}

/** A shift count in the width of the shifted value; one that does not fit becomes all ones. */
function clampCount(width: number, countWidth: number, count: Term): Term {
  if (countWidth <= width) return zeroExtend(width, count);
  const fits = equal(extract(countWidth - 1, width, count), bits(countWidth - width, 0n));
  return ifThenElse(fits, extract(width - 1, 0, count), bits(width, -1n));
}

function call(expr: Extract<GoExpr, { kind: 'call' }>, scope: Scope): GoValue {
  const name = qualifiedName(expr.callee);
  if (name === undefined) throw notModelled(expr);
  const type = goTypes.get(name);
  if (type !== undefined && expr.args.length === 1) return conversion(expr.args[0]!, type, scope);
  const fn = goFunctions.get(name) ?? instantiated(name, expr.args, scope);
  if (fn === undefined) throw notModelled(expr);
  if (fn.parameters.length !== expr.args.length) {
    throw new GoTypeError(`${name} takes ${fn.parameters.length} arguments, not ${expr.args.length}`);
  }
  const args = expr.args.map((arg, index) => evaluateGoAs(arg, fn.parameters[index]!, scope).term);
  return typed(fn.result, fn.denote(...args));
}

/** A generic function, for the type of its only argument. */
function instantiated(name: string, args: readonly GoExpr[], scope: Scope): GoFunction | undefined {
  const generic = goGenericFunctions.get(name);
  const [arg] = args;
  if (generic === undefined || arg === undefined) return undefined;
  const { type } = defaultType(evaluateGo(arg, scope));
  const fn = generic(type);
  if (fn === undefined) throw new GoTypeError(`${name} takes no ${type.name}`);
  return fn;
}

function conversion(operand: GoExpr, type: GoType, scope: Scope): Typed {
  if (typingOf(operand, scope) === 'awaiting') return evaluateGoAs(operand, type, scope);
  return convert(evaluateGo(operand, scope), type);
}

/** Go's compiler rounds to nearest, ties to even. Which NaN it computes is left open. */
const toNearest = arithmetic(unspecified, 'rne');

const floatOperators: Partial<
  Readonly<Record<GoBinaryOperator, (format: Format, a: Term, b: Term) => Term>>
> = {
  '+': toNearest.add,
  '-': toNearest.subtract,
  '*': toNearest.multiply,
  '/': toNearest.divide,
};

/** Go permits `c*d + e` to be computed with one rounding, and on some machines the compiler is compiled to do so. */
function mayBeFused(operator: GoBinaryOperator, format: Format, operands: readonly Term[]): boolean {
  const sums = operator === '+' || operator === '-';
  return sums && operands.some(operand => productOf(format, operand) !== undefined);
}

/** An explicit conversion (Go specification, Conversions between numeric types). */
function convert(value: GoValue, type: GoType): Typed {
  if (value.kind === 'untyped') return represent(value, type);
  const { type: from, term } = value;
  if (sameType(from, type)) return from.kind === 'float' ? typed(type, rounded(from.format, term)) : value;
  if (from.kind === 'float' && type.kind === 'float') {
    return typed(type, toNearest.convert(from.format, type.format, term));
  }
  if (from.kind === 'integer' && type.kind === 'float') {
    return typed(type, fromInteger(type.format, from.signed, term, 'rne'));
  }
  if (from.kind === 'float' && type.kind === 'integer') return typed(type, truncated(from, type, term));
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
