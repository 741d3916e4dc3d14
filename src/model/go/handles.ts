/**
 * What Go expressions ask of things that are no numbers: fields and methods of values, types and packed constants,
 * and the compiler's helpers on them. What an analysis knows of a value is a fact that may hold or not.
 */
import type { GoExpr } from '../../rules/go-ast.ts';
import { qualifiedName } from '../../rules/go-parts.ts';
import { printExpr } from '../../rules/print.ts';
import type { CompoundRegister } from '../../semantics/ops/entry.ts';
import { areApart } from '../../semantics/ops/memory-access.ts';
import {
  and,
  bits,
  bvadd,
  bvsle,
  equal,
  extract,
  falsity,
  fromTruth,
  ifThenElse,
  not,
  or,
  signExtend,
  truth,
} from '../../semantics/term/build.ts';
import { describe } from '../../semantics/term/describe.ts';
import type { Term } from '../../semantics/term/term.ts';
import { NotModelled } from '../missing.ts';
import { alignmentOf, pointerType, type RegisterType } from '../types.ts';
import { ccEval } from './arm64.ts';
import { goFunctions } from './library.ts';
import { ofReadOnly, readOnlyNames } from './read-only.ts';
import type { Scope } from './scope.ts';
import { BOOL, INT, INT64 } from './type.ts';
import {
  convertImplicitly,
  type GoValue,
  type Handle,
  isScalar,
  type Typed,
  typed,
  type ValueHandle,
} from './value.ts';

type Evaluate = (expr: GoExpr, scope: Scope) => GoValue;

const truthValue = (holds: boolean): GoValue => typed(BOOL, holds ? truth : falsity);
const int64 = (value: number): GoValue => typed(INT64, bits(64, BigInt(value)));

const isOf =
  (of: CompoundRegister['of']) =>
  ({ register }: RegisterType): GoValue =>
    truthValue(register?.of === of);

/** What a type is asked, by the name of the method. */
const typeMethods: ReadonlyMap<string, (type: RegisterType, scope: Scope) => GoValue> = new Map<
  string,
  (type: RegisterType, scope: Scope) => GoValue
>([
  ['Size', ({ size }) => int64(size)],
  ['Alignment', (type, { pointerSize }) => int64(alignmentOf(type, pointerSize))],
  ['IsSigned', ({ kind, signed }) => truthValue(kind === 'integer' && signed)],
  ['IsUnsigned', ({ kind, signed }) => truthValue(kind === 'integer' && !signed)],
  ['IsInteger', ({ kind }) => truthValue(kind === 'integer')],
  ['IsFloat', ({ kind }) => truthValue(kind === 'float')],
  ['IsBoolean', ({ kind }) => truthValue(kind === 'boolean')],
  ['IsPtr', ({ kind }) => truthValue(kind === 'pointer')],
  ['IsPtrShaped', ({ kind }) => truthValue(kind === 'pointer')],
  ['IsUnsafePtr', ({ kind }) => truthValue(kind === 'pointer')],
  ['IsComplex', isOf('complex')],
  ['IsString', isOf('string')],
  ['IsSlice', isOf('slice')],
  ['IsInterface', isOf('interface')],
  ['IsTuple', () => truthValue(false)],
  ['IsMemory', () => truthValue(false)],
  ['IsFlags', () => truthValue(false)],
  ['IsSIMD', ({ kind }) => truthValue(kind === 'vector')],
]);

const isKind =
  (kind: RegisterType['kind'], size?: number) =>
  (type: RegisterType): boolean =>
    type.kind === kind && (size === undefined || type.size === size);

/** The compiler's predicates of types, from rewrite.go. */
const typePredicates: ReadonlyMap<string, (type: RegisterType) => boolean> = new Map([
  ['is64BitInt', isKind('integer', 8)],
  ['is32BitInt', isKind('integer', 4)],
  ['is16BitInt', isKind('integer', 2)],
  ['is8BitInt', isKind('integer', 1)],
  ['is64BitFloat', isKind('float', 8)],
  ['is32BitFloat', isKind('float', 4)],
  ['isPtr', isKind('pointer')],
  ['isInteger', isKind('integer')],
  // As in Go 1.19, where it stands for the method of that name.
  ['isSigned', ({ kind, signed }) => kind === 'integer' && signed],
  // Of four words at most, which is more than types have that are modelled.
  ['CanSSA', () => true],
]);

