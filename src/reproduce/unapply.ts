/** Rules read backwards: what a rule turns into a tree, with constants for which it does. */
import { evaluateAs } from '../model/go/evaluate.ts';
import type { Scope } from '../model/go/scope.ts';
import { type GoType, INT64, sortOfType } from '../model/go/type.ts';
import type { GoExpr } from '../rules/go-ast.ts';
import { namesIn } from '../rules/go-names.ts';
import { partsOf as partsOfGo } from '../rules/go-parts.ts';
import type { ResolvedOperand, ResolvedValue } from '../rules/resolved.ts';
import { isValueRule, type KnownRule, type ValueRule } from './known-rules.ts';
import { knownValues } from './known-values.ts';
import { Bindings, build, constantType, match } from './pattern.ts';
import { conditionHolds } from './rewrite.ts';
import { type OpTree, replaceParameters, type Tree } from './tree.ts';

export interface Unapplied {
  readonly tree: Tree;
  /** Free constants of the tree that have to be what they are here. */
  readonly fixed: ReadonlyMap<string, bigint>;
}

/** Solutions of what a result computes that are of any use: the first ones are the plainest. */
const solutionLimit = 3;
/** Constants that are looked for together, and values that are tried for all of them. */
const unknownLimit = 3;
const trialLimit = 600;

/**
 * What the rule turns into the tree. `unbound`: what stands for operands that its result does not name; without it,
 * constants that the result does not name are not chosen either.
 */
export function unapply(
  { rule }: KnownRule,
  tree: OpTree,
  unbound?: () => Tree | undefined,
): readonly Unapplied[] {
  if (rule.kind === 'ellipsis') return [{ tree: { ...tree, op: rule.match }, fixed: new Map() }];
  return rule.result.kind === 'value' ? unapplyAt(rule, rule.result, tree, unbound) : [];
}

/** What the rule turns into something that has the tree in it, below its root. */
export function unapplyWithin(known: KnownRule, tree: OpTree, unbound: () => Tree): readonly Unapplied[] {
  if (!isValueRule(known) || known.rule.result.kind !== 'value') return [];
  const { rule } = known;
  const places = [...valuesBelow(known.rule.result)].filter(({ op }) => op.name === tree.op.name);
  return places.flatMap(place => unapplyAt(rule, place, tree, unbound));
}

/** The ops in a result below its root. */
export function* valuesBelow({ args }: ResolvedValue): Generator<ResolvedValue> {
  for (const arg of args) {
    if (arg.kind !== 'value') continue;
    yield arg;
    yield* valuesBelow(arg);
  }
}

function unapplyAt(
  rule: ValueRule,
  pattern: ResolvedValue,
  tree: OpTree,
  unbound?: () => Tree | undefined,
): readonly Unapplied[] {
  const bindings = new Bindings(unbound);
  if (!match(pattern, tree, 'result', bindings)) return [];
  if (unbound === undefined && bindings.equations.length === 0 && !isAllBound(rule, bindings)) return [];
  return solutions(rule, bindings).flatMap(constants => {
    for (const [name, constant] of constants) bindings.constants.set(name, constant);
    const before = build(rule.match, bindings);
    for (const [name] of constants) bindings.constants.delete(name);
    return before === undefined
      ? []
      : [{ tree: replaceParameters(before, bindings.refined), fixed: new Map(bindings.fixed) }];
  });
}

const isAllBound = (rule: ValueRule, { constants }: Bindings): boolean =>
  [...typesOf(rule).keys()].every(name => constants.has(name));

type Solution = readonly (readonly [
  string,
  { readonly type: GoType; readonly constant: { readonly kind: 'known'; readonly bits: bigint } },
])[];

/**
 * Values of the constants that the match names and the result does not, for which the result computes what it is to,
 * and the condition is not known to fail. The same constants ask for the same ones, whatever the operands are.
 */
function solutions(rule: ValueRule, bindings: Bindings): readonly Solution[] {
  const known = solutionsOfRules.get(rule) ?? new Map<string, readonly Solution[]>();
  solutionsOfRules.set(rule, known);
  const key = [
    ...[...bindings.constants].map(
      ([name, { constant }]) => `${name}=${constant.kind === 'known' ? constant.bits : ''}`,
    ),
    ...bindings.equations.map(({ expr, bits }) => `${bits} of ${expr.span.start}`),
  ].join();
  const found = known.get(key) ?? solve(rule, bindings);
  known.set(key, found);
  return found;
}

