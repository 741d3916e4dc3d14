/** Patterns of rules on trees: a side of a rule matched against a tree, or built from what a match bound. */
import { evaluateAs } from '../model/go/evaluate.ts';
import { constantScope, type Scope } from '../model/go/scope.ts';
import { type GoType, goTypes, sortOfType } from '../model/go/type.ts';
import { typed } from '../model/go/value.ts';
import { namelessName } from '../model/nameless.ts';
import type { GoExpr } from '../rules/go-ast.ts';
import { bindingOrder, mapInBindingOrder } from '../rules/matching-orders.ts';
import type { ResolvedOperand, ResolvedValue } from '../rules/resolved.ts';
import type { OpInfo } from '../rules/tables/op-info.ts';
import { type AuxKind, auxKinds, constantSorts } from '../semantics/ops/entry.ts';
import { bits, falsity, truth } from '../semantics/term/build.ts';
import { knownValues } from './known-values.ts';
import { type Constant, keyOf, parameter, sameConstant, type Tree } from './tree.ts';

/** What the names of a rule stand for. */
export class Bindings {
  readonly values = new Map<string, Tree>();
  readonly constants = new Map<string, { readonly type: GoType; readonly constant: Constant }>();
  /** Free constants of the tree for which the pattern asks a value. */
  readonly fixed = new Map<string, bigint>();
  /** What a result computes from constants that no name is bound to yet, with the bits that it is to be. */
  readonly equations: { readonly expr: GoExpr; readonly type: GoType; readonly bits: bigint }[] = [];
  /** Operands that could be anything, and now have to be what a pattern describes. */
  readonly refined = new Map<string, Tree>();
  /** What stands for operands of a match that its result does not name. */
  readonly unbound: () => Tree | undefined;

  constructor(unbound: () => Tree | undefined = () => undefined) {
    this.unbound = unbound;
  }

  /** Constants with a value, for Go expressions. */
  readonly scope: Scope = constantScope(name => {
    const bound = this.constants.get(name);
    if (bound?.constant.kind !== 'known') return undefined;
    const { type, constant } = bound;
    return typed(
      type,
      type.kind === 'bool' ? truthOf(constant.bits) : bits(widthOfType(type), constant.bits),
    );
  });
}

/**
 * Whether the tree is what the pattern describes; binds its names. In a result an op's constant that is not
 * given is zero, in a match it is any. After `false` the bindings are of no use.
 */
export function match(
  pattern: ResolvedOperand,
  tree: Tree,
  side: 'match' | 'result',
  bindings: Bindings,
): boolean {
  switch (pattern.kind) {
    case 'variable':
      return bind(pattern.name, tree, bindings);
    case 'wildcard':
      return true;
    case 'rest':
    case 'expression':
      return false;
    case 'value': {
      const { op, args, binding } = pattern;
      if (tree.kind === 'parameter' && isArbitrary(tree.name)) return refine(pattern, tree.name, bindings);
      if (tree.kind !== 'op' || tree.op.name !== op.name || tree.op.arch !== op.arch) return false;
      if (!hasNoSymbol(pattern) || tree.args.length !== args.length) return false;
      if (!matchConstant(pattern, tree.constant, side, bindings)) return false;
      const matches = (index: number) => match(args[index]!, tree.args[index]!, side, bindings);
      if (!bindingOrder(pattern).every(matches)) return false;
      return binding === undefined || bind(binding, tree, bindings);
    }
  }
}

/** An operand that stands for any value, and for this one alone. No name of a rule has this shape. */
export const arbitrary = (index: number): Tree => parameter(`~${index}`);
const isArbitrary = (name: string): boolean => name.startsWith('~');

/** The operand becomes what the pattern describes, of operands that can be anything again. */
function refine(pattern: ResolvedValue, name: string, bindings: Bindings): boolean {
  const built = build(pattern, bindings);
  if (built === undefined) return false;
  bindings.refined.set(name, built);
  return pattern.binding === undefined || bind(pattern.binding, built, bindings);
}