/** Values of the one type can be read as those of the other: integers as integers, pointers as pointers. */
function copyCompatibleType(a: RegisterType, b: RegisterType): boolean {
  const isAlike = a.kind === b.kind && (a.kind === 'integer' || a.kind === 'pointer');
  return a.size === b.size && (isAlike || a.name === b.name);
}

const low = (width: number, a: Term): Term => extract(Math.min(width, a.sort as number) - 1, 0, a);

/** What the compiler's analyses say of values where they say that something holds. */
const facts: ReadonlyMap<string, (...values: ValueHandle[]) => Term> = new Map<
  string,
  (...values: ValueHandle[]) => Term
>([
  ['isSamePtr', (a, b) => equal(a.register, b.register)],
  ['isNonNegative', a => bvsle(bits(64, 0n), signed(a))],
  ['zeroUpper32Bits', a => upperAreZero(32, a)],
  ['zeroUpper48Bits', a => upperAreZero(48, a)],
  ['zeroUpper56Bits', a => upperAreZero(56, a)],
  // As Go 1.27 spells them.
  ['ZeroUpper32Bits', a => upperAreZero(32, a)],
  ['ZeroUpper48Bits', a => upperAreZero(48, a)],
  ['ZeroUpper56Bits', a => upperAreZero(56, a)],
  ['isConstZero', a => equal(typedBits(a), bits(typedBits(a).sort as number, 0n))],
]);

/** The value of an integer of the type that the compiler knows. */
function signed(value: ValueHandle): Term {
  const width = 8 * value.type().size;
  return signExtend(64, low(width, value.register));
}

/** Of a value of one register what its type has, and of others all parts. */
function typedBits(value: ValueHandle): Term {
  const { size, register } = value.type(type => type.register ?? type.size);
  return register === undefined ? low(8 * size, value.register) : value.register;
}

function upperAreZero(count: number, { register }: ValueHandle): Term {
  const width = register.sort as number;
  return equal(extract(width - 1, width - count, register), bits(count, 0n));
}

/** Helpers that are true and keep the books, or only warn. */
const alwaysTrue: ReadonlySet<string> = new Set([
  ...['clobber', 'clobberIfDead', 'logLargeCopy', 'setPos', 'warnRule'],
]);

/**
 * What the compiler asks of values before it makes a new one of them, either answer being possible: whether a load may
 * move to where its value is used (nothing that stores stands between), in which order to put operands, and whether an
 * address is of the frame, where arguments of calls are written.
 */
const anyAnswer: ReadonlySet<string> = new Set([
  'canMergeLoad',
  'canMergeLoadClobber',
  'canonLessThan',
  'isVolatile',
]);

/** Whether the machine loads and stores words at any address. */
export const unalignedQuestion = 'canLoadUnaligned';

/** Helpers that ask of a setting of the compiler: either answer is possible. */
const settings: ReadonlySet<string> = new Set([unalignedQuestion, 'hasSmallRotate', 'supportsPPC64PCRel']);

/** Words of how many bits machines rotate, as `canRotate` of rewrite.go tells machines apart. */
const rotations: ReadonlyMap<string, (width: bigint) => boolean> = new Map<
  string,
  (width: bigint) => boolean
>([
  ['no words', () => false],
  ['words of 32 bits and more', width => width >= 32n],
  ['all words', () => true],
]);

const named = (names: Iterable<string>, words: string): [string, string][] =>
  [...names].map(name => [name, words]);

const computed = [
  ...['canMergeSym', 'canRotate', 'ccARM64Eval', 'copyCompatibleType', 'disjoint', 'mergeSym', 'moveSize'],
  ...['registerizable', 'sequentialAddresses', 'shiftIsBounded'],
] as const;

/** What can be asked of handles, and what is taken of the answer. */
export const helperWords: ReadonlyMap<string, string> = new Map([
  ...named(alwaysTrue, "it keeps the compiler's books, and is true"),
  ...named([...anyAnswer, ...settings], 'either answer is taken to be possible'),
  ...named(typePredicates.keys(), 'it is asked of each type that a value may have'),
  ...named(facts.keys(), 'what it says of values is taken to be true where it says that'),
  ...named([...computed, ...readOnlyNames], 'it is computed as the compiler does'),
]);

/** For whoever misspells one. */
export const helperNames: readonly string[] = [...helperWords.keys()];

/** Helpers whose model takes nothing of what Go's text does: either answer is possible, or that it is true is assumed and said. */
const ofAnyText: ReadonlySet<string> = new Set([...anyAnswer, ...settings, ...facts.keys()]);

