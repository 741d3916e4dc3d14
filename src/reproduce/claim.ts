/**
 * What a tree promises and what its rewritten form computes, as terms: the same model that verifies rules is
 * asked of the rule "this tree becomes that one".
 */

import type { Input, Observation } from '../model/claim.ts';
import { ModelError } from '../model/missing.ts';
import { modelRule } from '../model/model.ts';
import type { GoExpr } from '../rules/go-ast.ts';
import type { ResolvedOperand, ResolvedValue } from '../rules/resolved.ts';
import { isas } from '../semantics/ops/index.ts';
import { constant as constantTerm, rebuild, type Term } from '../semantics/term/term.ts';
import type { KnownRule, ValueRule } from './known-rules.ts';
import type { Parameter } from './spell.ts';
import type { OpTree, Tree } from './tree.ts';

export interface Claim {
  /** One for each parameter, in their order. */
  readonly inputs: readonly Input[];
  readonly observed: Observation;
  /** The results that Go permits; the first is the one without contraction. */
  readonly permitted: readonly [Term, ...Term[]];
  /** What the rewritten tree computes; a sentence where that has no model. */
  readonly predicted: Term | string;
  /** Where Go defines the result at all. */
  readonly defined: readonly Term[];
}

export interface Rewritten {
  readonly tree: OpTree;
  readonly final: Tree;
  readonly parameters: readonly Parameter[];
  readonly arch: string;
  /** The rule under test: what is wrong with the trees is said of it. */
  readonly target: KnownRule;
}

/** What is claimed; a sentence where the tree itself has no model. */
export function claimOf(rewritten: Rewritten): Claim | string {
  const whole = modelled(rewritten, true);
  if (typeof whole !== 'string') return whole;
  const promise = modelled(rewritten, false);
  return typeof promise === 'string' ? promise : { ...promise, predicted: whole };
}

const rootName = '%root';

function modelled({ tree, final, parameters, arch, target }: Rewritten, withFinal: boolean): Claim | string {
  const { span, instance } = placeOf(target);
  const constants = new Constants();
  const match = patternOf(tree, constants, 'match', span);
  const result: ResolvedOperand = withFinal
    ? patternOf(final, constants, 'result', span)
    : { kind: 'variable', name: rootName, span };
  if (match.kind !== 'value') return 'a parameter alone is no expression';
  const rule: ValueRule = { kind: 'value', instance, match: { ...match, binding: rootName }, result };
  // What is above values in their registers is what the program has there: nothing may be assumed.
  const readings = [{ bools: 'byte', spills: 'free' }] as const;
  const context = { source: target.source, arch, isas, contraction: 'always', readings } as const;
  try {
    const claim = modelRule(rule, context);
    if (claim.kind === 'unsupported') return claim.missing.reason;
    const [{ inputs, sources, target: computed, assumptions, observed }] = claim.obligations;
    const own = parameters.map(({ name }) => inputs.find(input => input.name === name));
    const isKnown = ({ name }: Input) => constants.has(name) || parameters.some(one => one.name === name);
    if (!own.every(input => input !== undefined)) return 'a parameter is not used';
    if (!inputs.every(isKnown)) return 'a constant is not known';
    const settle = (term: Term): Term => constants.settle(term);
    const [first, ...others] = sources;
    return {
      inputs: own,
      observed,
      permitted: [settle(first), ...others.map(settle)],
      predicted: settle(computed),
      defined: assumptions.map(settle),
    };
  } catch (error) {
    if (error instanceof ModelError) return error.message;
    throw error;
  }
}

function placeOf({ rule }: KnownRule) {
  return { span: rule.instance.rule.span, instance: rule.instance };
}

/** Constants of a tree, as names that the match binds and that are given their values afterwards. */
class Constants {
  readonly #names = new Map<string, string>();
  readonly #values = new Map<string, bigint>();

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The name of a constant of a match, or of a result if the match has the same. */
  nameOf(aux: string, bits: bigint, side: 'match' | 'result'): string | undefined {
    const key = `${aux} ${bits}`;
    const known = this.#names.get(key);
    if (side === 'result') return known;
    // A name that occurs twice is compared, so each occurrence has its own.
    const name = `%c${this.#values.size}`;
    this.#values.set(name, bits);
    this.#names.set(key, known ?? name);
    return name;
  }

  settle(term: Term): Term {
    return rebuild(term, leaf => {
      const value = leaf.kind === 'variable' ? this.#values.get(leaf.name) : undefined;
      return value === undefined ? leaf : constantTerm(leaf.sort, value);
    });
  }
}

type Span = ResolvedValue['span'];

function patternOf(tree: Tree, constants: Constants, side: 'match' | 'result', span: Span): ResolvedOperand {
  if (tree.kind === 'parameter') return { kind: 'variable', name: tree.name, span };
  if (tree.kind === 'late') return patternOf(tree.of, constants, side, span);
  const { op, args, constant } = tree;
  const auxint =
    constant?.kind === 'known' ? auxintOf(op.aux ?? '', constant.bits, constants, side, span) : undefined;
  return {
    kind: 'value',
    op,
    ...(auxint && { auxint }),
    args: args.map(arg => patternOf(arg, constants, side, span)),
    span,
    opSpan: span,
  };
}

function auxintOf(
  aux: string,
  bits: bigint,
  constants: Constants,
  side: 'match' | 'result',
  span: Span,
): GoExpr {
  const name = constants.nameOf(aux, bits, side);
  if (name !== undefined) return { kind: 'identifier', name, span };
  // A number that the rules themselves make has no name to go by.
  if (aux.startsWith('Float')) return { kind: 'identifier', name: `%${aux}`, span };
  const width = Number(/\d+$/.exec(aux)?.[0] ?? 64);
  const value = BigInt.asIntN(width, bits);
  return { kind: 'integer', text: `${value}`, value, span };
}