/** What has a symbol in its aux is taken to have none; other kinds of aux are not known. */
const hasNoSymbol = ({ op, aux }: ResolvedValue): boolean =>
  aux === undefined || (aux.kind === 'identifier' && /^Sym/.test(op.aux ?? ''));

function bind(name: string, tree: Tree, { values }: Bindings): boolean {
  const bound = values.get(name);
  values.set(name, bound ?? tree);
  return bound === undefined || keyOf(bound) === keyOf(tree);
}

/** Whether the constant of an op is what a side of a rule says; binds its name. */
export function matchConstant(
  { op, auxint }: ResolvedValue,
  constant: Constant | undefined,
  side: 'match' | 'result',
  bindings: Bindings,
): boolean {
  if (auxint === undefined) return side === 'match' || constant === undefined || isZero(constant);
  const type = constantType(op);
  if (type === undefined || constant === undefined) return false;
  if (isNewName(auxint, bindings)) {
    bindings.constants.set(auxint.name, { type, constant });
    return true;
  }
  const wanted = constantOf(auxint, type, bindings);
  if (wanted === undefined && side === 'result' && constant.kind === 'known') {
    bindings.equations.push({ expr: auxint, type, bits: constant.bits });
    return true;
  }
  if (wanted === undefined) {
    const names = side === 'result' ? namesOfSame(auxint) : [];
    if (names.length === 0 || names.some(name => bindings.constants.has(name))) return false;
    for (const name of names) bindings.constants.set(name, { type, constant });
    return true;
  }
  if (wanted.kind === 'known' && constant.kind === 'free') {
    bindings.fixed.set(constant.name, bindings.fixed.get(constant.name) ?? wanted.bits);
    return bindings.fixed.get(constant.name) === wanted.bits;
  }
  return sameConstant(wanted, constant);
}

const isZero = (constant: Constant): boolean => constant.kind === 'known' && constant.bits === 0n;

function isNewName(expr: GoExpr, { constants }: Bindings): expr is Extract<GoExpr, { kind: 'identifier' }> {
  return (
    expr.kind === 'identifier' && !constants.has(expr.name) && expr.name !== 'true' && expr.name !== 'false'
  );
}

/**
 * The name that a result's constant is converted or cut from, as in `int64(c & 63)`: that of a constant which the
 * expression is presumed to leave as it is.
 */
function onlyName(expr: GoExpr): string | undefined {
  const names = new Set(namesIn(expr));
  const [name] = names;
  return names.size === 1 ? name : undefined;
}

/** Names that are all that constant: of `c & d` and `c | d` it is one that both are. */
function namesOfSame(expr: GoExpr): readonly string[] {
  if (expr.kind === 'binary' && (expr.operator === '&' || expr.operator === '|')) {
    const names = [expr.left, expr.right].flatMap(side => (side.kind === 'identifier' ? [side.name] : []));
    if (names.length === 2) return names;
  }
  const name = onlyName(expr);
  return name === undefined ? [] : [name];
}

const isConversion = (callee: GoExpr): boolean => callee.kind === 'identifier' && goTypes.has(callee.name);

/** With `undefined` among them where there is something else. */
function namesIn(expr: GoExpr): readonly (string | undefined)[] {
  switch (expr.kind) {
    case 'identifier':
      return [expr.name];
    case 'paren':
      return namesIn(expr.inner);
    case 'binary':
      return [...namesIn(expr.left), ...namesIn(expr.right)];
    case 'call':
      return isConversion(expr.callee) ? expr.args.flatMap(namesIn) : [undefined];
    case 'integer':
      return [];
    default:
      return [undefined];
  }
}

