/** The members of the rule at a line, each with the Go function that reaches it. */

import { checkRules } from '../check/check-rules.ts';
import { type ReadRules, rulesCovering } from '../check/read-rules.ts';
import type { Counterexample } from '../prove/verdict.ts';
import type { ResolvedRule } from '../rules/resolved.ts';
import { isError } from '../text/diagnostic.ts';
import { renderDiagnostic } from '../text/frame.ts';
import type { Span } from '../text/source.ts';
import { type Compiler, formOf, type KnownRule } from './known-rules.ts';
import { reproduceMember } from './reproduce.ts';
import type { MemberReproduction } from './reproduction.ts';

export type RuleReproduction =
  | {
      readonly kind: 'members';
      readonly members: readonly MemberReproduction[];
      /** Of the members that are refuted. */
      readonly counterexamples: ReadonlyMap<KnownRule, Counterexample>;
    }
  /** There is no such rule or member, or it cannot be read. */
  | { readonly kind: 'problem'; readonly message: string };

const problem = (message: string): RuleReproduction => ({ kind: 'problem', message });

/** The budget of the verdicts that reproducers rest on. */
export const checkOfReproducers = { seed: 1, runs: 1000, steps: 2 ** 24, contraction: 'licensed' } as const;

/** `member`: only this one, counted from 1. Throws `ProversDisagree`. */
export function reproduceRule(
  file: ReadRules,
  compiler: Compiler,
  line: number,
  member?: number,
): RuleReproduction {
  const spans = rulesCovering(file.source, [line]);
  if (spans.length === 0) return problem(`no rule covers line ${line} of ${file.source.name}`);
  const isAsked = ({ start }: Span) => spans.some(span => start >= span.start && start <= span.end);
  const asked = file.rules.filter(({ rule }) => isAsked(rule.span));
  const instances = asked.flatMap(one => one.instances);
  if (instances.length === 0) {
    const broken = file.diagnostics.filter(one => isError(one) && isAsked(one.labels[0].span));
    const frames = broken.map(diagnostic => renderDiagnostic(diagnostic, { color: false }));
    return problem(['the rule has errors', ...frames].join('\n'));
  }
  if (member !== undefined && instances[member - 1] === undefined) {
    return problem(`there is no member ${member}: the rule has ${instances.length}`);
  }
  const wanted = member === undefined ? instances : [instances[member - 1]!];
  const counterexamples = counterexamplesOf({ ...file, rules: asked });
  const known = new Map<ResolvedRule, KnownRule>(
    compiler.passes.flatMap(({ rules }) => rules.map(one => [one.rule, one] as const)),
  );
  const members = wanted.map(instance =>
    reproduceMember(known.get(formOf(instance))!, compiler, counterexamples.get(instance)),
  );
  const refuted = wanted.flatMap((instance, index) => {
    const found = counterexamples.get(instance);
    return found === undefined ? [] : [[members[index]!.target, found] as const];
  });
  return { kind: 'members', members, counterexamples: new Map(refuted) };
}

function counterexamplesOf(file: ReadRules): ReadonlyMap<ResolvedRule, Counterexample> {
  const found = new Map<ResolvedRule, Counterexample>();
  for (const outcome of checkRules(file, checkOfReproducers, 'none')) {
    // A rule that cannot mean anything has none; its trees then have no meaning either.
    if (outcome.kind !== 'checked') continue;
    for (const { resolved, verdict } of outcome.rule.instances) {
      if (verdict.counterexample) found.set(resolved, verdict.counterexample);
    }
  }
  return found;
}
