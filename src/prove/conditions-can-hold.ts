/** Whether the assumptions of an obligation can hold at all: asked apart, so that nothing is proved of nothing. */
import type { Obligation } from '../model/obligation.ts';
import { circuitOf } from '../semantics/circuit/circuit.ts';
import { DiagramTooLarge, FALSE, TRUE } from '../semantics/circuit/decision-diagram.ts';
import { normalForm } from '../semantics/normal-form/normal-form.ts';

/** `unknown` where an assumption has an opaque part, or its diagram is too large. */
export function conditionsCanHold({ assumptions }: Obligation): 'yes' | 'no' | 'unknown' {
  if (assumptions.length === 0) return 'yes';
  const normal = assumptions.map(assumption => normalForm(assumption));
  try {
    const { diagram, wordOf, hasOpaqueTerms } = circuitOf(normal);
    const all = normal.map(assumption => wordOf(assumption)[0]!).reduce((a, b) => diagram.and(a, b), TRUE);
    if (all === FALSE) return 'no';
    return hasOpaqueTerms ? 'unknown' : 'yes';
  } catch (error) {
    if (error instanceof DiagramTooLarge) return 'unknown';
    throw error;
  }
}
