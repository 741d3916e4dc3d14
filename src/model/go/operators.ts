/**
 * Go's operators on values, with its typing: untyped constants are exact until a typed operand gives them its type,
 * typed integers wrap around, shifts by the width or more give 0 or the sign.
 */
import type { GoBinaryOperator, GoExpr } from '../../rules/go-ast.ts';
import type { Format } from '../../semantics/float/index.ts';
import {
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
  ifThenElse,
  less,
  lessOrEqual,
  negate,
  not,
  truth,
  zeroExtend,
} from '../../semantics/term/build.ts';
import type { Term } from '../../semantics/term/term.ts';
import { productOf } from '../contraction.ts';
import { NotModelled } from '../missing.ts';
import { defaultType, toNearest } from './conversions.ts';
import type { Scope } from './scope.ts';
import { BOOL, type GoType, INT, UINT } from './type.ts';
import {
  constantOf,
  convertImplicitly,
  GoTypeError,
  integerOf,
  represent,
  type Scalar,
  type Typed,
  typed,
  type Untyped,
  untyped,
} from './value.ts';

export function unary(operator: string, operand: Scalar): Scalar {
  if (operand.kind === 'deferred') {
    return { kind: 'deferred', as: type => convertImplicitly(unary(operator, operand.as(type)), type) };
  }
  if (operand.kind === 'untyped') return unaryConstant(operator, operand);
  const { type, term, constant } = operand;
  if (constant !== undefined) {
    const value = unaryConstant(operator, constant);
    // The complement of an unsigned constant is one.
    const isUnsigned = operator === '^' && type.kind === 'integer' && !type.signed;
    return represent(isUnsigned ? untyped(BigInt.asUintN(type.width, value.numerator)) : value, type);
  }
  if (operator === '+' && type.kind !== 'bool') return operand;
  if (operator === '!' && type.kind === 'bool') return typed(type, not(term));
  if (operator === '-' && type.kind === 'integer') return typed(type, bvneg(term));
  if (operator === '-' && type.kind === 'float') return typed(type, negate(type.format, term));
  if (operator === '^' && type.kind === 'integer') return typed(type, bvnot(term));
  throw new GoTypeError(`operator ${operator} is not defined on ${type.name}`);
}

