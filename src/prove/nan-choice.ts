/**
 * NaNs whose sign Go leaves open, each by itself. Evaluation picks the canonical one. A difference refutes a rule only
 * if the source has it whichever NaNs it returns, and a target is right only whichever NaNs it returns.
 */
import type { Obligation } from '../model/claim.ts';
import { canonicalNan, type NanPolicy, unspecified } from '../semantics/float/index.ts';
import { normalForm } from '../semantics/normal-form/normal-form.ts';
import { apply, subterms, type Term } from '../semantics/term/term.ts';
import { judge } from './judge.ts';
import type { Counterexample } from './verdict.ts';

/** The same freedom, used otherwise: a NaN of the other sign. */
const negative: NanPolicy = {
  ...unspecified,
  name: 'unspecified, negative',
  result: format => canonicalNan(format) | format.signMask,
};

/** A term with n open signs has 2^n readings; rules have one or two. */
const maxOpen = 6;

/** True if the sides agree on the counterexample once the source returns other NaNs, or if that is too much to ask. */
export function hangsOnNanChoice(obligation: Obligation, { inputs, roundingMode }: Counterexample): boolean {
  const chosen = withAllReadings(obligation);
  if (chosen === undefined) return true;
  const values = inputs.map(({ bits }) => bits);
  return judge(chosen).difference(values, roundingMode) === undefined;
}

/** The obligation with every choice of the source's NaNs among its permitted results; undefined for too many. */
export function withAllReadings(obligation: Obligation): Obligation | undefined {
  const readings = obligation.sources.map(readingsOf);
  if (!readings.every(choices => choices !== undefined)) return undefined;
  const [first, ...others] = readings.flat();
  return { ...obligation, sources: [first!, ...others] };
}

/** The targets of the obligation in which a NaN that shows has another sign; the first of all readings is left out. */
export function otherTargets({ target, observed }: Obligation): readonly Term[] {
  // What cannot be told apart is canonical in a normal form.
  const normal = normalForm(target, observed.kind === 'float' ? observed.format : 'bits');
  return readingsOf(normal)?.slice(1) ?? [];
}

const isOpen = (part: Term): boolean =>
  part.kind === 'application' && 'nan' in part.operator && part.operator.nan.name === unspecified.name;

function readingsOf(term: Term): Term[] | undefined {
  const open = subterms(term).filter(isOpen);
  if (open.length > maxOpen) return undefined;
  return Array.from({ length: 2 ** open.length }, (_, choice) =>
    withNegative(term, new Set(open.filter((_part, index) => (choice >> index) & 1))),
  );
}

function withNegative(term: Term, chosen: ReadonlySet<Term>): Term {
  const rebuilt = new Map<Term, Term>();
  for (const part of subterms(term)) {
    if (part.kind !== 'application') {
      rebuilt.set(part, part);
      continue;
    }
    const operator = chosen.has(part) ? { ...part.operator, nan: negative } : part.operator;
    rebuilt.set(part, apply(operator, ...part.operands.map(operand => rebuilt.get(operand)!)));
  }
  return rebuilt.get(term)!;
}