/** Those whose model is what Go's text does. */
export const modelledHandleHelpers: readonly string[] = helperNames.filter(name => !ofAnyText.has(name));
export const methodNames: readonly string[] = [
  ...typeMethods.keys(),
  ...['Elem', 'HasPointers', 'PtrTo', 'rematerializeable', 'useFMA'],
];
export const fieldNames: readonly string[] = ['Args', 'Aux', 'AuxInt', 'Block', 'Func', 'Op', 'Type', 'Uses'];

/** A field of a handle; undefined where it has none of that name. */
export function fieldsOfHandles(object: GoValue, name: string): GoValue | undefined {
  if (object.kind === 'opaque') return { kind: 'opaque', name: `${object.name}.${name}` };
  if (object.kind !== 'value') return undefined;
  switch (name) {
    case 'Type':
      return { kind: 'type', type: object.type() };
    case 'Op':
      return object.op === undefined ? { kind: 'op', of: object.name } : { kind: 'op', name: object.op };
    case 'Block':
      return { kind: 'opaque', name: `${object.name}.Block` };
    case 'AuxInt':
      return auxInt(object);
    case 'Aux':
      return symbolOf(object);
    default:
      return undefined;
  }
}

/** Stored sign-extended, whatever its kind. */
function auxInt({ constants }: ValueHandle): Typed | undefined {
  const constant = constants.get('auxint');
  if (constant === undefined) return undefined;
  const { type, term } = constant;
  if (type.kind === 'bool') return typed(INT64, fromTruth(64, term));
  return type.kind === 'float' ? undefined : typed(INT64, signExtend(64, term));
}

/** Of an aux only a symbol can be compared with another. */
function symbolOf({ constants }: ValueHandle): Typed | undefined {
  const constant = constants.get('aux');
  return constant?.type.kind === 'symbol' ? constant : undefined;
}

type Call = Extract<GoExpr, { kind: 'call' }>;

/** The answer where a call asks something of handles; undefined for a call of an ordinary function. */
export function askedOfHandles(
  expr: Call,
  name: string | undefined,
  scope: Scope,
  evaluate: Evaluate,
): GoValue | undefined {
  if (name !== undefined && alwaysTrue.has(name)) return truthValue(true);
  if (name !== undefined && goFunctions.has(name)) return undefined;
  const { callee } = expr;
  if (callee.kind === 'identifier') return helper(callee.name, expr, scope, evaluate);
  if (callee.kind !== 'selector') return undefined;
  const object = evaluate(callee.object, scope);
  // Two types of one name here may be two of Go's, of different elements: they go by what the rule calls them.
  if (object.kind === 'type' && callee.name.name === 'Elem')
    return { kind: 'opaque', name: `the element of ${printExpr(callee.object)}` };
  return method(object, callee.name.name, expr, scope, evaluate);
}

function helper(name: string, call: Call, scope: Scope, evaluate: Evaluate): GoValue | undefined {
  const { args } = call;
  if (name === 'shiftIsBounded') {
    const bounded = asHandle('value', evaluate(args[0]!, scope))?.constants.get('auxint');
    return bounded?.type.kind === 'bool' ? bounded : undefined;
  }
  if (name === 'canMergeSym' || name === 'mergeSym') return ofSymbols(name, call, scope, evaluate);
  if (name === 'sequentialAddresses') return sequentialAddresses(args, scope, evaluate);
  if (name === 'ccARM64Eval') return ccARM64Eval(args, scope, evaluate);
  if (readOnlyNames.includes(name)) return ofReadOnly(name, args, scope, evaluate);
  if (name === 'disjoint') return disjoint(args, scope, evaluate);
  if (name === 'copyCompatibleType') {
    const [a, b] = args.map(arg => asHandle('type', evaluate(arg, scope))?.type);
    return a && b && truthValue(copyCompatibleType(a, b));
  }
  if (name === 'registerizable') {
    const type = asHandle('type', evaluate(args[1]!, scope))?.type;
    return (
      type &&
      truthValue(type.kind !== 'compound' && type.size <= (type.kind === 'integer' ? scope.pointerSize : 8))
    );
  }
  if (name === 'moveSize') return moveSize(evaluate(args[0]!, scope), scope);
  if (name === 'canRotate') return canRotate(args, scope, evaluate);
  if (settings.has(name)) return truthValue(scope.choices.choose(name, booleans));
  if (anyAnswer.has(name)) {
    const names = args.map(arg => qualifiedName(arg) ?? '');
    return typed(BOOL, scope.fact(`${name}(${names.join(', ')})`, truth));
  }
  const predicate = typePredicates.get(name);
  if (predicate !== undefined) {
    const handle = asHandle('type', evaluate(args[0]!, scope));
    return handle && truthValue(predicate(handle.type));
  }
  const fact = facts.get(name);
  if (fact === undefined) return undefined;
  const values = args.flatMap(arg => {
    const value = evaluate(arg, scope);
    return value.kind === 'value' ? [value] : [];
  });
  if (values.length === 0) return undefined;
  if (values.some(({ register: { sort } }) => sort === 'Memory' || sort !== values[0]!.register.sort))
    throw new NotModelled(
      'helper',
      name,
      `${name} is asked of what is no integer, or of integers of two widths`,
    );
  return typed(BOOL, scope.fact(`${name}(${values.map(value => value.name).join(', ')})`, fact(...values)));
}