/** The constant that an expression stands for, or undefined where that cannot be known. */
function constantOf(expr: GoExpr, type: GoType, bindings: Bindings): Constant | undefined {
  const named = expr.kind === 'identifier' ? bindings.constants.get(expr.name) : undefined;
  if (named !== undefined) return named.constant;
  const [bits] = knownValues(() => [evaluateAs(expr, type, bindings.scope).term]) ?? [];
  return bits === undefined ? undefined : { kind: 'known', bits };
}

/** The Go type of an op's auxint, or an integer as wide; undefined where it has none. */
export function constantType({ aux }: OpInfo): GoType | undefined {
  const kinds = aux === undefined ? undefined : auxKinds[aux as AuxKind];
  const kind = kinds !== undefined && 'auxint' in kinds ? kinds.auxint : undefined;
  if (kind === undefined) return undefined;
  return goTypes.get(kind.toLowerCase()) ?? goTypes.get(`uint${constantSorts[kind]}`);
}

const truthOf = (value: bigint) => (value === 0n ? falsity : truth);

function widthOfType(type: GoType): number {
  const sort = sortOfType(type);
  return sort === 'Bool' ? 1 : sort;
}

/**
 * The tree that a side of a rule describes; undefined where a constant is not known, or a name is not bound and the
 * bindings have nothing that stands for it.
 */
export function build(pattern: ResolvedOperand, bindings: Bindings): Tree | undefined {
  switch (pattern.kind) {
    case 'variable': {
      const known = bindings.values.get(pattern.name) ?? bindings.unbound();
      if (known !== undefined) bindings.values.set(pattern.name, known);
      return known;
    }
    case 'value': {
      const { op, auxint, binding } = pattern;
      if (!hasNoSymbol(pattern)) return undefined;
      const bound = binding === undefined ? undefined : bindings.values.get(binding);
      if (bound !== undefined) return bound;
      const args = pattern.args.map(arg => build(arg, bindings));
      if (!args.every(arg => arg !== undefined)) return undefined;
      if (auxint === undefined) return { kind: 'op', op, args };
      const type = constantType(op);
      const constant = type && constantOf(auxint, type, bindings);
      return constant && { kind: 'op', op, constant, args };
    }
    case 'wildcard':
      return bindings.unbound();
    case 'rest':
    case 'expression':
      return undefined;
  }
}

/**
 * The tree that a match describes, with a parameter for each operand and a free constant for each name of a
 * constant; undefined where it has an aux, or a constant that is not known.
 */
export function treeOfMatch(match: ResolvedValue): Tree | undefined {
  const bindings = new Bindings();
  let wildcards = 0;
  const visit = (pattern: ResolvedOperand): Tree | undefined => {
    switch (pattern.kind) {
      case 'variable':
        return bindings.values.get(pattern.name) ?? parameter(pattern.name);
      case 'wildcard':
        wildcards += 1;
        return parameter(namelessName('_', wildcards));
      case 'rest':
      case 'expression':
        return undefined;
      case 'value':
        return visitValue(pattern);
    }
  };
  const visitValue = (pattern: ResolvedValue): Tree | undefined => {
    const { op, auxint, binding } = pattern;
    const args = mapInBindingOrder(pattern, visit);
    if (!hasNoSymbol(pattern) || !args.every(arg => arg !== undefined)) return undefined;
    const constant = auxint && constantInMatch(op, auxint);
    if (auxint !== undefined && constant === undefined) return undefined;
    const tree: Tree = { kind: 'op', op, args, ...(constant && { constant }) };
    if (binding !== undefined) bindings.values.set(binding, tree);
    return tree;
  };
  const constantInMatch = (op: OpInfo, auxint: GoExpr): Constant | undefined => {
    const type = constantType(op);
    if (type === undefined) return undefined;
    if (!isNewName(auxint, bindings)) return constantOf(auxint, type, bindings);
    const constant: Constant = { kind: 'free', name: auxint.name };
    bindings.constants.set(auxint.name, { type, constant });
    return constant;
  };
  return visit(match);
}
