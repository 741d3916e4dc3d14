/**
 * Barriers to contraction, seen beyond the rule that has them. A barrier has the value of its operand, so a rule
 * that takes it off keeps every value, and yet lets other rules fuse the product that it kept rounded. Whether
 * such a rule is right is a matter of all rules of an architecture: these are the two facts that it takes.
 */
import type { Format } from '../semantics/float/index.ts';
import { normalForm } from '../semantics/normal-form/normal-form.ts';
import type { OpEntry } from '../semantics/ops/entry.ts';
import type { OperatorNamed } from '../semantics/term/operator.ts';
import { type Application, subterms, type Term } from '../semantics/term/term.ts';
import type { OrderObligation } from './claim.ts';
import { beneathSigns, productOf } from './contraction.ts';

/** A barrier that a rule takes off. */
export interface RemovedBarrier {
  readonly barrier: OpEntry;
  readonly format: Format;
}

/**
 * The barrier of the match without which a sum that takes the result, or is part of it, meets a product that
 * it does not meet in the source. A constant is no product, and neither is what stands behind another barrier.
 */
export function removedBarrier(obligation: OrderObligation): RemovedBarrier | undefined {
  const { sources, target, steps, observed } = obligation;
  if (observed.kind === 'duty') return undefined;
  for (const step of steps.match) {
    if (step.kind !== 'op' || step.entry.barrier !== true || step.result.register.kind !== 'float') continue;
    const { format } = step.result.register;
    const isResult = observed.kind === 'float';
    const before = new Set(openTo(sources[0], format, isResult).map(withoutBarriers));
    const after = openTo(target, format, isResult).filter(term => !before.has(withoutBarriers(term)));
    if (after.some(term => mayBeProduct(term, obligation))) return { barrier: step.entry, format };
  }
  return undefined;
}

/** What sums of the term take, and what a sum takes that takes the term: no barriers, and without exact signs. */
function openTo(term: Term, format: Format, isResult: boolean): Term[] {
  const taken = isResult ? [beneathSigns(format, term)] : [];
  for (const part of subterms(term)) {
    if (part.kind !== 'application') continue;
    const { operator, operands } = part;
    if (operator.name !== 'fp.add' && operator.name !== 'fp.sub') continue;
    for (const operand of operands) taken.push(beneathSigns(operator.format, operand));
  }
  return taken.filter(part => part.kind !== 'application' || part.operator.name !== 'fp.barrier');
}

/** A product is the same product where its factors stand behind barriers. */
const withoutBarriers = (term: Term): Term => normalForm(term);

function mayBeProduct(term: Term, { inputs }: OrderObligation): boolean {
  if (term.kind === 'application') return term.operator.name === 'fp.mul';
  return inputs.some(({ variable, role }) => variable === term && role !== 'constant');
}

/**
 * The formats in which the rule leaves a product unrounded that its source rounds before it sums, licensed or
 * not, and whatever it makes of the signs.
 */
export function fusedFormats({ sources: [source], target }: OrderObligation): Set<Format> {
  const fused = subterms(target).filter(isFused);
  if (fused.length === 0) return new Set();
  const known = new Set<Term>(subterms(source));
  const formats = fused.flatMap(part => (known.has(part) ? [] : [part.operator.format]));
  return new Set(formats.filter(format => sumsProducts(source, format)));
}

const isFused = (term: Term): term is Application & { operator: OperatorNamed<'fp.fma'> } =>
  term.kind === 'application' && term.operator.name === 'fp.fma';

function sumsProducts(term: Term, format: Format): boolean {
  return subterms(term).some(
    part =>
      part.kind === 'application' &&
      (part.operator.name === 'fp.add' || part.operator.name === 'fp.sub') &&
      part.operator.format === format &&
      part.operands.some(operand => productOf(format, operand) !== undefined),
  );
}