/** The compiler can prove that the first address and the distance are the second. */
function sequentialAddresses(args: readonly GoExpr[], scope: Scope, evaluate: Evaluate): GoValue | undefined {
  const [first, second, distance] = args.map(arg => evaluate(arg, scope));
  if (first?.kind !== 'value' || second?.kind !== 'value' || distance?.kind !== 'typed') return undefined;
  const { term } = convertImplicitly(distance, INT64);
  const holds = equal(bvadd(first.register, term), second.register);
  return typed(
    BOOL,
    scope.fact(`sequentialAddresses(${first.name}, ${second.name}, ${describe(term)})`, holds),
  );
}

/** The compiler can prove that no byte is in both of two places in memory, of so many bytes from these addresses. */
function disjoint(args: readonly GoExpr[], scope: Scope, evaluate: Evaluate): GoValue | undefined {
  const [first, firstSize, second, secondSize] = args.map(arg => evaluate(arg, scope));
  if (first?.kind !== 'value' || second?.kind !== 'value') return undefined;
  if (firstSize?.kind !== 'typed' || secondSize?.kind !== 'typed') return undefined;
  const [n1, n2] = [firstSize, secondSize].map(size => convertImplicitly(size, INT64).term) as [Term, Term];
  // Where both are of one size the places of nothing are apart as it is.
  const isNothing = n1 === n2 ? falsity : or(...[n1, n2].map(size => equal(size, bits(64, 0n))));
  const apart = areApart([first.register, n1], [second.register, n2], scope.pointerSize);
  const name = `disjoint(${first.name}, ${describe(n1)}, ${second.name}, ${describe(n2)})`;
  return typed(BOOL, scope.fact(name, and(...apart.map(part => or(isNothing, part)))));
}

/**
 * A condition of flags that may be a constant. Of those of an InvertFlags Go's function gives the opposite of what it
 * gives of the flags that are inverted, which is wrong of equal ones; rules that take InvertFlags away come first.
 */
function ccARM64Eval(args: readonly GoExpr[], scope: Scope, evaluate: Evaluate): GoValue | undefined {
  const [cc, flags] = args.map(arg => evaluate(arg, scope));
  if (cc?.kind !== 'typed' || cc.type.kind !== 'op' || flags?.kind !== 'value') return undefined;
  scope.assume('flags that ccARM64Eval evaluates are no InvertFlags: rules before take that away');
  const isConstant = scope.fact(`${flags.name} is a FlagConstant`, truth);
  const value = ccEval(cc.term, low(4, flags.register));
  return typed(INT, ifThenElse(isConstant, value, bits(64, 0n)));
}

/**
 * Of two symbols at most one may be set, which is what both add to an address. Whether the second is nil is a case of
 * its own, so that in each case it is plain which one is merged.
 */
function ofSymbols(
  name: 'canMergeSym' | 'mergeSym',
  call: Call,
  scope: Scope,
  evaluate: Evaluate,
): GoValue | undefined {
  const [a, b] = call.args.map(arg => evaluate(arg, scope));
  if (a?.kind !== 'typed' || b?.kind !== 'typed') return undefined;
  if (a.type.kind !== 'symbol' || b.type.kind !== 'symbol') return undefined;
  const [aIsNil, bIsNil] = [a, b].map(({ term }) => equal(term, bits(64, 0n))) as [Term, Term];
  const isNil = scope.choices.choose(`whether ${describe(b.term)} is nil`, booleans);
  scope.suppose(isNil ? bIsNil : not(bIsNil));
  if (name === 'canMergeSym') return typed(BOOL, isNil ? truth : aIsNil);
  scope.panicsWhere(and(not(aIsNil), not(bIsNil)), 'two symbols are merged', call);
  return isNil ? a : b;
}

/** The answers of a setting of the compiler of which either is possible. */
export const booleans: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