function unaryConstant(operator: string, operand: Untyped): Untyped {
  const { numerator, denominator, isFloat } = operand;
  if (operator === '-') return untyped(-numerator, denominator, isFloat);
  if (operator === '+') return operand;
  if (operator === '^' && !isFloat) return untyped(~numerator);
  throw new GoTypeError(
    `operator ${operator} is not defined on ${isFloat ? 'a float' : 'an integer'} constant`,
  );
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

type BinaryExpr = Extract<GoExpr, { kind: 'binary' }>;

/** A binary operator on two values, of which one may take its type from the other, or from where they stand. */
export function operate(expr: BinaryExpr, left: Scalar, right: Scalar, scope: Scope): Scalar {
  const { operator } = expr;
  if (operator === '<<' || operator === '>>') return shift(expr, operator, left, right, scope);
  if (left.kind === 'untyped' && right.kind === 'untyped') return constantOperation(operator, left, right);
  const hint = [left, right].find(side => side.kind === 'typed');
  if (hint === undefined) {
    // A comparison settles on the default; anything else goes on waiting for its type.
    const settle = (type: GoType): Scalar =>
      operation(expr, convertImplicitly(left, type), convertImplicitly(right, type), scope);
    const compares = comparisonsOf(INT).has(operator);
    return compares ? settle(INT) : { kind: 'deferred', as: type => convertImplicitly(settle(type), type) };
  }
  return operation(expr, convertImplicitly(left, hint.type), convertImplicitly(right, hint.type), scope);
}

function operation(expr: BinaryExpr, left: Typed, right: Typed, scope: Scope): Typed {
  const { operator } = expr;
  const { type } = left;
  const [a, b] = [left.term, right.term];
  const relation = comparisonsOf(type).get(operator);
  if (relation !== undefined) return typed(BOOL, relation(a, b));
  if (left.constant !== undefined && right.constant !== undefined)
    return convertImplicitly(constantOperation(operator, left.constant, right.constant), type);
  if (type.kind === 'integer') {
    const operate = integerOperators.get(operator);
    if (operate !== undefined) return typed(type, operate(a, b));
    const division = divisions.get(operator);
    if (division !== undefined) {
      if (right.constant?.numerator === 0n) throw new GoTypeError(refusals.division);
      scope.panicsWhere(equal(b, bits(type.width, 0n)), 'a division by zero', expr);
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

/** What Go's compiler refuses of constants, whatever the other operand is. */
export const refusals = {
  division: 'this divides by zero',
  negativeCount: 'this shifts by a negative count',
  brokenCount: 'this shifts by a count with a fraction',
  brokenOperand: 'this shifts a constant with a fraction',
} as const;

/** Constants are exact (Go specification, Constant expressions). */
function constantOperation(operator: GoBinaryOperator, left: Untyped, right: Untyped): Scalar {
  const isFloat = left.isFloat || right.isFloat;
  const [a, b, c, d] = [left.numerator, left.denominator, right.numerator, right.denominator];
  switch (operator) {
    case '+':
      return held(untyped(a * d + c * b, b * d, isFloat));
    case '-':
      return held(untyped(a * d - c * b, b * d, isFloat));
    case '*':
      return held(untyped(a * c, b * d, isFloat));
    case '/':
      if (c === 0n) throw new GoTypeError(refusals.division);
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
  if (isFloat) throw new GoTypeError(`operator ${operator} is not defined on a float constant`);
  const [x, y] = [a, c];
  if (operator === '%' && y === 0n) throw new GoTypeError(refusals.division);
  const integers: ReadonlyMap<GoBinaryOperator, () => bigint> = new Map([
    ['%', () => x % y],
    ['&', () => x & y],
    ['|', () => x | y],
    ['^', () => x ^ y],
    ['&^', () => x & ~y],
  ]);
  const result = integers.get(operator)?.();
  if (result === undefined) throw new NotModelled('construct', `${operator} on untyped constants`);
  return untyped(result);
}

/** What Go's compiler keeps of an integer constant. */
const bitsOfConstants = 512n;

function held(constant: Untyped): Untyped {
  const { numerator, isFloat } = constant;
  const magnitude = numerator < 0n ? -numerator : numerator;
  if (!isFloat && magnitude >> bitsOfConstants > 0n)
    throw new GoTypeError(`a constant has more than ${bitsOfConstants} bits`);
  return constant;
}

/** The largest shift of a constant that Go's compiler makes. */
const maxConstantShift = 1074n;

function shift(expr: BinaryExpr, operator: '<<' | '>>', left: Scalar, right: Scalar, scope: Scope): Scalar {
  const [value, count] = [constantOf(left), constantOf(right)];
  const refusal = refusalOfShift(value, count);
  if (refusal !== undefined) throw new GoTypeError(refusal);
  // A constant count may have any type, as long as it is a whole number.
  const by = count === undefined ? right : represent(count, UINT);
  if (value !== undefined && count !== undefined) {
    const shifted = shiftedConstant(operator, integerOf(value)!, integerOf(count)!);
    return left.kind === 'typed' ? represent(shifted, left.type) : shifted;
  }
  // An untyped left operand takes the type that it would have without the shift (Go specification, Operators).
  if (left.kind !== 'typed') {
    return {
      kind: 'deferred',
      as: type => shiftTyped(expr, operator, convertImplicitly(left, type), by, scope),
    };
  }
  return shiftTyped(expr, operator, left, by, scope);
}

/** Of the operand and the count those that are constants. */
export function refusalOfShift(operand: Untyped | undefined, count: Untyped | undefined): string | undefined {
  if (operand !== undefined && integerOf(operand) === undefined) return refusals.brokenOperand;
  if (count === undefined) return undefined;
  if (integerOf(count) === undefined) return refusals.brokenCount;
  return count.numerator < 0n ? refusals.negativeCount : undefined;
}

function shiftedConstant(operator: '<<' | '>>', value: bigint, count: bigint): Untyped {
  if (count > maxConstantShift) throw new GoTypeError('shift count too large');
  return held(untyped(operator === '<<' ? value << count : value >> count));
}

function shiftTyped(
  expr: BinaryExpr,
  operator: '<<' | '>>',
  operand: Typed,
  right: Scalar,
  scope: Scope,
): Typed {
  const count = defaultType(right);
  if (operand.type.kind !== 'integer' || count.type.kind !== 'integer')
    throw new GoTypeError('invalid shift');
  if (count.type.signed)
    scope.panicsWhere(bvslt(count.term, bits(count.type.width, 0n)), 'a shift by a negative count', expr);
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
