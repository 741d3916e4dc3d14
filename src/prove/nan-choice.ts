/**
 * Whether a difference hangs on which NaN an operation returns where Go leaves that open. Evaluation picks the
 * canonical one; a rule is wrong only if the sides differ whichever is picked.
 */
import type { Obligation } from '../model/obligation.ts';
import { canonicalNan, type NanPolicy, unspecified } from '../semantics/float/index.ts';
import { apply, rebuild, type Term } from '../semantics/term/term.ts';
import { judge } from './judge.ts';
import type { Counterexample } from './verdict.ts';

/** The same freedom, used otherwise: a NaN of the other sign. */
const negative: NanPolicy = {
  ...unspecified,
  name: 'unspecified, negative',
  result: format => canonicalNan(format) | format.signMask,
};

/** True if the sides agree on the counterexample once the source returns other NaNs. */
export function hangsOnNanChoice(obligation: Obligation, { inputs, roundingMode }: Counterexample): boolean {
  const [first, ...others] = obligation.sources.map(withOtherNans);
  if (first === undefined || first === obligation.sources[0]) return false;
  const chosen = judge({ ...obligation, sources: [first, ...others] });
  return (
    chosen.difference(
      inputs.map(({ bits }) => bits),
      roundingMode,
    ) === undefined
  );
}

function withOtherNans(term: Term): Term {
  return rebuild(
    term,
    leaf => leaf,
    (operator, operands) => {
      const isOpen = 'nan' in operator && operator.nan.name === unspecified.name;
      return apply(isOpen ? { ...operator, nan: negative } : operator, ...operands);
    },
  );
}
