/**
 * What the compiler does to a tree: in each pass it visits every value once per round, operands first, and
 * applies the first rule that matches, until a round changes nothing (Go's applyRewrite).
 *
 * Conditions that ask of a value how often it is used hold: in a tree everything is used once. Conditions on
 * constants are evaluated. A rule with a condition that has no model does not fire, unless it is the rule
 * under test, whose condition is then taken to hold.
 */
import { readConditions } from '../model/conditions.ts';
import { isValueRule, type KnownRule, type PassRules, type ValueRule } from './known-rules.ts';
import { knownValues } from './known-values.ts';
import { Bindings, build, match } from './pattern.ts';
import type { OpTree, Tree } from './tree.ts';

export interface Rewriting {
  readonly tree: Tree;
  /** The rules that fired, in order. */
  readonly fired: readonly KnownRule[];
  /** Rules that match but have a condition without a model: they were taken not to fire. */
  readonly doubtful: readonly KnownRule[];
  /** Whether the rule under test fired on the strength of a condition that has no model. */
  readonly presumed: boolean;
}

/** No tree of a reproducer needs more. */
const maxRounds = 40;

/** In which round of a pass a late value is seen for what it is. */
const lateRound = 3;

export function rewrite(tree: Tree, passes: readonly PassRules[], underTest: KnownRule): Rewriting {
  const rewriter = new Rewriter(underTest);
  const result = passes.reduce((before, pass) => rewriter.run(before, pass), tree);
  return {
    tree: result,
    fired: rewriter.fired,
    doubtful: [...rewriter.doubtful],
    presumed: rewriter.presumed,
  };
}

class Rewriter {
  readonly fired: KnownRule[] = [];
  readonly doubtful = new Set<KnownRule>();
  presumed = false;
  readonly #underTest: KnownRule;

  constructor(underTest: KnownRule) {
    this.#underTest = underTest;
  }

  run(tree: Tree, pass: PassRules): Tree {
    let current = tree;
    for (let round = 1; round <= maxRounds; round++) {
      const firedBefore = this.fired.length;
      current = this.#visit(current, pass, round);
      // What makes a value late is gone when the rounds of `lower` have begun; see spell.ts.
      if (this.fired.length === firedBefore && (round > lateRound || pass.pass !== 'lower')) break;
    }
    return current;
  }

  #visit(tree: Tree, pass: PassRules, round: number): Tree {
    switch (tree.kind) {
      case 'parameter':
        return tree;
      case 'late': {
        const of = this.#visit(tree.of, pass, round);
        return pass.pass === 'lower' && round >= lateRound ? of : { kind: 'late', of };
      }
      case 'op':
        return this.#apply({ ...tree, args: tree.args.map(arg => this.#visit(arg, pass, round)) }, pass);
    }
  }

  /** The first rule that matches, applied once. */
  #apply(tree: OpTree, pass: PassRules): Tree {
    for (const known of pass.matching(tree.op)) {
      const result = isValueRule(known)
        ? this.#applyRule(known, pass.ordersOf(known), tree)
        : known.rule.kind === 'ellipsis' && { ...tree, op: known.rule.result };
      if (!result) continue;
      this.fired.push(known);
      const isCopy = result.kind === 'op' && result.op.arch === 'generic' && result.op.name === 'Copy';
      return isCopy ? result.args[0]! : result;
    }
    return tree;
  }

  #applyRule(known: KnownRule, orders: readonly ValueRule[], tree: OpTree): Tree | undefined {
    for (const { match: pattern, condition, result } of orders) {
      const bindings = new Bindings();
      if (!match(pattern, tree, 'match', bindings)) continue;
      const holds = conditionHolds(condition, bindings);
      if (holds === false) continue;
      const built = result.kind === 'code' ? undefined : build(result, bindings);
      if (built !== undefined && (holds === true || known === this.#underTest)) {
        if (holds === undefined) this.presumed = true;
        return built;
      }
      this.doubtful.add(known);
    }
    return undefined;
  }
}

/** Whether a condition holds of known constants; undefined where that has no model. */
export function conditionHolds(condition: ValueRule['condition'], { scope }: Bindings): boolean | undefined {
  return knownValues(() => readConditions({ condition }, scope).assumptions)?.every(holds => holds === 1n);
}
