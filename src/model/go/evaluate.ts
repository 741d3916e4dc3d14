/**
 * Go expressions as terms, with Go's own typing: untyped constants are exact until a typed operand gives them
 * its type, typed integers wrap around, shifts by the width or more give 0 or the sign. Nothing is executed.
 */
import type { GoBinaryOperator, GoExpr } from '../../rules/go-ast.ts';
import { qualifiedName } from '../../rules/go-parts.ts';
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
  equal,
  extract,
  falsity,
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
  truth,
  zeroExtend,
} from '../../semantics/term/build.ts';
import { describe } from '../../semantics/term/describe.ts';
import { inRange } from '../../semantics/term/in-range.ts';
import { type Term, variable } from '../../semantics/term/term.ts';
import { productOf } from '../contraction.ts';
import { NotModelled } from '../missing.ts';
import type { TypeParameter } from './go-function.ts';
import { askedOfHandles, fieldsOfHandles } from './handles.ts';
import { goConstants, goFunctions } from './library.ts';
import type { Scope } from './scope.ts';
import {
  BIT_FIELD,
  BOOL,
  conditionNumbers,
  FLOAT64,
  type GoType,
  goTypes,
  INT,
  OP,
  sameType,
  UINT64,
} from './type.ts';
import { isMisspeltSetting, isOfPackage, unknownName } from './unknown-name.ts';
import {
  convertImplicitly,
  GoTypeError,
  type GoValue,
  integerOf,
  isScalar,
  represent,
  type Scalar,
  type Typed,
  typed,
  type Untyped,
  untyped,
} from './value.ts';

