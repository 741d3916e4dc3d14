/**
 * The check that takes all rules of an architecture: one that fuses products into sums must keep the barriers
 * to contraction. `(Round64F x) => (Copy x)` keeps every value, but once the copy is gone the sum that took it
 * meets the product itself, and the rule that fuses them matches.
 */
import type { Assumption, OtherRules } from '../../model/assumptions.ts';
import { fusedFormats, removedBarrier } from '../../model/barriers.ts';
import type { OrderObligation } from '../../model/claim.ts';
import { fusionShows } from '../../prove/barriers.ts';
import type { ProveOptions } from '../../prove/prove.ts';
import type { Format } from '../../semantics/float/index.ts';
import type { OpEntry } from '../../semantics/ops/entry.ts';
import { isas } from '../../semantics/ops/index.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Source } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import type { CheckedInstance, CheckedRule } from '../checked.ts';
import { showInput, showObserved } from '../show-value.ts';
import { passOf, runsForAllMachines } from './passes.ts';

export interface BarrierCheck {
  /** The rules, each with what is now known of the barriers that it takes off. */
  readonly checked: readonly CheckedRule[];
  readonly findings: readonly Diagnostic[];
}

/** Where an instance stands among those of all files. */
interface Site {
  readonly source: Source;
  readonly arch: string;
  readonly pass: number;
  readonly span: Span;
  readonly obligation: OrderObligation;
}

interface Fusion extends Site {
  readonly formats: ReadonlySet<Format>;
}

interface Removal extends Site {
  readonly barrier: OpEntry;
  readonly format: Format;
}

/** `complete`: all rules that run together are among those checked. */
export function checkBarriers(
  checked: readonly CheckedRule[],
  complete: boolean,
  options: ProveOptions,
): BarrierCheck {
  const fusions = checked.flatMap(rule => rule.instances.flatMap(instance => fusionOf(rule, instance)));
  const findings: Diagnostic[] = [];
  const settle = (rule: CheckedRule, instance: CheckedInstance): CheckedInstance => {
    const removal = removalOf(rule, instance);
    if (removal === undefined) return instance;
    const breaking = fusions.filter(fusion => breaks(fusion, removal));
    if (breaking.length > 0) findings.push(finding(removal, breaking, options));
    else if (!complete) return instance;
    return known(instance, removal.barrier.name, othersOf(removal, breaking.length > 0, checked));
  };
  const settled = checked.map(rule => ({
    ...rule,
    instances: rule.instances.map(instance => settle(rule, instance)),
  }));
  return { checked: settled, findings };
}

function siteOf(
  { source, arch }: CheckedRule,
  { resolved }: CheckedInstance,
  obligation: OrderObligation,
): Site {
  const span =
    resolved.kind === 'ellipsis'
      ? resolved.resultSpan
      : resolved.kind === 'value' && resolved.result.kind === 'value'
        ? resolved.result.opSpan
        : resolved.result.span;
  return { source, arch, pass: passOf(source.name, arch), span, obligation };
}

const obligationsOf = ({ claim }: CheckedInstance): readonly OrderObligation[] =>
  claim.kind === 'claim' ? claim.obligations : [];

function fusionOf(rule: CheckedRule, instance: CheckedInstance): Fusion[] {
  for (const obligation of obligationsOf(instance)) {
    const formats = fusedFormats(obligation);
    if (formats.size > 0) return [{ ...siteOf(rule, instance, obligation), formats }];
  }
  return [];
}

function removalOf(rule: CheckedRule, instance: CheckedInstance): Removal | undefined {
  for (const obligation of obligationsOf(instance)) {
    const removed = removedBarrier(obligation);
    if (removed !== undefined) return { ...siteOf(rule, instance, obligation), ...removed };
  }
  return undefined;
}

/** Whether a product that stood behind the barrier comes to be fused. */
const breaks = (fusion: Fusion, removal: Removal): boolean =>
  fusion.formats.has(removal.format) &&
  fusion.pass >= removal.pass &&
  (fusion.arch === removal.arch || runsForAllMachines(removal.arch));

function finding(removal: Removal, [first, ...others]: readonly Fusion[], options: ProveOptions): Diagnostic {
  const { source, span, arch, barrier } = removal;
  const fusion = first!;
  const own = ownBarrier(arch, removal.format);
  const example = exampleOf(fusion, options);
  return {
    code: 'barrier-lowered-to-copy',
    severity: 'error',
    message: `${barrier.name} keeps a product from being fused, and here is taken off before ${fusion.arch} fuses`,
    labels: [
      { source, span, text: 'a sum now meets the product itself' },
      { source: fusion.source, span: fusion.span, text: 'and this rule fuses the two' },
    ],
    notes: [
      ...(example === undefined ? [] : [example]),
      ...(others.length === 0 ? [] : [`${others.length} more of the rules that were checked would fuse it`]),
    ],
    ...(own !== undefined && { help: `lower it to ${own}, which is a barrier too` }),
  };
}

/** The architecture's own op that is a barrier for numbers of the format. */
function ownBarrier(arch: string, format: Format): string | undefined {
  const entries = [...(isas.get(arch)?.ops.values() ?? [])];
  return entries.find(
    ({ barrier, results: [result] }) =>
      barrier === true && result.kind === 'float' && result.format === format,
  )?.name;
}

/** `x = 1.5, y = ..., z = ...: 0 with the product rounded, 1e-17 with it fused`. */
function exampleOf({ obligation }: Fusion, options: ProveOptions): string | undefined {
  const counterexample = fusionShows(obligation, options);
  if (counterexample === undefined) return undefined;
  const { inputs, observed, sources, target } = counterexample;
  const operands = inputs.map(({ input, bits }) => `${input.name} = ${showInput(input, bits).value}`);
  const [rounded, fused] = [sources[0]!, target].map(bits => showObserved(observed, bits).value);
  return `with ${operands.join(', ')}: ${rounded} where the product is rounded first, ${fused} where it is not`;
}

/** What is known of the barrier, now that the other rules are. */
function othersOf({ arch }: Removal, fuse: boolean, checked: readonly CheckedRule[]): OtherRules {
  const shared = runsForAllMachines(arch);
  const rules = checked.filter(rule => shared || rule.arch === arch);
  const modelled = rules.filter(({ instances }) => instances.some(({ claim }) => claim.kind === 'claim'));
  return {
    fuse,
    ...(!shared && { arch }),
    modelled: modelled.length,
    unmodelled: rules.length - modelled.length,
  };
}

function known(instance: CheckedInstance, barrier: string, others: OtherRules): CheckedInstance {
  const settle = (assumptions: readonly Assumption[]) =>
    assumptions.map(one => (one.kind === 'barrier' && one.op === barrier ? { ...one, others } : one));
  const { claim, verdict } = instance;
  return {
    ...instance,
    claim: claim.kind === 'claim' ? { ...claim, assumptions: settle(claim.assumptions) } : claim,
    verdict: { ...verdict, assumptions: settle(verdict.assumptions) },
  };
}
