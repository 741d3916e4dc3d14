/** The Go types of expressions in rules, and what Go's compiler would say of them. What is not known is not judged. */
import { functions, goCalls, members, packageMembers, type Signature } from '../../model/go/compiler.ts';
import { refusalOfShift, refusals } from '../../model/go/operators.ts';
import type { GoBinaryOperator, GoExpr } from '../../rules/go-ast.ts';
import { qualifiedName } from '../../rules/go-parts.ts';
import { printExpr } from '../../rules/print.ts';
import type { Span } from '../../text/source.ts';
import { constantValue, refusalOf, wholeConstant } from './constant.ts';

/** Undefined where it is not known. Untyped constants are `untyped int` and the like. */
export type TypeName = string | undefined;

export interface Complaint {
  readonly span: Span;
  readonly message: string;
}

/** A name that the compiler does not declare, as far as is known here. */
export interface Unknown {
  readonly span: Span;
  readonly name: string;
  readonly of: 'function' | 'member';
  /** The type whose member it would be. */
  readonly object?: string;
  /** What it could have been. */
  readonly candidates: readonly string[];
}

export interface Surroundings {
  /** The types of the names that a rule binds; undefined for those of unknown types. */
  readonly names: ReadonlyMap<string, TypeName>;
  complain(complaint: Complaint): void;
  doubt(unknown: Unknown): void;
}

interface Width {
  readonly bits: number;
  readonly signed: boolean;
}

const integers: ReadonlyMap<string, Width> = new Map([
  ...[8, 16, 32, 64].flatMap(bits => [
    [`int${bits}`, { bits, signed: true }] as const,
    [`uint${bits}`, { bits, signed: false }] as const,
  ]),
  ['int', { bits: 64, signed: true }],
  ['uint', { bits: 64, signed: false }],
  ['uintptr', { bits: 64, signed: false }],
  ['ValAndOff', { bits: 64, signed: true }],
  ['arm64BitField', { bits: 16, signed: true }],
  ['flagConstant', { bits: 8, signed: false }],
  ['Op', { bits: 32, signed: true }],
  ['ID', { bits: 32, signed: true }],
  ['s390x.CCMask', { bits: 8, signed: false }],
]);
const floats: ReadonlySet<string> = new Set(['float32', 'float64']);
const structs: ReadonlySet<string> = new Set(['s390x.RotateParams', 'arm64ConditionalParams']);
/** Types that nothing but itself is assignable to, but for untyped constants. */
const isPlain = (type: string): boolean =>
  integers.has(type) || floats.has(type) || structs.has(type) || /^(?:bool|string)$/.test(type);
const isPointer = (type: string): boolean => type.startsWith('*');
/** Interfaces of the compiler's: a number is none. */
const isInterface = (type: string): boolean => type === 'Sym' || type === 'Aux';

export const widthOfInteger = (type: TypeName): Width | undefined =>
  type === undefined ? undefined : integers.get(type);

/** The type that Go gives the expression. */
export function typeOf(expr: GoExpr, around: Surroundings): TypeName {
  const type = typeByKind(expr, around);
  const refusal = type === undefined ? undefined : refusalOf(expr);
  return refusal === undefined ? type : refuse(expr, refusal, around);
}

function typeByKind(expr: GoExpr, around: Surroundings): TypeName {
  switch (expr.kind) {
    case 'identifier':
      return identifier(expr.name, around);
    case 'integer':
      return 'untyped int';
    case 'float':
      return 'untyped float';
    case 'string':
      return 'untyped string';
    case 'other':
      return undefined;
    case 'paren':
      return typeOf(expr.inner, around);
    case 'unary':
      return unary(expr, around);
    case 'binary':
      return binary(expr, around);
    case 'call':
      return call(expr, around);
    case 'selector':
      return selector(expr, around);
    case 'assertion':
      typeOf(expr.object, around);
      return printExpr(expr.type);
    case 'index': {
      const object = typeOf(expr.object, around);
      typeOf(expr.index, around);
      return object?.startsWith('[]') ? object.slice(2) : undefined;
    }
    case 'composite':
      return undefined;
  }
}

function identifier(name: string, { names }: Surroundings): TypeName {
  if (names.has(name)) return names.get(name);
  if (name === 'true' || name === 'false') return 'untyped bool';
  if (name === 'nil') return 'nil';
  if (/^rep(?:Zero|Move)Threshold$/.test(name)) return 'untyped int';
  return /^Op[A-Z0-9]/.test(name) ? 'Op' : undefined;
}

