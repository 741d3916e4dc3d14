/** What kind of mistake a counterexample shows. */
import { equalRationals, realValue } from '../../semantics/term/real-value.ts';
import type { Counterexample, Difference } from '../verdict.ts';

/** `rounding`: in the real numbers both sides have one value, and they are rounded to different ones. */
export type Kind = Difference | 'rounding';

/** Only a difference in value can be one of rounding, and only where that is decided exactly. */
export function kindOf({ obligation, observed, inputs, difference }: Counterexample): Kind {
  if (difference !== 'value' || observed.kind !== 'float') return difference;
  const assignment = new Map(inputs.map(({ input, bits }) => [input.variable, bits]));
  const real = (term: typeof obligation.target) => realValue(term, observed.format, assignment);
  const [source, target] = [real(obligation.sources[0]), real(obligation.target)];
  if (source === undefined || target === undefined) return 'value';
  return equalRationals(source, target) ? 'rounding' : 'value';
}
