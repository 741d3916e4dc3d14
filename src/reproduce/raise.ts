/**
 * From machine ops back to what Go source can spell, by reading the compiler's own rules backwards: what a
 * rule results in is reached through what it matches. `(FMA ...) => (FMADDD ...)` says that FMADDD comes from
 * FMA, and `(FMADDD x y neg:(FNEGD z)) => (FMSUBD x y z)` that FMSUBD comes from FMADDD of a negation.
 *
 * What is found need not be reached in truth: another rule may come first. `rewrite` tells.
 */

import { type KnownRule, resultingOp } from './known-rules.ts';
import { Bindings, build, match } from './pattern.ts';
import { spelling } from './spelling.ts';
import { depthOf, fixConstants, keyOf, type OpTree, parameter, partsOf, type Tree } from './tree.ts';

/** A tree of ops that Go can spell, and values that its free constants must have. */
export interface Raised {
  readonly tree: Tree;
  /** Rules read backwards, besides those that choose the machine's op for an op of the language. */
  readonly cost: number;
  readonly fixed: ReadonlyMap<string, bigint>;
}

const maxCost = 3;
const maxCandidates = 300;

export class Raiser {
  readonly #byResult = new Map<string, KnownRule[]>();
  readonly #isSpelled: (tree: OpTree) => boolean;

  /** `isSpelled`: whether Go source can say an op of the language, on as many operands. */
  constructor(rules: readonly KnownRule[], isSpelled: (tree: OpTree) => boolean = hasSpelling) {
    this.#isSpelled = isSpelled;
    for (const rule of rules) {
      const name = resultingOp(rule)?.name;
      if (name !== undefined) this.#byResult.set(name, [...(this.#byResult.get(name) ?? []), rule]);
    }
  }

  /** Trees of spelled ops that become the tree if the rules have their way; the most direct first. */
  raise(tree: Tree): Raised[] {
    const found = new Map<string, Raised>();
    for (const raised of this.#raise(tree, maxCost)) {
      const fixed = { ...raised, tree: fixConstants(raised.tree, raised.fixed) };
      const key = keyOf(fixed.tree);
      if ((found.get(key)?.cost ?? Number.POSITIVE_INFINITY) > fixed.cost) found.set(key, fixed);
      if (found.size === maxCandidates) break;
    }
    return [...found.values()].sort((a, b) => a.cost - b.cost || depthOf(a.tree) - depthOf(b.tree));
  }

  /** The ops of a tree that cannot be spelled, whatever their operands are. */
  unspelled(tree: Tree): string[] {
    const names = [...partsOf(tree)].flatMap(part => {
      if (part.kind !== 'op') return [];
      const args = part.args.map((_, index) => parameter(`${index}`));
      return this.raise({ ...part, args }).length === 0 ? [part.op.name] : [];
    });
    return [...new Set(names)];
  }

  *#raise(tree: Tree, fuel: number): Generator<Raised> {
    if (tree.kind !== 'op') {
      yield { tree, cost: 0, fixed: new Map() };
      return;
    }
    if (this.#isSpelled(tree)) yield* this.#raiseArguments(tree, fuel);
    for (const rule of this.#byResult.get(tree.op.name) ?? []) {
      const cost = costOf(rule);
      if (cost > fuel) continue;
      for (const before of ordersOf(tree).flatMap(order => unapply(rule, order) ?? [])) {
        for (const raised of this.#raise(before.tree, fuel - cost)) {
          const fixed = merge(before.fixed, raised.fixed);
          if (fixed !== undefined) yield { tree: raised.tree, cost: raised.cost + cost, fixed };
        }
      }
    }
  }

  *#raiseArguments(tree: OpTree, fuel: number, done: readonly Tree[] = []): Generator<Raised> {
    const next = tree.args[done.length];
    if (next === undefined) {
      yield { tree: { ...tree, args: done }, cost: 0, fixed: new Map() };
      return;
    }
    for (const first of this.#raise(next, fuel)) {
      for (const rest of this.#raiseArguments(tree, fuel - first.cost, [...done, first.tree])) {
        const fixed = merge(first.fixed, rest.fixed);
        if (fixed !== undefined) yield { tree: rest.tree, cost: first.cost + rest.cost, fixed };
      }
    }
  }
}

const hasSpelling = ({ op, args }: OpTree): boolean => spelling(op)?.operands.length === args.length;

/** The same value with the operands that a commutative op lets exchange. */
function ordersOf(tree: OpTree): readonly OpTree[] {
  const [first, second, ...rest] = tree.args;
  if (!tree.op.commutative || first === undefined || second === undefined) return [tree];
  return [tree, { ...tree, args: [second, first, ...rest] }];
}

/** Choosing the machine's op for an op of the language is not a detour. */
function costOf({ rule }: KnownRule): number {
  const [match, result] =
    rule.kind === 'ellipsis'
      ? [rule.match, rule.result]
      : [rule.match.op, rule.result.kind === 'value' ? rule.result.op : undefined];
  return match.arch === 'generic' && result?.arch !== 'generic' ? 0 : 1;
}

/** What the rule turns into the tree. */
function unapply(
  { rule }: KnownRule,
  tree: OpTree,
): { readonly tree: Tree; readonly fixed: ReadonlyMap<string, bigint> } | undefined {
  if (rule.kind === 'ellipsis') return { tree: { ...tree, op: rule.match }, fixed: new Map() };
  if (rule.result.kind !== 'value') return undefined;
  const bindings = new Bindings();
  if (!match(rule.result, tree, 'result', bindings)) return undefined;
  const before = build(rule.match, bindings);
  return before && { tree: before, fixed: bindings.fixed };
}

function merge(
  a: ReadonlyMap<string, bigint>,
  b: ReadonlyMap<string, bigint>,
): ReadonlyMap<string, bigint> | undefined {
  for (const [name, value] of a) if ((b.get(name) ?? value) !== value) return undefined;
  return new Map([...a, ...b]);
}