/** Whether Go lets a value of the first type stand where the second is wanted; true where that is not known. */
export function isAssignable(from: TypeName, to: TypeName, expr: GoExpr): boolean {
  if (from === undefined || to === undefined || from === to) return true;
  switch (from) {
    case 'untyped int': {
      const width = integers.get(to);
      if (width !== undefined) return fits(wholeConstant(expr), width);
      return floats.has(to);
    }
    case 'untyped float': {
      const [width, value] = [integers.get(to), wholeConstant(expr)];
      return floats.has(to) || (width !== undefined && value !== undefined && fits(value, width));
    }
    case 'untyped bool':
      return to === 'bool';
    case 'untyped string':
      return to === 'string';
    case 'nil':
      return !isPlain(to);
  }
  if (isInterface(to)) return !(isPlain(from) && !from.includes('.'));
  if (isInterface(from)) return !isPlain(to) && !isPointer(to);
  const areKnown = [from, to].every(type => isPlain(type) || isPointer(type));
  return !areKnown;
}

const fits = (value: bigint | undefined, { bits, signed }: Width): boolean =>
  value === undefined ||
  (value >= (signed ? -(1n << BigInt(bits - 1)) : 0n) && value < 1n << BigInt(signed ? bits - 1 : bits));

/** Why a value cannot stand where a type is wanted, in words. */
export function mismatch(from: TypeName, to: TypeName, expr: GoExpr): string {
  const value = /^untyped (?:int|float)$/.test(from ?? '') ? wholeConstant(expr) : undefined;
  if (value !== undefined && to !== undefined && integers.has(to)) return `${value} overflows ${to}`;
  return `${inWords(from!)} is used where ${inWords(to!)} is wanted`;
}

const kinds: Readonly<Record<string, string>> = {
  'untyped int': 'an integer constant',
  'untyped float': 'a constant with a fraction',
  'untyped bool': 'a truth value',
  'untyped string': 'a string',
  bool: 'a truth value',
  nil: 'nil',
  '*Value': 'a value of the program',
  '*types.Type': 'a type of the program',
  '*AuxCall': 'a call',
  Sym: 'a symbol',
  Op: 'an op',
};

export const inWords = (type: string): string =>
  kinds[type] ?? `${/^(?:int|arm)/.test(type) ? 'an' : 'a'} ${type}`;

function unary(expr: Extract<GoExpr, { kind: 'unary' }>, around: Surroundings): TypeName {
  const type = typeOf(expr.operand, around);
  if (type === undefined) return undefined;
  switch (expr.operator) {
    case '*':
      return isPointer(type) ? type.slice(1) : undefined;
    case '&':
      return `*${type}`;
    case '!':
      if (/bool$/.test(type)) return type;
      break;
    default:
      if (isNumeric(type) && !(expr.operator === '^' && isFloat(type))) return type;
  }
  return refuse(expr, `\`${expr.operator}\` is not defined on ${inWords(type)}`, around);
}

const isFloat = (type: string): boolean => floats.has(type) || type === 'untyped float';
const isNumeric = (type: string): boolean => integers.has(type) || isFloat(type) || type === 'untyped int';
const isWhole = (type: string): boolean => integers.has(type) || type === 'untyped int';
const isUntyped = (type: string): boolean => type.startsWith('untyped ');

function refuse({ span }: { readonly span: Span }, message: string, { complain }: Surroundings): undefined {
  complain({ span, message });
  return undefined;
}

const isComparison = (operator: GoBinaryOperator): boolean => /^(?:[=!]=|[<>]=?)$/.test(operator);

