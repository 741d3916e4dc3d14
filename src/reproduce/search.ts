/** The search for an expression that reaches a rule, and at best shows a wrong result: one expression at a time. */
import type { Counterexample } from '../prove/verdict.ts';
import { normalForm } from '../semantics/normal-form/normal-form.ts';
import type { Term } from '../semantics/term/term.ts';
import { chooseCases } from './cases.ts';
import { type Claim, claimOf } from './claim.ts';
import { type GoTypeName, traits } from './go-types.ts';
import type { Compiler, KnownRule } from './known-rules.ts';
import { opFor } from './opcode.ts';
import type { Reached } from './reproduction.ts';
import { type Rewriting, rewrite } from './rewrite.ts';
import { type Spelled, spell } from './spell.ts';
import { fixConstants, freeConstants, type OpTree, type Tree } from './tree.ts';

/** Constants that a free constant may be, where no counterexample says. */
const plainConstants = [1n, 2n, 3n, 8n, 0n];

export class Search {
  best: Reached | undefined;
  readonly #target: KnownRule;
  readonly #compiler: Compiler;
  readonly #counterexample: Counterexample | undefined;
  /** Why expressions that were tried do not do. */
  #instead = false;
  #meaningless: string | undefined;

  constructor(target: KnownRule, compiler: Compiler, counterexample: Counterexample | undefined) {
    this.#target = target;
    this.#compiler = compiler;
    this.#counterexample = counterexample;
  }

  /** Whether the search is over: the tree shows a wrong result, or, of a rule that is not refuted, none. */
  attempt(tree: Tree): boolean {
    return this.#withConstants(tree).some(fixed => this.#attemptFixed(fixed));
  }

  #attemptFixed(tree: Tree): boolean {
    if (tree.kind !== 'op') return false;
    const spelled = spell(tree, this.#parameterOrder());
    if (spelled === undefined) return false;
    const rewriting = rewrite(tree, this.#compiler.passes, this.#target);
    if (!rewriting.fired.includes(this.#target)) {
      this.#instead = true;
      return false;
    }
    const reached = this.#reached(tree, spelled, rewriting);
    if (reached === undefined) return false;
    const isWanted = reached.shows === this.#isRefuted;
    if (isWanted || this.best === undefined) this.best = reached;
    return isWanted;
  }

  #reached(tree: OpTree, spelled: Spelled, rewriting: Rewriting): Reached | undefined {
    const { parameters, result } = spelled;
    const { arch } = this.#compiler;
    const claim = claimOf({ tree, final: rewriting.tree, parameters, arch, target: this.#target });
    if (typeof claim === 'string') {
      this.#meaningless ??= claim;
      return undefined;
    }
    const { permitted, predicted } = claim;
    const alike = typeof predicted === 'string' || permitted.some(term => isAlike(term, predicted, result));
    if (this.best !== undefined && alike === this.#isRefuted) return undefined;
    const cases = this.#cases(spelled, claim, alike);
    if (cases.length === 0) return undefined;
    const shows = cases.some(({ difference }) => difference !== undefined);
    return {
      kind: 'reached',
      target: this.#target,
      spelled,
      fired: rewriting.fired,
      cases,
      isRefuted: this.#isRefuted,
      shows,
      doubts: [...doubtsOf(rewriting), ...(typeof predicted === 'string' ? [noPrediction(predicted)] : [])],
      opcodes: this.#opcodes(permitted, rewriting.tree, spelled, shows),
    };
  }

  #cases(spelled: Spelled, { predicted, ...claim }: Claim, alike: boolean) {
    const preferred = this.#preferredFor(spelled);
    return chooseCases({
      ...claim,
      ...(typeof predicted !== 'string' && { predicted }),
      ...(preferred && { preferred }),
      alike,
    });
  }

  #opcodes(
    permitted: readonly Term[],
    final: Tree,
    { parameters, result }: Spelled,
    shows: boolean,
  ): Reached['opcodes'] {
    const [right] = permitted.flatMap(term => opFor(this.#compiler.arch, term, parameters, result) ?? []);
    const wrong = shows && final.kind === 'op' && final.op.name !== right ? final.op.name : undefined;
    return { ...(right !== undefined && { right }), ...(wrong !== undefined && { wrong }) };
  }

  #withConstants(tree: Tree): Tree[] {
    const names = freeConstants(tree);
    if (names.length === 0) return [tree];
    const known = new Map(this.#counterexample?.inputs.map(({ input, bits }) => [input.name, bits]));
    const choices = names.every(name => known.has(name))
      ? [known]
      : plainConstants.map(value => new Map(names.map(name => [name, known.get(name) ?? value])));
    return choices.map(choice => fixConstants(tree, choice));
  }

  /** Parameters stand as the verdict lists them, and else as the names are ordered. */
  #parameterOrder(): string[] {
    const names = this.#counterexample?.inputs.map(({ input }) => input.name) ?? [];
    return [...names, ...'abcdefghijklmnopqrstuvwxyz'].filter(
      (name, index, all) => all.indexOf(name) === index,
    );
  }

  /** The verdict's own input, if it is of the same parameters. */
  #preferredFor({ parameters }: Spelled): readonly bigint[] | undefined {
    const values = parameters.map(({ name, type }) => {
      const found = this.#counterexample?.inputs.find(({ input }) => input.name === name);
      return found?.input.format?.width === undefined || type === 'bool' ? undefined : found.bits;
    });
    return values.every(value => value !== undefined) ? values : undefined;
  }

  get #isRefuted(): boolean {
    return this.#counterexample !== undefined;
  }

  /** Why nothing was found, the most telling reason first; `unspelled`: ops that cannot be spelled at all. */
  reason(unspelled: readonly string[]): string {
    if (unspelled.length > 0) return `no Go spelling is known of ${unspelled.join(', ')}`;
    if (this.#meaningless !== undefined) return this.#meaningless;
    return this.#instead
      ? 'other rules fire before it on every Go expression that was tried'
      : 'no Go expression was found for it';
  }
}

/** Whether two results are the same for all inputs, up to NaNs, as normal forms can tell. */
function isAlike(a: Term, b: Term, result: GoTypeName): boolean {
  const observed = traits[result].format ?? 'bits';
  return normalForm(a, observed) === normalForm(b, observed);
}

const noPrediction = (why: string): string => `there is no prediction: ${why}`;

function doubtsOf({ doubtful, presumed }: Rewriting): string[] {
  const lines = doubtful.map(({ source, rule }) => source.position(rule.instance.rule.span.start).line);
  return [
    ...(presumed ? ["the rule's condition has no model, and is taken to hold"] : []),
    ...(lines.length > 0
      ? [
          `rules whose conditions have no model are taken not to fire (line ${[...new Set(lines)].join(', ')})`,
        ]
      : []),
  ];
}
