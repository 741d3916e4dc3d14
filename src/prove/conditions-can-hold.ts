/** Whether the assumptions of an obligation can hold at all: asked apart, so that nothing is proved of nothing. */
import type { Obligation } from '../model/obligation.ts';
import { FALSE, TooManyGates } from '../semantics/gates/algebra.ts';
import { Diagram } from '../semantics/gates/decision-diagram.ts';
import { readGates } from '../semantics/gates/reading.ts';
import { normalForm } from '../semantics/normal-form/normal-form.ts';

/** `unknown` where an assumption has an opaque part, or its diagram is too large. */
export function conditionsCanHold({ assumptions }: Obligation): 'yes' | 'no' | 'unknown' {
  if (assumptions.length === 0) return 'yes';
  const normal = assumptions.map(assumption => normalForm(assumption));
  try {
    const diagram = new Diagram();
    const { wordOf, hasOpaqueBits } = readGates(normal, diagram);
    const all = diagram.all(normal.map(assumption => wordOf(assumption)[0]!));
    if (all === FALSE) return 'no';
    return hasOpaqueBits ? 'unknown' : 'yes';
  } catch (error) {
    if (error instanceof TooManyGates) return 'unknown';
    throw error;
  }
}