/** The value of an expression. Throws `NotModelled`, and `GoTypeError` where Go would not compile it. */
export function evaluateGo(expr: GoExpr, scope: Scope): GoValue {
  switch (expr.kind) {
    case 'identifier': {
      const value = scope.lookup(expr.name) ?? goConstants.get(expr.name);
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
      return expr.operator === '*'
        ? dereference(expr, scope)
        : unary(expr.operator, evaluateScalar(expr.operand, scope));
    case 'binary':
      return binary(expr.operator, expr.left, expr.right, scope);
    case 'call':
      return call(expr, scope);
    case 'selector':
      return select(expr, scope);
    case 'index':
      return argument(expr, scope);
    default:
      throw notModelled(expr);
  }
}

function dereference(expr: Extract<GoExpr, { kind: 'unary' }>, scope: Scope): Typed {
  const pointer = evaluateGo(expr.operand, scope);
  if (pointer.kind !== 'typed' || pointer.type.kind !== 'pointer') throw notModelled(expr);
  scope.panicsWhere(isNil(pointer), 'nil is dereferenced');
  return typed(pointer.type.to, extract(pointer.type.width - 2, 0, pointer.term));
}

const isNil = ({ type, term }: Typed): Term =>
  type.kind === 'pointer'
    ? equal(extract(type.width - 1, type.width - 1, term), bits(1, 0n))
    : equal(term, bits(64, 0n));

/** The value of an expression that has to be a number or a truth value. */
function evaluateScalar(expr: GoExpr, scope: Scope): Scalar {
  const value = asCondition(evaluateGo(expr, scope));
  if (!isScalar(value)) throw notModelled(expr);
  return value;
}

/** An op that is a condition is a constant of its number. */
function asCondition(value: GoValue): GoValue {
  const number =
    value.kind === 'op' && value.name !== undefined ? conditionNumbers.get(value.name) : undefined;
  return number === undefined ? value : typed(OP, bits(16, number));
}

/** The value of an expression of a type that is known from where it stands. */
export const evaluateAs = (expr: GoExpr, type: GoType, scope: Scope): Typed =>
  convertImplicitly(evaluateScalar(expr, scope), type);

function notModelled(expr: GoExpr): NotModelled {
  const name = qualifiedName(expr.kind === 'call' ? expr.callee : expr);
  if (name === undefined) return new NotModelled('construct', `Go ${expr.kind} expression`);
  return unknownName(name, expr.kind === 'call');
}

function defaultType(value: Scalar): Typed {
  if (value.kind === 'deferred') return value.as(INT);
  return value.kind === 'typed' ? value : represent(value, value.isFloat ? FLOAT64 : INT);
}

function unary(operator: string, operand: Scalar): Scalar {
  if (operand.kind === 'deferred') {
    return { kind: 'deferred', as: type => convertImplicitly(unary(operator, operand.as(type)), type) };
  }
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

const integerOperators: ReadonlyMap<GoBinaryOperator, Binary> = new Map([
  ['+', bvadd],
  ['-', bvsub],
  ['*', bvmul],
  ['&', bvand],
  ['|', bvor],
  ['^', bvxor],
  ['&^', (a: Term, b: Term) => bvand(a, bvnot(b))],
]);

const divisions: ReadonlyMap<GoBinaryOperator, { readonly signed: Binary; readonly unsigned: Binary }> =
  new Map([
    ['/', { signed: bvsdiv, unsigned: bvudiv }],
    ['%', { signed: bvsrem, unsigned: bvurem }],
  ]);

const unequal =
  (same: Binary): Binary =>
  (a, b) =>
    not(same(a, b));
const swapped =
  (relation: Binary): Binary =>
  (a, b) =>
    relation(b, a);

type Comparisons = ReadonlyMap<GoBinaryOperator, Binary>;

const equality = (same: Binary): [GoBinaryOperator, Binary][] => [
  ['==', same],
  ['!=', unequal(same)],
];

const ordering = (same: Binary, lower: Binary, lowerOrSame: Binary): Comparisons =>
  new Map([
    ...equality(same),
    ['<', lower],
    ['<=', lowerOrSame],
    ['>', swapped(lower)],
    ['>=', swapped(lowerOrSame)],
  ]);

function comparisonsOf(type: GoType): Comparisons {
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
    case 'pointer':
      throw new GoTypeError(`values of ${type.name} have no order`);
    case 'bool':
    case 'op':
    case 'struct':
    case 'symbol':
      return new Map(equality(equal));
  }
}

/** A comparison of a setting of the build, or of a number of uses, with a number; undefined for others. */
function askedBeside(operator: GoBinaryOperator, left: GoExpr, right: GoExpr): string | undefined {
  const name = qualifiedName(left);
  const isBeside = name !== undefined && /^buildcfg\.|\.Uses$/.test(name) && right.kind === 'integer';
  return isBeside && !isMisspeltSetting(name) ? `${name} ${operator} ${right.value}` : undefined;
}

function binary(operator: GoBinaryOperator, leftExpr: GoExpr, rightExpr: GoExpr, scope: Scope): GoValue {
  const beside = askedBeside(operator, leftExpr, rightExpr);
  // No value of the program tells it: either answer is possible.
  if (beside !== undefined) return typed(BOOL, scope.fact(beside, truth));
  if (operator === '&&' || operator === '||') return shortCircuit(operator, leftExpr, rightExpr, scope);
  const given = [evaluateGo(leftExpr, scope), evaluateGo(rightExpr, scope)] as const;
  const [left, right] = given.some(isScalar) ? [asCondition(given[0]), asCondition(given[1])] : given;
  if (!isScalar(left) || !isScalar(right)) {
    const same = sameHandle(left, right, scope);
    if (same === undefined || (operator !== '==' && operator !== '!='))
      throw notModelled(isScalar(left) ? rightExpr : leftExpr);
    return typed(BOOL, operator === '==' ? same : not(same));
  }
  if (left.kind === 'typed' && left.type.kind === 'pointer') return withNil(operator, left, rightExpr);
  if (operator === '<<' || operator === '>>') return shift(operator, left, right, scope);
  if (left.kind === 'untyped' && right.kind === 'untyped') return constantOperation(operator, left, right);
  const hint = [left, right].find(side => side.kind === 'typed');
  if (hint === undefined) {
    // A comparison settles on the default; anything else goes on waiting for its type.
    const settle = (type: GoType): Scalar =>
      operation(operator, convertImplicitly(left, type), convertImplicitly(right, type), scope);
    const compares = comparisonsOf(INT).has(operator);
    return compares ? settle(INT) : { kind: 'deferred', as: type => convertImplicitly(settle(type), type) };
  }
  return operation(operator, convertImplicitly(left, hint.type), convertImplicitly(right, hint.type), scope);
}

/** Of two pointers it is not known whether they are one. */
function withNil(operator: GoBinaryOperator, pointer: Typed, other: GoExpr): Typed {
  const isComparison = operator === '==' || operator === '!=';
  if (!isComparison || qualifiedName(other) !== 'nil') throw notModelled(other);
  return typed(BOOL, operator === '==' ? isNil(pointer) : not(isNil(pointer)));
}

/** The right side is evaluated only where the left one does not decide. */
function shortCircuit(operator: '&&' | '||', leftExpr: GoExpr, rightExpr: GoExpr, scope: Scope): GoValue {
  const left = evaluateAs(leftExpr, BOOL, scope).term;
  const right = evaluateAs(rightExpr, BOOL, scope.where(operator === '&&' ? left : not(left))).term;
  return typed(BOOL, operator === '&&' ? and(left, right) : or(left, right));
}

/** Types and ops are known; whether two values are one, the compiler knows and we do not. */
function sameHandle(a: GoValue, b: GoValue, scope: Scope): Term | undefined {
  if (a.kind === 'type' && b.kind === 'type') return a.type.name === b.type.name ? truth : falsity;
  if (a.kind === 'op' && b.kind === 'op') {
    if (a.name !== undefined && b.name !== undefined) return a.name === b.name ? truth : falsity;
    return scope.fact(`the op of ${a.of ?? b.of} is ${a.name ?? b.name}`, truth);
  }
  if (a.kind === 'opaque' && b.kind === 'opaque')
    return a.name === b.name ? truth : scope.fact(`${a.name} is ${b.name}`, truth);
  if (a.kind === 'value' && b.kind === 'value') {
    if (a.register === b.register) return truth;
    if (a.register.sort !== b.register.sort) return falsity;
    return scope.fact(`${a.name} is ${b.name}`, equal(a.register, b.register));
  }
  return undefined;
}

function operation(operator: GoBinaryOperator, left: Typed, right: Typed, scope: Scope): Typed {
  const { type } = left;
  const [a, b] = [left.term, right.term];
  const relation = comparisonsOf(type).get(operator);
  if (relation !== undefined) return typed(BOOL, relation(a, b));
  if (type.kind === 'integer') {
    const operate = integerOperators.get(operator);
    if (operate !== undefined) return typed(type, operate(a, b));
    const division = divisions.get(operator);
    if (division !== undefined) {
      scope.panicsWhere(equal(b, bits(type.width, 0n)), 'a division by zero');
      return typed(type, (type.signed ? division.signed : division.unsigned)(a, b));
    }
  }
  if (type.kind === 'float') {
    const operate = floatOperators.get(operator);
    if (operate !== undefined) {
      if (mayBeFused(operator, type.format, [a, b])) {
        const reason = 'Go leaves open whether the compiler rounds the product before the sum';
        throw new NotModelled('construct', 'product in a sum', reason);
      }
      return typed(type, operate(type.format, a, b));
    }
  }
  throw new GoTypeError(`operator ${operator} is not defined on ${type.name}`);
}

/** Untyped constants are exact (Go specification, Constant expressions). */
function constantOperation(operator: GoBinaryOperator, left: Untyped, right: Untyped): Scalar {
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
  const order = { '==': a * d === c * b, '<': a * d < c * b } as const;
  const orders: ReadonlyMap<GoBinaryOperator, boolean> = new Map([
    ['==', order['==']],
    ['!=', !order['==']],
    ['<', order['<']],
    ['<=', order['<'] || order['==']],
    ['>', !order['<'] && !order['==']],
    ['>=', !order['<']],
  ]);
  const holds = orders.get(operator);
  if (holds !== undefined) return typed(BOOL, holds ? truth : falsity);
  const [x, y] = [integerOf(left), integerOf(right)];
  if (x === undefined || y === undefined) throw new NotModelled('construct', `${operator} on untyped floats`);
  const integers: ReadonlyMap<GoBinaryOperator, () => bigint> = new Map([
    ['%', () => x % y],
    ['&', () => x & y],
    ['|', () => x | y],
    ['^', () => x ^ y],
    ['&^', () => x & ~y],
  ]);
  const result = y === 0n && operator === '%' ? undefined : integers.get(operator)?.();
  if (result === undefined) throw new NotModelled('construct', `${operator} on untyped constants`);
  return untyped(result);
}

/** The largest shift of an untyped constant: enough for any type, and no memory bomb. */
const maxConstantShift = 1024n;

function shift(operator: '<<' | '>>', left: Scalar, right: Scalar, scope: Scope): Scalar {
  if (left.kind === 'untyped' && right.kind === 'untyped') {
    const [value, count] = [integerOf(left), integerOf(right)];
    if (value === undefined || count === undefined || count < 0n) throw new GoTypeError('invalid shift');
    if (count > maxConstantShift) throw new GoTypeError('shift count too large');
    return untyped(operator === '<<' ? value << count : value >> count);
  }
  // An untyped left operand takes the type that it would have without the shift (Go specification, Operators).
  if (left.kind !== 'typed') {
    return {
      kind: 'deferred',
      as: type => shiftTyped(operator, convertImplicitly(left, type), right, scope),
    };
  }
  return shiftTyped(operator, left, right, scope);
}

function shiftTyped(operator: '<<' | '>>', operand: Typed, right: Scalar, scope: Scope): Typed {
  const count = right.kind === 'untyped' ? represent(right, UINT64) : defaultType(right);
  if (operand.type.kind !== 'integer' || count.type.kind !== 'integer')
    throw new GoTypeError('invalid shift');
  if (count.type.signed)
    scope.panicsWhere(bvslt(count.term, bits(count.type.width, 0n)), 'a shift by a negative count');
  const { width, signed } = operand.type;
  const operate = operator === '<<' ? bvshl : signed ? bvashr : bvlshr;
  return typed(operand.type, operate(operand.term, clampCount(width, count.type.width, count.term)));
}

/** A shift count in the width of the shifted value; one that does not fit becomes all ones. */
function clampCount(width: number, countWidth: number, count: Term): Term {
  if (countWidth <= width) return zeroExtend(width, count);
  const fits = equal(extract(countWidth - 1, width, count), bits(countWidth - width, 0n));
  return ifThenElse(fits, extract(width - 1, 0, count), bits(width, -1n));
}

/** `x.Type`, `sc.Val`, `typ.UInt64`, `math.MaxInt32`. */
function select(expr: Extract<GoExpr, { kind: 'selector' }>, scope: Scope): GoValue {
  const name = qualifiedName(expr);
  const constant = name === undefined ? undefined : (goConstants.get(name) ?? scope.lookup(name));
  if (constant !== undefined) return constant;
  if (name !== undefined && isOfPackage(name)) throw notModelled(expr);
  const object = evaluateGo(expr.object, scope);
  const part = object.kind === 'typed' && object.type.kind === 'struct' ? object.type.fields : undefined;
  const plain = part?.get(expr.name.name);
  if (plain?.plain && object.kind === 'typed') return typed(plain.type, plain.read(object.term));
  const field = fieldsOfHandles(object, expr.name.name);
  if (field === undefined) throw notModelled(expr);
  return field;
}

/** `x.Args[0]` */
function argument(expr: Extract<GoExpr, { kind: 'index' }>, scope: Scope): GoValue {
  const { object, index } = expr;
  const value =
    object.kind === 'selector' && object.name.name === 'Args' ? evaluateGo(object.object, scope) : undefined;
  const found =
    value?.kind === 'value' && index.kind === 'integer' ? value.args[Number(index.value)] : undefined;
  if (found === undefined) throw notModelled(expr);
  return found;
}

function call(expr: Extract<GoExpr, { kind: 'call' }>, scope: Scope): GoValue {
  const name = qualifiedName(expr.callee);
  const type = name === undefined ? undefined : goTypes.get(name);
  if (type !== undefined && expr.args.length === 1)
    return convert(evaluateScalar(expr.args[0]!, scope), type);
  // `typ.UInt64.Size` is a method of what the package has, `bits.Len64` a function of the package.
  const receiver = expr.callee.kind === 'selector' ? qualifiedName(expr.callee.object) : undefined;
  const isMethod = receiver !== undefined && scope.lookup(receiver) !== undefined;
  if (name?.includes('.') && isOfPackage(name) && !goFunctions.has(name) && !isMethod)
    throw notModelled(expr);
  if (name === 'max' || name === 'min') return extreme(name, expr, scope);
  const own = name === undefined ? undefined : scope.helpers.get(name);
  const asked = own === undefined ? askedOfHandles(expr, name, scope, evaluateGo) : undefined;
  if (asked !== undefined) return asked;
  const fn = own ?? (name === undefined ? undefined : goFunctions.get(name));
  if (fn === undefined) throw notModelled(expr);
  if (fn.parameters.length !== expr.args.length) {
    throw new GoTypeError(`${name} takes ${fn.parameters.length} arguments, not ${expr.args.length}`);
  }
  const args = expr.args.map((arg, index): Typed => {
    const value = evaluateScalar(arg, scope);
    const parameter = fn.parameters[index]!;
    return typeof parameter === 'string'
      ? sizedInteger(value, parameter)
      : convertImplicitly(value, parameter);
  });
  const terms = args.map(({ term }) => term);
  const [first] = args;
  if (fn.panics !== undefined) scope.panicsWhere(fn.panics.where(...terms), fn.panics.words);
  const { signed = true } = first?.type.kind === 'integer' ? first.type : {};
  if (fn.promises !== undefined) scope.suppose(fn.promises(...terms));
  return typed(fn.result === 'same' ? first!.type : fn.result, fn.denote(terms, signed));
}

/** Go's builtin functions on integers, of which one has a type. */
function extreme(name: 'max' | 'min', expr: Extract<GoExpr, { kind: 'call' }>, scope: Scope): Typed {
  const values = expr.args.map(arg => evaluateScalar(arg, scope));
  const hint = values.find(value => value.kind === 'typed');
  if (hint?.type.kind !== 'integer') throw notModelled(expr);
  const isLess = hint.type.signed ? bvslt : bvult;
  const terms = values.map(value => convertImplicitly(value, hint.type).term);
  const chosen = terms.reduce((a, b) =>
    ifThenElse(isLess(a, b), ...(name === 'min' ? ([a, b] as const) : ([b, a] as const))),
  );
  return typed(hint.type, chosen);
}

/** An argument for a type parameter; an untyped one would be an `int`, which no constraint has. */
function sizedInteger(value: Scalar, parameter: TypeParameter): Typed {
  const given = defaultType(value);
  const { type } = given;
  const isSized = type.kind === 'integer' && type.name !== 'int' && type.name !== 'uint';
  if (!isSized || (parameter !== 'integer' && type.signed !== (parameter === 'signed integer')))
    throw new GoTypeError(`${type.name} does not satisfy the constraint: ${parameter} of known width`);
  return given;
}

/** Go's compiler rounds to nearest, ties to even. Which NaN it computes is left open. */
const toNearest = arithmetic(unspecified, 'rne');

const floatOperators: ReadonlyMap<GoBinaryOperator, (format: Format, a: Term, b: Term) => Term> = new Map([
  ['+', toNearest.add],
  ['-', toNearest.subtract],
  ['*', toNearest.multiply],
  ['/', toNearest.divide],
]);

/** Go permits `c*d + e` to be computed with one rounding, and on some machines the compiler is compiled to do so. */
function mayBeFused(operator: GoBinaryOperator, format: Format, operands: readonly Term[]): boolean {
  const sums = operator === '+' || operator === '-';
  return sums && operands.some(operand => productOf(format, operand) !== undefined);
}

/** An explicit conversion (Go specification, Conversions between numeric types). */
function convert(value: Scalar, type: GoType): Typed {
  if (value.kind === 'deferred') return value.as(type);
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
