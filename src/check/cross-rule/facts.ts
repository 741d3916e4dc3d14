/** What checks over all rules need to know of an instance, read off its terms while they are there. */
import { fusedFormats, removedBarrier } from '../../model/barriers.ts';
import type { Claim, OrderObligation } from '../../model/claim.ts';
import { contractedResults } from '../../model/contraction.ts';
import { fusionShows } from '../../prove/barriers.ts';
import type { ProveOptions } from '../../prove/settle.ts';
import { opsReadBy } from '../../rules/compose.ts';
import type { ResolvedRule } from '../../rules/resolved.ts';
import type { OpInfo } from '../../rules/tables/op-info.ts';
import { isas } from '../../semantics/ops/index.ts';
import type { CheckedInstance } from '../checked.ts';
import type { InstanceFacts } from '../run.ts';
import { showInput, showObserved } from '../show-value.ts';
import { type FusedOp, fusedOpsOf } from './fused-ops.ts';
import { type Shape, shapeOf } from './shape.ts';

/** Undefined where no other rule can make a difference. `line`: the one on which the result begins. */
export function factsOf(
  instance: CheckedInstance,
  options: ProveOptions,
  line: () => string,
): InstanceFacts | undefined {
  const shown = {
    ...removedBarrierOf(instance),
    ...fusionOf(instance, options),
    ...readsOf(instance),
  };
  const facts: InstanceFacts = {
    ...shown,
    ...fusedOpOf(instance),
    ...(Object.keys(shown).length > 0 && { source: line() }),
  };
  return Object.keys(facts).length === 0 ? undefined : facts;
}

const obligationsOf = ({ claim }: CheckedInstance): readonly OrderObligation[] =>
  claim.kind === 'claim' ? claim.obligations : [];

function removedBarrierOf(instance: CheckedInstance): Pick<InstanceFacts, 'removedBarrier'> {
  for (const obligation of obligationsOf(instance)) {
    const removed = removedBarrier(obligation);
    if (removed) return { removedBarrier: { op: removed.barrier.name, format: removed.format.name } };
  }
  return {};
}

function fusionOf(instance: CheckedInstance, options: ProveOptions): Pick<InstanceFacts, 'fuses'> {
  for (const obligation of obligationsOf(instance)) {
    const formats = [...fusedFormats(obligation)].map(({ name }) => name);
    if (formats.length === 0) continue;
    const example = exampleOf(obligation, options);
    return { fuses: { formats, ...(example !== undefined && { example }) } };
  }
  return {};
}

/** `x = 1.5, y = ..., z = ...: 0 with the product rounded, 1e-17 with it fused`. */
function exampleOf(obligation: OrderObligation, options: ProveOptions): string | undefined {
  const counterexample = fusionShows(obligation, options);
  if (counterexample === undefined) return undefined;
  const { inputs, observed, sources, target } = counterexample;
  const operands = inputs.map(({ input, bits }) => `${input.name} = ${showInput(input, bits).value}`);
  const [rounded, fused] = [sources[0]!, target].map(bits => showObserved(observed, bits).value);
  return `with ${operands.join(', ')}: ${rounded} where the product is rounded first, ${fused} where it is not`;
}

function fusedOpOf({ resolved, claim }: CheckedInstance): Pick<InstanceFacts, 'fusedOp'> {
  const result = resultOp(resolved);
  const fused = result && fusedOpsOf(result.arch).find(({ op }) => op.name === result.name);
  if (fused === undefined) return {};
  const { op, shape } = fused;
  return { fusedOp: { arch: result!.arch, op: op.name, shape, asked: [...askedShapes(claim, fused)] } };
}

/** The op clears what is above its value, which the rule that makes it may count on, and others need not keep. */
export const clearsAbove = ({ arch, name }: OpInfo): boolean => {
  const [result] = isas.get(arch)?.ops.get(name)?.results ?? [];
  return result?.kind === 'integer' && result.extends?.incidental === true;
};

function readsOf({ resolved, verdict }: CheckedInstance): Pick<InstanceFacts, 'reads'> {
  if (resolved.kind === 'ellipsis' || verdict.kind !== 'proved') return {};
  const isInteger = ({ arch, name }: OpInfo): boolean =>
    arch !== 'generic' && isas.get(arch)?.ops.get(name)?.results[0].kind === 'integer';
  const reads = [...opsReadBy(resolved, clearsAbove)].filter(isInteger).map(({ name }) => name);
  return reads.length === 0 ? {} : { reads };
}

/** The op that is the result as a whole. */
function resultOp(rule: ResolvedRule): OpInfo | undefined {
  if (rule.kind === 'ellipsis') return rule.result;
  return rule.kind === 'value' && rule.result.kind === 'value' ? rule.result.op : undefined;
}

/** The shapes of the source itself, and of what it is when its products stay unrounded. */
function askedShapes(claim: Claim, { format }: FusedOp): Set<Shape> {
  if (claim.kind !== 'claim') return new Set();
  const [{ sources }] = claim.obligations;
  const asked = [sources[0], ...contractedResults(sources[0])];
  return new Set(asked.flatMap(term => shapeOf(term, format) ?? []));
}
