/**
 * From machine ops back to what Go source can spell, by reading the compiler's own rules backwards: what a
 * rule results in is reached through what it matches. `(FMA ...) => (FMADDD ...)` says that FMADDD comes from
 * FMA, and `(FMADDD x y neg:(FNEGD z)) => (FMSUBD x y z)` that FMSUBD comes from FMADDD of a negation.
 *
 * What is found need not be reached in truth: another rule may come first. `rewrite` tells, or a compiler.
 */
import { isas } from '../semantics/ops/index.ts';
import { isBlock, isValueRule, type KnownRule, matchedOp, resultingOp } from './known-rules.ts';
import { arbitrary } from './pattern.ts';
import { spelling } from './spelling.ts';
import { depthOf, fixConstants, keyOf, type OpTree, parameter, partsOf, type Tree } from './tree.ts';
import { type Unapplied, unapply, unapplyWithin, valuesBelow } from './unapply.ts';

/** A tree of ops that Go can spell, and values that its free constants must have. */
export interface Raised {
  readonly tree: Tree;
  /** Rules read backwards, besides those that choose the machine's op for an op of the language. */
  readonly cost: number;
  readonly fixed: ReadonlyMap<string, bigint>;
}

/** What Go source can say. */
export interface Language {
  /** The op of the language, on as many operands. */
  isSpelled(tree: OpTree): boolean;
  /** Whether the operand may stand there, by its type. */
  fits(operand: Tree, parent: OpTree, index: number): boolean;
  /** What fits in the same places. */
  typeOf(tree: Tree): string;
}

const numbers: Language = {
  isSpelled: ({ op, args }) => spelling(op)?.operands.length === args.length,
  fits: () => true,
  typeOf: () => '',
};

interface Step extends Unapplied {
  readonly cost: number;
}

const maxCost = 3;
/** What more rules give is looked for where fewer give hardly anything. */
const deepening = [2, 3] as const;
const enough = 10;
/** Of what reads flags: a comparison takes one more rule. */
const maxCostWithFlags = 5;
/** To reach what reads flags without looking at what it asks of them: rules that tell are better. */
const costOfReading = 3;
const maxCandidates = 160;
/** Of what stands in a larger tree; of a constant, of each type; and of what one rule is read back to. */
const maxWithin = 24;
const maxOfConstant = 6;
const maxOfStep = 12;

export class Raiser {
  readonly #byResult = new Map<string, KnownRule[]>();
  /** Rules by the ops that their results have below the root. */
  readonly #byPart = new Map<string, KnownRule[]>();
  readonly #language: Language;
  readonly #known = new Map<string, readonly Raised[]>();
  #arbitraries = 0;

  readonly #wanted = new Map<string, ReadonlySet<string>>();
  readonly #unbound: (() => Tree) | undefined;