const solutionsOfRules = new WeakMap<ValueRule, Map<string, readonly Solution[]>>();

function solve(rule: ValueRule, bindings: Bindings): readonly Solution[] {
  const { constants, equations, scope } = bindings;
  const types = typesOf(rule);
  const unknown = [...types.keys()].filter(name => !constants.has(name));
  if (unknown.length > unknownLimit) return [];
  if (equations.length === 0 && unknown.length === 0) return [[]];
  const asked = new Set(equations.flatMap(({ expr }) => [...namesIn(expr)].map(({ name }) => name)));
  const literals = equations.flatMap(({ expr }) =>
    [...partsOfGo(expr)].flatMap(part => (part.kind === 'integer' ? [part.value] : [])),
  );
  const found: Solution[] = [];
  let tried = 0;
  if (equations.some(({ expr }) => unmodelled.has(expr))) return [];
  const holds = (): boolean =>
    equations.every(({ expr, type, bits }) => constantValue(expr, type, scope) === bits) &&
    mayApply(rule, bindings);
  const visit = (index: number, chosen: Solution): void => {
    if (found.length === solutionLimit || tried >= trialLimit) return;
    const name = unknown[index];
    if (name === undefined) {
      tried += 1;
      if (holds()) found.push(chosen);
      return;
    }
    const type = types.get(name)!;
    const values = asked.has(name)
      ? solvedBy(
          equations.map(({ bits }) => bits),
          literals,
        )
      : usualValues;
    for (const bits of new Set(values.map(value => BigInt.asUintN(widthOf(type), value)))) {
      const constant = { type, constant: { kind: 'known', bits } } as const;
      constants.set(name, constant);
      visit(index + 1, [...chosen, [name, constant]]);
      constants.delete(name);
    }
  };
  visit(0, []);
  return found;
}

const usualValues: readonly bigint[] = [1n, 3n, 5n, 100n, 0n, -1n, 2n];

/** What a constant may be from which others are computed. */
function solvedBy(bits: readonly bigint[], literals: readonly bigint[]): readonly bigint[] {
  return bits.flatMap(value => [
    value,
    ...[8, 16, 32].flatMap(width => [BigInt.asIntN(width, value), BigInt.asUintN(width, value)]),
    -value,
    ~value,
    ...literals.flatMap(literal => [value - literal, value + literal, literal - value]),
    value + 1n,
    value - 1n,
    0n,
    -1n,
  ]);
}

const widthOf = (type: GoType): number => {
  const sort = sortOfType(type);
  return sort === 'Bool' ? 1 : sort;
};

/** The names of constants in a rule's match, with their types. */
function typesOf(rule: ValueRule): ReadonlyMap<string, GoType> {
  const known = typesOfRules.get(rule);
  if (known !== undefined) return known;
  const types = new Map<string, GoType>();
  const visit = (pattern: ResolvedOperand): void => {
    if (pattern.kind !== 'value') return;
    const { auxint, op, args } = pattern;
    if (auxint?.kind === 'identifier' && auxint.name !== 'true' && auxint.name !== 'false')
      types.set(auxint.name, constantType(op) ?? INT64);
    for (const arg of args) visit(arg);
  };
  visit(rule.match);
  typesOfRules.set(rule, types);
  return types;
}

const typesOfRules = new WeakMap<ValueRule, ReadonlyMap<string, GoType>>();

/** Expressions and rules of which it was seen that no constants decide them. */
const unmodelled = new WeakSet<GoExpr | ValueRule>();

function constantValue(expr: GoExpr, type: GoType, scope: Scope): bigint | undefined {
  const [bits] = knownValues(() => [evaluateAs(expr, type, scope).term]) ?? [];
  if (bits === undefined) unmodelled.add(expr);
  return bits;
}

/** The condition is not known to fail. All constants of the match are bound. */
function mayApply(rule: ValueRule, bindings: Bindings): boolean {
  if (rule.condition === undefined || unmodelled.has(rule)) return true;
  const holds = conditionHolds(rule.condition, bindings);
  if (holds === undefined) unmodelled.add(rule);
  return holds !== false;
}
