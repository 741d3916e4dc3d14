/** Go expressions as terms. Nothing is executed. */
import type { GoBinaryOperator, GoExpr } from '../../rules/go-ast.ts';
import { qualifiedName } from '../../rules/go-parts.ts';
import {
  and,
  bits,
  bvslt,
  bvult,
  equal,
  extract,
  falsity,
  ifThenElse,
  not,
  or,
  truth,
} from '../../semantics/term/build.ts';
import type { Term } from '../../semantics/term/term.ts';
import { NotModelled } from '../missing.ts';
import { convert, sizedInteger } from './conversions.ts';
import { askedOfHandles, fieldsOfHandles } from './handles.ts';
import { goConstants, goFunctions } from './library.ts';
import { operate, unary } from './operators.ts';
import type { Scope } from './scope.ts';
import { BOOL, conditionNumbers, type GoType, goTypes, OP } from './type.ts';
import { isMisspeltSetting, isOfPackage, unknownName } from './unknown-name.ts';
import {
  convertImplicitly,
  GoTypeError,
  type GoValue,
  isScalar,
  type Scalar,
  type Typed,
  typed,
  untyped,
} from './value.ts';

/** The value of an expression. Throws `NotModelled`, and `GoTypeError` where Go would not compile it. */
export const evaluateGo = (expr: GoExpr, scope: Scope): GoValue => placed(expr, () => meaningOf(expr, scope));

/** What Go would not compile stands at the innermost expression that shows it. */
function placed<Value>(expr: GoExpr, evaluate: () => Value): Value {
  try {
    return evaluate();
  } catch (error) {
    if (!(error instanceof GoTypeError) || error.span !== undefined) throw error;
    throw new GoTypeError(error.message, expr.span);
  }
}

function meaningOf(expr: GoExpr, scope: Scope): GoValue {
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
      return binary(expr, scope);
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
  scope.panicsWhere(isNil(pointer), 'nil is dereferenced', expr);
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
  placed(expr, () => convertImplicitly(evaluateScalar(expr, scope), type));

function notModelled(expr: GoExpr): NotModelled {
  const name = qualifiedName(expr.kind === 'call' ? expr.callee : expr);
  if (name === undefined)
    return new NotModelled(
      'construct',
      expr.kind === 'other' ? `Go ${expr.what}` : `Go ${expr.kind} expression`,
    );
  return unknownName(name, expr.kind === 'call');
}

/** A comparison of a setting of the build, or of a number of uses, with a number; undefined for others. */
function askedBeside(operator: GoBinaryOperator, left: GoExpr, right: GoExpr): string | undefined {
  const name = qualifiedName(left);
  const isBeside = name !== undefined && /^buildcfg\.|\.Uses$/.test(name) && right.kind === 'integer';
  return isBeside && !isMisspeltSetting(name) ? `${name} ${operator} ${right.value}` : undefined;
}

function binary(expr: Extract<GoExpr, { kind: 'binary' }>, scope: Scope): GoValue {
  const { operator, left: leftExpr, right: rightExpr } = expr;
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
  return operate(expr, left, right, scope);
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
    const parameter = fn.parameters[index]!;
    return typeof parameter === 'string'
      ? placed(arg, () => sizedInteger(evaluateScalar(arg, scope), parameter))
      : evaluateAs(arg, parameter, scope);
  });
  const terms = args.map(({ term }) => term);
  const [first] = args;
  if (fn.panics !== undefined) scope.panicsWhere(fn.panics.where(...terms), fn.panics.words, expr);
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