  /**
   * `isThorough`: constants and operands that a rule drops are made up, operands are read backwards where a rule then
   * is, and flags have a reader.
   */
  constructor(rules: readonly KnownRule[], language: Language = numbers, isThorough = false) {
    this.#language = language;
    this.#unbound = isThorough ? () => this.#arbitrary() : undefined;
    for (const rule of rules) {
      const op = resultingOp(rule);
      if (op !== undefined) push(this.#byResult, keyOfOp(op), rule);
      if (!isValueRule(rule) || rule.rule.result.kind !== 'value') continue;
      const parts = new Set([...valuesBelow(rule.rule.result)].map(part => keyOfOp(part.op)));
      for (const part of parts) push(this.#byPart, part, rule);
    }
  }

  /** Trees of spelled ops that become the tree if the rules have their way; the most direct first. */
  raise(tree: Tree): Raised[] {
    if (this.#unbound === undefined) return this.#raiseWith(tree, maxCost);
    if (readsFlags(tree)) return this.#raiseWith(tree, maxCostWithFlags);
    const [few, more] = deepening;
    const found = this.#raiseWith(tree, few);
    return found.length >= enough ? found : this.#raiseWith(tree, more);
  }

  #raiseWith(tree: Tree, fuel: number): Raised[] {
    const found = new Map<string, Raised>();
    const isFlags = tree.kind === 'op' && givesFlags(tree.op);
    for (const raised of isFlags ? this.#readings(tree, fuel) : this.#raise(tree, fuel, maxCandidates)) {
      const fixed = { ...raised, tree: fixConstants(raised.tree, raised.fixed) };
      const key = keyOf(fixed.tree);
      if ((found.get(key)?.cost ?? Number.POSITIVE_INFINITY) > fixed.cost) found.set(key, fixed);
      if (found.size === maxCandidates) break;
    }
    return [...found.values()].sort((a, b) => a.cost - b.cost || depthOf(a.tree) - depthOf(b.tree));
  }

  /** Ops of two operands that give flags, and that comparisons of the language are lowered to. */
  get comparisons(): readonly OpTree['op'][] {
    const found = [...this.#byPart.values()].flatMap(rules =>
      rules.flatMap(({ rule }) =>
        rule.kind === 'value' && rule.result.kind === 'value' && isComparison(rule.match.op.name)
          ? [...valuesBelow(rule.result)].filter(({ op, args }) => givesFlags(op) && args.length === 2)
          : [],
      ),
    );
    return [...new Map(found.map(({ op }) => [op.name, op])).values()];
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

  #raise(tree: Tree, fuel: number, limit = maxWithin): readonly Raised[] {
    if (tree.kind !== 'op') return [{ tree, cost: 0, fixed: new Map() }];
    const key = `${fuel} ${keyOf(tree)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    // Rules that undo each other come back to a tree that is being raised.
    this.#known.set(key, []);
    const found = new Map<string, Raised>();
    const add = (raised: Raised): void => {
      const own = keyOf(raised.tree);
      if ((found.get(own)?.cost ?? Number.POSITIVE_INFINITY) > raised.cost) found.set(own, raised);
    };
    const isSpelled = this.#language.isSpelled(tree);
    if (isSpelled) for (const raised of this.#raiseArguments(tree, fuel)) add(raised);
    for (const { tree: before, cost, fixed } of isSpelled ? [] : this.#steps(tree, fuel)) {
      for (const raised of this.#raise(before, fuel - cost).slice(0, maxOfStep)) {
        const both = merge(fixed, raised.fixed);
        if (both !== undefined) add({ tree: raised.tree, cost: raised.cost + cost, fixed: both });
      }
    }
    const sorted = [...found.values()].sort((a, b) => a.cost - b.cost || depthOf(a.tree) - depthOf(b.tree));
    const list = tree.args.length > 0 ? sorted.slice(0, limit) : this.#fewOfEachType(sorted);
    this.#known.set(key, list);
    return list;
  }

  #fewOfEachType(sorted: readonly Raised[]): readonly Raised[] {
    const counts = new Map<string, number>();
    return sorted.filter(({ tree }) => {
      const type = this.#language.typeOf(tree);
      const count = (counts.get(type) ?? 0) + 1;
      counts.set(type, count);
      return count <= maxOfConstant;
    });
  }

  *#raiseArguments(tree: OpTree, fuel: number, done: readonly Tree[] = []): Generator<Raised> {
    const next = tree.args[done.length];
    if (next === undefined) {
      yield { tree: { ...tree, args: done }, cost: 0, fixed: new Map() };
      return;
    }
    for (const first of this.#raise(next, fuel)) {
      if (!this.#language.fits(first.tree, tree, done.length)) continue;
      for (const rest of this.#raiseArguments(tree, fuel - first.cost, [...done, first.tree])) {
        const fixed = merge(first.fixed, rest.fixed);
        if (fixed !== undefined) yield { tree: rest.tree, cost: first.cost + rest.cost, fixed };
      }
    }
  }

  /** What becomes the tree by one rule: at its root, below it where a rule then has its root, or by what flags are for. */
  *#steps(tree: OpTree, fuel: number): Generator<Step> {
    yield* this.#stepsAtRoot(tree, fuel);
    if (fuel === 0 || this.#unbound === undefined) return;
    yield* this.#stepsBelow(tree, fuel);
    yield* this.#withFlags(tree, fuel);
  }

  *#stepsAtRoot(tree: OpTree, fuel: number): Generator<Step> {
    for (const rule of this.#byResult.get(keyOfOp(tree.op)) ?? []) {
      const cost = costOf(rule);
      if (cost > fuel) continue;
      for (const order of ordersOf(tree))
        for (const before of unapply(rule, order, this.#unbound)) yield { ...before, cost };
    }
  }

  /** Only such as make an operand that a rule on the root asks for. */
  *#stepsBelow(tree: OpTree, fuel: number): Generator<Step> {
    for (const [index, arg] of tree.args.entries()) {
      if (arg.kind !== 'op' || arg.op.arch === 'generic') continue;
      const wanted = this.#operandsWanted(tree.op, index);
      for (const step of [...this.#stepsAtRoot(arg, fuel), ...this.#stepsBelow(arg, fuel)]) {
        const before = step.tree;
        if (before.kind !== 'op' || !wanted.has(keyOfOp(before.op)) || step.cost === 0) continue;
        yield { ...step, tree: { ...tree, args: tree.args.with(index, before) } };
      }
    }
  }

  #operandsWanted(op: OpTree['op'], index: number): ReadonlySet<string> {
    const key = `${keyOfOp(op)} ${index}`;
    let wanted = this.#wanted.get(key);
    if (wanted === undefined) {
      const rules = this.#byResult.get(keyOfOp(op)) ?? [];
      wanted = new Set(
        rules.flatMap(({ rule }) => {
          const result = rule.kind === 'value' && rule.result.kind === 'value' ? rule.result : undefined;
          const operand = result?.args[index];
          return operand?.kind === 'value' ? [keyOfOp(operand.op)] : [];
        }),
      );
      this.#wanted.set(key, wanted);
    }
    return wanted;
  }
  /**
   * An op that reads flags is reached by whatever has a comparison for them: as the comparison itself, as a branch, or as a
   * choice between its other operands. Which condition it asks for is not looked at.
   */
  *#withFlags(tree: OpTree, fuel: number): Generator<Step> {
    const flags = tree.args.at(-1);
    if (flags?.kind !== 'op' || !givesFlags(flags.op) || fuel < costOfReading) return;
    const [choose, branch] = [
      genericOp('CondSelect', 3),
      { ...genericOp('If', 1), marks: new Set(['block']) },
    ];
    const others = tree.args.slice(0, -1);
    for (const { tree: condition, cost, fixed } of this.#readings(flags, fuel - costOfReading)) {
      if (condition.kind !== 'op' || !isComparison(condition.op.name)) continue;
      const step = (before: Tree): Step => ({ tree: before, cost: cost + costOfReading, fixed });
      if (isBlock(tree.op)) yield step({ kind: 'op', op: branch, args: [condition] });
      else if (others.length === 0) yield step(condition);
      else if (others.length === 2) yield step({ kind: 'op', op: choose, args: [...others, condition] });
    }
  }

  /** Ops of the language of which the compiler makes something that reads these flags. */
  #readings(flags: OpTree, fuel: number): readonly Raised[] {
    const key = `read ${fuel} ${keyOf(flags)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, []);
    const found: Raised[] = [];
    for (const rule of this.#byPart.get(keyOfOp(flags.op)) ?? []) {
      const cost = costOf(rule);
      if (cost > fuel || (cost === 0 && matchedOp(rule).arch !== 'generic')) continue;
      for (const { tree, fixed } of unapplyWithin(rule, flags, () => this.#arbitrary()))
        for (const raised of this.#raise(tree, fuel - cost))
          found.push({ ...raised, cost: raised.cost + cost, fixed: merge(fixed, raised.fixed) ?? fixed });
    }
    for (const step of fuel > 0 ? this.#stepsAtRoot(flags, fuel) : []) {
      if (step.tree.kind !== 'op' || !givesFlags(step.tree.op)) continue;
      for (const raised of this.#readings(step.tree, fuel - step.cost))
        found.push({ ...raised, cost: raised.cost + step.cost });
    }
    const list = found
      .sort((a, b) => a.cost - b.cost || depthOf(a.tree) - depthOf(b.tree))
      .slice(0, maxWithin);
    this.#known.set(key, list);
    return list;
  }

  #arbitrary(): Tree {
    this.#arbitraries += 1;
    return arbitrary(this.#arbitraries);
  }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

const keyOfOp = (op: OpTree['op']): string => `${isBlock(op) ? 'block ' : ''}${op.arch}.${op.name}`;

const genericOp = (name: string, argLength: number): OpTree['op'] => ({
  name,
  arch: 'generic',
  argLength,
  commutative: false,
  marks: new Set(),
});

/** Of the language, of integers. */
const isComparison = (name: string): boolean => /^(?:Eq|Neq|Less|Leq)\d+U?$/.test(name);

const givesFlags = ({ arch, name }: OpTree['op']): boolean =>
  isas.get(arch)?.ops.get(name)?.results[0].kind === 'flags';

/** Whether an op has flags for an operand. */
const readsFlags = (tree: Tree): boolean =>
  tree.kind === 'op' && tree.args.some(arg => arg.kind === 'op' && (givesFlags(arg.op) || readsFlags(arg)));

/** The same value with the operands that a commutative op lets exchange. */
function ordersOf(tree: OpTree): readonly OpTree[] {
  const [first, second, ...rest] = tree.args;
  if (!tree.op.commutative || first === undefined || second === undefined) return [tree];
  return [tree, { ...tree, args: [second, first, ...rest] }];
}

/** Choosing the machine's op for an op of the language is not a detour. */
function costOf(rule: KnownRule): number {
  return matchedOp(rule).arch === 'generic' && resultingOp(rule)?.arch !== 'generic' ? 0 : 1;
}

function merge(
  a: ReadonlyMap<string, bigint>,
  b: ReadonlyMap<string, bigint>,
): ReadonlyMap<string, bigint> | undefined {
  for (const [name, value] of a) if ((b.get(name) ?? value) !== value) return undefined;
  return new Map([...a, ...b]);
}
