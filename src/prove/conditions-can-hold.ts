/** Whether the assumptions of an obligation can hold at all: asked apart, so that nothing is proved of nothing. */
import type { Obligation } from '../model/claim.ts';
import type { Budget } from '../semantics/budget.ts';
import { roundingModes } from '../semantics/float/index.ts';
import { FALSE, TooManyGates } from '../semantics/gates/algebra.ts';
import { Diagram } from '../semantics/gates/decision-diagram.ts';
import { readGates } from '../semantics/gates/reading.ts';
import { normalForm } from '../semantics/normal-form/normal-form.ts';

/** `unknown` where an assumption has an opaque part, or its diagram is too large. Throws `BudgetEnded`. */
export function conditionsCanHold({ assumptions }: Obligation, budget: Budget): 'yes' | 'no' | 'unknown' {
  if (assumptions.length === 0) return 'yes';
  const normal = assumptions.map(assumption => normalForm(assumption, 'bits', roundingModes, budget));
  try {
    const diagram = new Diagram(undefined, budget);
    const { wordOf, hasOpaqueBits } = readGates(normal, diagram);
    const all = diagram.all(normal.map(assumption => wordOf(assumption)[0]!));
    if (all === FALSE) return 'no';
    return hasOpaqueBits ? 'unknown' : 'yes';
  } catch (error) {
    if (error instanceof TooManyGates) return 'unknown';
    throw error;
  }
}