function binary(expr: Extract<GoExpr, { kind: 'binary' }>, around: Surroundings): TypeName {
  const { operator, left, right } = expr;
  const [a, b] = [typeOf(left, around), typeOf(right, around)];
  if (operator === '<<' || operator === '>>') {
    const [value, count] = [constantValue(left), constantValue(right)];
    if (b !== undefined && isPlain(b) && !integers.has(b) && count === undefined)
      return refuse(right, `the count of a shift is ${inWords(b)}`, around);
    if (a !== undefined && isPlain(a) && !integers.has(a))
      return refuse(left, `\`${operator}\` is not defined on ${inWords(a)}`, around);
    const refusal = refusalOfShift(value, count);
    if (refusal !== undefined) return refuse(expr, refusal, around);
    return a === 'untyped float' ? 'untyped int' : a;
  }
  const isLogical = operator === '&&' || operator === '||';
  if (isLogical) {
    for (const [side, type] of [
      [left, a],
      [right, b],
    ] as const)
      if (type !== undefined && !/bool$/.test(type) && (isNumeric(type) || isPointer(type)))
        return refuse(side, `\`${operator}\` joins truth values, and this is ${inWords(type)}`, around);
    return a ?? b;
  }
  if (a === undefined || b === undefined) return isComparison(operator) ? 'untyped bool' : undefined;
  const common = commonType(a, b, left, right);
  if (common === undefined) {
    const value = isUntyped(a) ? mismatch(a, b, left) : isUntyped(b) ? mismatch(b, a, right) : undefined;
    const message = value ?? `${inWords(a)} and ${inWords(b)} are the two sides of \`${operator}\``;
    return refuse(expr, message, around);
  }
  if (isComparison(operator)) {
    const isOrder = /^[<>]/.test(operator);
    if (isOrder && !isNumeric(common) && !/string$/.test(common))
      return refuse(expr, `\`${operator}\` is not defined on ${inWords(common)}`, around);
    return 'untyped bool';
  }
  const isDefined = /^[-+*/]$/.test(operator)
    ? isNumeric(common) || (operator === '+' && /string$/.test(common))
    : isWhole(common);
  const isKnown = isPlain(common) || isUntyped(common) || isPointer(common);
  if (isKnown && !isDefined)
    return refuse(expr, `\`${operator}\` is not defined on ${inWords(common)}`, around);
  if ((operator === '/' || operator === '%') && isWhole(common) && wholeConstant(right) === 0n)
    return refuse(expr, refusals.division, around);
  return common;
}

/** Undefined where Go does not let the two stand beside each other. */
function commonType(a: string, b: string, left: GoExpr, right: GoExpr): string | undefined {
  if (a === b) return a;
  if (isUntyped(a) && isUntyped(b)) {
    if (isNumeric(a) && isNumeric(b)) return 'untyped float';
    return undefined;
  }
  if (isUntyped(a) || a === 'nil') return isAssignable(a, b, left) ? b : undefined;
  if (isUntyped(b) || b === 'nil') return isAssignable(b, a, right) ? a : undefined;
  // An interface is compared with what it may hold.
  if (isInterface(a) || isInterface(b)) return isPlain(isInterface(a) ? b : a) ? undefined : a;
  return isAssignable(a, b, left) && isAssignable(b, a, right) ? a : undefined;
}

const conversions: ReadonlySet<string> = new Set([
  ...[...integers.keys()].filter(name => !name.includes('.')),
  ...floats,
  'byte',
]);

function call(expr: Extract<GoExpr, { kind: 'call' }>, around: Surroundings): TypeName {
  const { callee, args } = expr;
  const types = args.map(arg => typeOf(arg, around));
  const name = qualifiedName(callee);
  if (callee.kind === 'identifier' && !around.names.has(callee.name)) {
    if (conversions.has(callee.name)) return conversion(expr, types, around);
    if (callee.name === 'len') return 'int';
    if (callee.name === 'min' || callee.name === 'max') {
      const common = types.find(type => type !== undefined && !isUntyped(type));
      if (common === undefined) return types[0];
      const index = args.findIndex((arg, at) => !isAssignable(types[at], common, arg));
      return index < 0 ? common : refuse(expr, mismatch(types[index], common, args[index]!), around);
    }
    const known = functions.get(callee.name);
    if (known !== undefined) return resultOf(known, expr, types, around);
    if (goCalls.has(callee.name)) return undefined;
    const candidates = [...[...functions.keys()].filter(one => !one.includes('.')), ...conversions];
    around.doubt({ span: callee.span, name: callee.name, of: 'function', candidates });
    return undefined;
  }
  const ofPackage = name === undefined ? undefined : functions.get(name);
  if (ofPackage !== undefined) return resultOf(ofPackage, expr, types, around);
  if (callee.kind !== 'selector') return undefined;
  const { object } = callee;
  const isPackage = object.kind === 'identifier' && /^(?:math|bits)$/.test(object.name);
  if (isPackage && !around.names.has(object.name)) {
    const prefix = `${object.name}.`;
    const candidates = [...functions.keys()]
      .filter(one => one.startsWith(prefix))
      .map(one => one.slice(prefix.length));
    around.doubt({
      span: callee.name.span,
      name: callee.name.name,
      of: 'member',
      object: object.name,
      candidates,
    });
    return undefined;
  }
  const member = memberOf(callee, around);
  if (member === undefined) return undefined;
  if (typeof member !== 'string') return resultOf(member, expr, types, around);
  return member === '?'
    ? undefined
    : refuse(callee.name, `\`${callee.name.name}\` is a field, not a method`, around);
}