const asHandle = <Kind extends Handle['kind']>(
  kind: Kind,
  value: GoValue,
): Extract<Handle, { kind: Kind }> | undefined =>
  value.kind === kind ? (value as Extract<Handle, { kind: Kind }>) : undefined;

function method(
  object: GoValue,
  name: string,
  call: Call,
  scope: Scope,
  evaluate: Evaluate,
): GoValue | undefined {
  const { args } = call;
  const isType =
    object.kind === 'type' || (object.kind === 'opaque' && object.name.startsWith('the element of '));
  if (isType && name === 'PtrTo' && args.length === 0)
    return { kind: 'type', type: pointerType(scope.pointerSize) };
  if (object.kind === 'opaque' && args.length === 0) return ofOpaque(object, name, scope);
  // Whether to compute it again is as good as to keep it: the value is the same.
  if (object.kind === 'value' && name === 'rematerializeable')
    return typed(BOOL, scope.fact(`${object.name}.rematerializeable()`, truth));
  if (object.kind === 'type')
    return args.length === 0 ? typeMethods.get(name)?.(object.type, scope) : undefined;
  if (object.kind !== 'typed') return undefined;
  const field = object.type.kind === 'struct' ? object.type.fields.get(name) : undefined;
  if (field !== undefined && !field.plain && args.length === 0)
    return typed(field.type, field.read(object.term));
  const fn = goFunctions.get(`${object.type.name}.${name}`);
  if (fn === undefined) return undefined;
  const values = args.map((arg, index): Typed => {
    const value = evaluate(arg, scope);
    const type = fn.parameters[index + 1];
    if (!isScalar(value) || type === undefined || typeof type === 'string')
      throw new NotModelled('helper', name);
    return convertImplicitly(value, type);
  });
  const terms = [object.term, ...values.map(({ term }) => term)];
  if (fn.panics !== undefined) scope.panicsWhere(fn.panics.where(...terms), fn.panics.words, call);
  if (fn.promises !== undefined) scope.suppose(fn.promises(...terms));
  return typed(fn.result === 'same' ? object.type : fn.result, fn.denote(terms, true));
}

/** `canRotate(config, 32)`; no machine rotates words that are wider than a pointer. */
function canRotate([, asked]: readonly GoExpr[], scope: Scope, evaluate: Evaluate): GoValue {
  const value = asked && evaluate(asked, scope);
  const { term: width } = value && isScalar(value) ? convertImplicitly(value, INT64) : { term: undefined };
  if (width?.kind !== 'constant')
    throw new NotModelled('helper', 'canRotate', 'canRotate is asked of a width that the rule does not say');
  if (width.value > 8 * scope.pointerSize) return truthValue(false);
  const rotates = scope.choices.choose('what the machine rotates', rotations, of => of(width.value));
  return truthValue(rotates(width.value));
}

/** What is asked of a type of any size, which is a multiple of its alignment. */
function ofOpaque(
  object: Extract<Handle, { kind: 'opaque' }>,
  name: string,
  scope: Scope,
): GoValue | undefined {
  if (name === 'HasPointers') return typed(BOOL, scope.fact(`${object.name} has pointers`, truth));
  if (name !== 'Alignment') return undefined;
  const alignment = scope.choices.choose(alignmentQuestion(object.name), alignments);
  if (object.size !== undefined && alignment > 1) {
    scope.assume('the size of a type is a multiple of its alignment');
    scope.suppose(equal(extract(Math.log2(alignment) - 1, 0, object.size), bits(Math.log2(alignment), 0n)));
  }
  return int64(alignment);
}

/** Of a type that stands for a size of its own. */
export const alignmentQuestion = (type: string): string => `the alignment of ${type}`;

const alignments: ReadonlyMap<string, number> = new Map([1, 2, 4, 8].map(size => [`${size}`, size]));

/** The widest of 8, 4, 2 and 1 bytes that divides the alignment, 8 only where pointers have as many. */
function moveSize(alignment: GoValue, { pointerSize }: Scope): GoValue {
  if (alignment.kind !== 'typed') throw new NotModelled('helper', 'moveSize');
  const divides = (size: number): Term =>
    equal(extract(Math.log2(size) - 1, 0, alignment.term), bits(Math.log2(size), 0n));
  const sizes = [8, 4, 2].filter(size => size <= pointerSize);
  return typed(
    INT64,
    sizes.reduceRight(
      (otherwise, size) => ifThenElse(divides(size), bits(64, BigInt(size)), otherwise),
      bits(64, 1n),
    ),
  );
}
