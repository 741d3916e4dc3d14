/**
 * From a rule to a Go function whose compilation reaches it. The compiler's rules read backwards propose
 * expressions; the same rules applied forwards tell which of them reach the rule, and what comes out. What Go
 * promises of an expression is compared with what comes out, on inputs that a person would choose.
 */
import { permittedResults } from '../../model/contraction.ts';
import type { Counterexample } from '../../prove/verdict.ts';
import { normalForm } from '../../semantics/normal-form/normal-form.ts';
import type { Term } from '../../semantics/term/term.ts';
import { chooseCases } from './cases.ts';
import { type GoTypeName, observationOf, traits } from './go-types.ts';
import { isValueRule, type KnownRule, matchedOp, type PassRules } from './known-rules.ts';
import { delayed } from './late.ts';
import { inputsOf, meaningOf } from './meaning.ts';
import { opFor } from './opcode.ts';
import { treeOfMatch } from './pattern.ts';
import { Raiser } from './raise.ts';
import type { MemberReproduction, Reached } from './reproduction.ts';
import { type Rewriting, rewrite } from './rewrite.ts';
import { type Spelled, spell } from './spell.ts';
import { fixConstants, freeConstants, parameter, type Tree } from './tree.ts';

/** The passes of a compiler, in their order. */
export interface Compiler {
  readonly arch: string;
  readonly passes: readonly PassRules[];
}

/** `counterexample`: of the verdict on the rule, where there is one. */
export function reproduceMember(
  target: KnownRule,
  compiler: Compiler,
  counterexample: Counterexample | undefined,
): MemberReproduction {
  const match = matchTree(target);
  if (match === undefined) {
    return {
      kind: 'not reached',
      target,
      reason: 'the match has an aux, or operands of which the number is not fixed',
    };
  }
  const raiser = new Raiser(compiler.passes.flatMap(({ rules }) => rules));
  const trees = raiser.raise(match).map(({ tree }) => tree);
  const search = new Search(target, compiler, counterexample);
  for (const tree of [...trees, ...trees.flatMap(tree => delayed(tree, compiler.passes))]) {
    if (search.attempt(tree)) break;
  }
  return search.best ?? { kind: 'not reached', target, reason: search.reason([...raiser.unspelled]) };
}

function matchTree(known: KnownRule): Tree | undefined {
  if (isValueRule(known)) return treeOfMatch(known.rule.match);
  const op = matchedOp(known);
  if (op.argLength < 0) return undefined;
  const args = Array.from({ length: op.argLength }, (_, index) => parameter('xyzw'[index] ?? `x${index}`));
  return { kind: 'op', op, args };
}

/** Constants that a free constant may be, where no counterexample says. */
const plainConstants = [1n, 2n, 3n, 8n, 0n];

class Search {
  best: Reached | undefined;
  readonly #target: KnownRule;
  readonly #compiler: Compiler;
  readonly #counterexample: Counterexample | undefined;
  /** Why expressions that were tried do not do. */
  #unspelled = 0;
  #instead: Rewriting | undefined;
  #meaningless: string | undefined;

  constructor(target: KnownRule, compiler: Compiler, counterexample: Counterexample | undefined) {
    this.#target = target;
    this.#compiler = compiler;
    this.#counterexample = counterexample;
  }

  /** Whether the search is over: the tree shows a wrong result. */
  attempt(tree: Tree): boolean {
    return this.#withConstants(tree).some(fixed => this.#attemptFixed(fixed));
  }

  #attemptFixed(tree: Tree): boolean {
    const spelled = spell(tree, this.#parameterOrder());
    if (spelled === undefined) {
      this.#unspelled += 1;
      return false;
    }
    const rewriting = rewrite(tree, this.#compiler.passes, this.#target);
    if (!rewriting.fired.includes(this.#target)) {
      this.#instead ??= rewriting;
      return false;
    }
    const reached = this.#reached(tree, spelled, rewriting);
    if (reached === undefined) return false;
    if (reached.shows || this.best === undefined) this.best = reached;
    return reached.shows;
  }

  #reached(tree: Tree, spelled: Spelled, rewriting: Rewriting): Reached | undefined {
    const { parameters, result } = spelled;
    const promised = meaningOf(tree, result, parameters);
    const compiled = meaningOf(rewriting.tree, result, parameters);
    if (typeof promised === 'string' || typeof compiled === 'string') {
      this.#meaningless ??= typeof promised === 'string' ? promised : String(compiled);
      return undefined;
    }
    const alike = isAlike(promised.term, compiled.term, result);
    if (alike && this.best !== undefined) return undefined;
    const preferred = this.#preferredFor(spelled);
    const cases = chooseCases({
      inputs: inputsOf(parameters),
      observed: observationOf(result),
      permitted: permittedResults(promised.term),
      predicted: compiled.term,
      defined: promised.defined,
      ...(preferred && { preferred }),
      alike,
    });
    if (cases.length === 0) return undefined;
    const shows = cases.some(({ difference }) => difference !== undefined);
    return {
      kind: 'reached',
      target: this.#target,
      spelled,
      fired: rewriting.fired,
      cases,
      shows,
      doubts: doubtsOf(rewriting),
      opcodes: this.#opcodes(promised.term, rewriting.tree, spelled, shows),
    };
  }

  #opcodes(promised: Term, final: Tree, { parameters, result }: Spelled, shows: boolean): Reached['opcodes'] {
    const right = opFor(this.#compiler.arch, promised, parameters, result);
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

  /** Why nothing was found, the most telling reason first. */
  reason(unspelled: readonly string[]): string {
    if (this.#meaningless !== undefined) return this.#meaningless;
    if (this.#instead !== undefined) {
      return `other rules fire before it on every expression that was tried (${this.#unspelled} had no spelling)`;
    }
    if (unspelled.length > 0) return `${unspelled.join(', ')} has no Go spelling`;
    return 'no Go expression was found for it';
  }
}

/** Whether two results are the same for all inputs, up to NaNs, as normal forms can tell. */
function isAlike(a: Term, b: Term, result: GoTypeName): boolean {
  const observed = traits[result].format ?? 'bits';
  return normalForm(a, observed) === normalForm(b, observed);
}

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
