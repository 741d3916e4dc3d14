/**
 * The check that takes all rules of an architecture: one that fuses products into sums must keep the barriers
 * to contraction. `(Round64F x) => (Copy x)` keeps every value, but once the copy is gone the sum that took it
 * meets the product itself, and the rule that fuses them matches.
 */
import type { OtherRules } from '../../model/assumptions.ts';
import { isas } from '../../semantics/ops/index.ts';
import type { PlainLabel } from '../../text/plain-diagnostic.ts';
import { assumptionWords } from '../assumption-words.ts';
import type { InstanceFacts, InstanceResult, RuleResult, RunFinding } from '../run.ts';
import { runDiagnostic } from '../run-diagnostic.ts';
import { areOfOneCompiler, passOf, runsForAllMachines } from './passes.ts';

export interface BarrierCheck {
  /** The rules, each with what is now known of the barriers that it removes. */
  readonly results: readonly RuleResult[];
  readonly findings: readonly RunFinding[];
}

/** Where an instance stands among those of all files. */
interface Site {
  readonly arch: string;
  readonly pass: number;
  readonly label: PlainLabel;
}

interface Fusion extends Site {
  readonly fuses: NonNullable<InstanceFacts['fuses']>;
}

interface Removal extends Site {
  readonly barrier: NonNullable<InstanceFacts['removedBarrier']>;
}

/** `complete`: all rules that run together are among the results. */
export function checkBarriers(results: readonly RuleResult[], complete: boolean): BarrierCheck {
  const fusions = results.flatMap(rule =>
    rule.instances.flatMap(({ result, facts }): Fusion[] =>
      facts?.fuses ? [{ ...siteOf(rule, result, facts), fuses: facts.fuses }] : [],
    ),
  );
  const findings: RunFinding[] = [];
  const settle = (rule: RuleResult, instance: InstanceResult): InstanceResult => {
    const { facts, result } = instance;
    if (facts?.removedBarrier === undefined) return instance;
    const removal = { ...siteOf(rule, result, facts), barrier: facts.removedBarrier };
    const breaking = fusions.filter(fusion => breaks(fusion, removal));
    if (breaking.length > 0) findings.push(finding(removal, breaking));
    else if (!complete) return instance;
    return known(instance, removal.barrier.op, othersOf(removal, breaking.length > 0, results));
  };
  const settled = results.map(rule =>
    rule.instances.some(({ facts }) => facts?.removedBarrier)
      ? { ...rule, instances: rule.instances.map(instance => settle(rule, instance)) }
      : rule,
  );
  return { results: settled, findings };
}

function siteOf(
  { file, arch }: RuleResult,
  result: InstanceResult['result'],
  { source }: InstanceFacts,
): Site {
  return {
    arch,
    pass: passOf(file, arch),
    label: { file, ...result, ...(source !== undefined && { source }) },
  };
}

/** Whether a product that stood behind the barrier comes to be fused. */
const breaks = (fusion: Fusion, removal: Removal): boolean =>
  fusion.fuses.formats.includes(removal.barrier.format) &&
  fusion.pass >= removal.pass &&
  areOfOneCompiler(fusion.label.file, removal.label.file) &&
  (fusion.arch === removal.arch || runsForAllMachines(removal.arch));

function finding(removal: Removal, [first, ...others]: readonly Fusion[]): RunFinding {
  const { label, arch, barrier } = removal;
  const fusion = first!;
  const own = ownBarrier(arch, barrier.format);
  const { example } = fusion.fuses;
  const related: PlainLabel = { ...fusion.label, text: 'and this rule fuses the two' };
  return {
    ...runDiagnostic({
      code: 'barrier-lowered-to-copy',
      severity: 'error',
      message: `${barrier.op} keeps a product from being fused, and here is removed before ${fusion.arch} fuses`,
      labels: [{ ...label, text: 'a sum now meets the product itself' }, related],
      notes: [
        ...(example === undefined ? [] : [example]),
        ...(others.length === 0
          ? []
          : [`${others.length} more of the rules that were checked would fuse it`]),
      ],
      ...(own !== undefined && { help: `lower it to ${own}, which is a barrier too` }),
    }),
    related: [{ file: related.file, line: related.line, column: related.column }],
  };
}

/** The architecture's own op that is a barrier for numbers of the format. */
function ownBarrier(arch: string, format: string): string | undefined {
  const entries = [...(isas.get(arch)?.ops.values() ?? [])];
  return entries.find(
    ({ barrier, results: [result] }) =>
      barrier === true && result.kind === 'float' && result.format.name === format,
  )?.name;
}

/** What is known of the barrier, now that the other rules are. */
function othersOf({ arch, label }: Removal, fuse: boolean, results: readonly RuleResult[]): OtherRules {
  const shared = runsForAllMachines(arch);
  const rules = results.filter(
    rule => areOfOneCompiler(rule.file, label.file) && (shared || rule.arch === arch),
  );
  const modelled = rules.filter(({ instances }) => instances.some(one => one.verdict !== 'unsupported'));
  return {
    fuse,
    ...(!shared && { arch }),
    modelled: modelled.length,
    unmodelled: rules.length - modelled.length,
  };
}

function known(instance: InstanceResult, op: string, others: OtherRules): InstanceResult {
  const unknown = assumptionWords({ kind: 'barrier', op });
  const settled = assumptionWords({ kind: 'barrier', op, others });
  const settle = (assumptions: readonly string[]) =>
    assumptions.map(assumption => (assumption === unknown ? settled : assumption));
  const { assumptions, details } = instance;
  return {
    ...instance,
    assumptions: settle(assumptions),
    ...(details?.claim && {
      details: { ...details, claim: { ...details.claim, assumptions: settle(details.claim.assumptions) } },
    }),
  };
}