function conversion(
  expr: Extract<GoExpr, { kind: 'call' }>,
  types: readonly TypeName[],
  around: Surroundings,
): TypeName {
  const { callee, args } = expr;
  const to = callee.kind === 'identifier' ? callee.name : '';
  const [arg] = args;
  if (args.length !== 1 || arg === undefined)
    return refuse(expr, `the conversion \`${to}\` takes one value`, around);
  const [from] = types;
  const isPossible =
    from === undefined ||
    isNumeric(from) ||
    !(isPlain(from) || isPointer(from) || isInterface(from) || from === 'nil' || isUntyped(from));
  if (!isPossible) return refuse(expr, `${inWords(from)} is no number that \`${to}\` converts`, around);
  return to === 'byte' ? 'uint8' : to;
}

function resultOf(
  { parameters, result }: Signature,
  expr: Extract<GoExpr, { kind: 'call' }>,
  types: readonly TypeName[],
  around: Surroundings,
): TypeName {
  const { callee, args } = expr;
  const last = parameters.at(-1);
  const rest = last?.startsWith('...') ? last.slice(3) : undefined;
  const name = printExpr(callee);
  const isWrongCount =
    rest === undefined ? args.length !== parameters.length : args.length < parameters.length - 1;
  if (isWrongCount) {
    const some = parameters.length === 1 ? 'one argument' : `${parameters.length || 'no'} arguments`;
    refuse(
      expr,
      `\`${name}\` takes ${some}, here ${args.length === 1 ? 'is' : 'are'} ${args.length || 'none'}`,
      around,
    );
  }
  for (const [index, arg] of args.entries()) {
    const wanted = index >= parameters.length - 1 && rest !== undefined ? rest : parameters[index];
    const given = types[index];
    if (wanted === undefined || wanted === '?' || given === undefined) continue;
    const family = families[wanted];
    if (family === undefined ? isAssignable(given, wanted, arg) : isUntyped(given) || family(given)) continue;
    const message =
      family === undefined
        ? mismatch(given, wanted, arg)
        : `${inWords(given)} is used where an integer of known width${wanted === 'sized' ? '' : `, ${wanted},`} is wanted`;
    refuse(arg, `\`${name}\`: ${message}`, around);
  }
  return result === '?' ? undefined : result;
}

const families: Readonly<Record<string, (type: string) => boolean>> = {
  sized: type => /^u?int\d+$/.test(type),
  signed: type => /^int\d+$/.test(type),
  unsigned: type => /^uint\d+$/.test(type),
};

function selector(expr: Extract<GoExpr, { kind: 'selector' }>, around: Surroundings): TypeName {
  const name = qualifiedName(expr);
  if (expr.object.kind === 'identifier' && !around.names.has(expr.object.name)) {
    if (/^math\.(?:Max|Min)(?:Int|Uint)\d+$/.test(name ?? '')) return 'untyped int';
    if (/^math\.(?:Max|SmallestNonzero)Float\d+$/.test(name ?? '')) return 'untyped float';
    if (/^s390x\.[A-Z]/.test(name ?? '')) return 's390x.CCMask';
    const ofPackage = packageMembers.get(expr.object.name);
    if (ofPackage !== undefined && !ofPackage.includes(expr.name.name)) {
      const { name: member, span } = expr.name;
      around.doubt({ span, name: member, of: 'member', object: expr.object.name, candidates: ofPackage });
    }
    if (/^types\.Type(?:Mem|Flags|Void|Int128|Vec\d+|Mask)$/.test(name ?? '')) return '*types.Type';
  }
  const member = memberOf(expr, around);
  if (member === undefined || member === '?') return undefined;
  // A method that is not called.
  return typeof member === 'string' ? member : undefined;
}

function memberOf(
  { object, name }: Extract<GoExpr, { kind: 'selector' }>,
  around: Surroundings,
): string | Signature | undefined {
  const type = typeOf(object, around);
  if (type === undefined) return undefined;
  const known = members.get(type) ?? members.get(type.replace(/^\*(?=s390x)/, ''));
  if (known === undefined) {
    if (isPlain(type) && !type.includes('.') && type !== 'Op')
      refuse(name, `${inWords(type)} has no field or method \`${name.name}\``, around);
    return undefined;
  }
  const member = known.get(name.name);
  if (member === undefined)
    around.doubt({
      span: name.span,
      name: name.name,
      of: 'member',
      object: type,
      candidates: [...known.keys()],
    });
  return member;
}
