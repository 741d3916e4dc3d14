/** Where the ops of a rule load, store, fill and copy. */
import { type Application, subterms, type Term } from '../semantics/term/term.ts';
import { partsOf, type Step } from './register-values.ts';

type OpStep = Extract<Step, { kind: 'op' }>;

/** What one op does with memory beside those before it. */
export interface Accesses {
  readonly step: OpStep;
  readonly added: readonly Application[];
}

/** A stretch of memory. */
export interface Access {
  readonly address: Term;
  /** A word of 64 bits, or a number. */
  readonly bytes: number | Term;
}

const names: ReadonlySet<string> = new Set(['load', 'store', 'fill', 'move']);

const isOfStretch = ({ operator }: Application): boolean =>
  operator.name === 'fill' || operator.name === 'move';

export const isLoad = ({ operator }: Application): boolean => operator.name === 'load';

/**
 * Of each op that goes to memory. What is in `known` is left out, and what is found stands there then. A stretch that the op
 * itself fills or copies is its own: another op may do the same by other units. What the compiler reads of memory for a
 * constant is no access.
 */
export function accessesOf(steps: readonly Step[], known: Set<Application>): readonly Accesses[] {
  return steps.flatMap((step): Accesses[] => {
    if (step.kind !== 'op') return [];
    const terms = partsOf(step.result).map(({ term }) => term);
    const added = subterms(...terms).filter(
      (term): term is Application =>
        term.kind === 'application' &&
        names.has(term.operator.name) &&
        (!known.has(term) || (isOfStretch(term) && terms.includes(term))),
    );
    for (const access of added) known.add(access);
    const goes = step.entry.operands.some(({ kind }) => kind === 'memory');
    return goes && added.length > 0 ? [{ step, added }] : [];
  });
}

/** A copy goes to two. */
export function placesOf({ operator, operands: [, first, second, size] }: Application): readonly Access[] {
  switch (operator.name) {
    case 'load':
    case 'store':
      return [{ address: first!, bytes: operator.bytes }];
    case 'fill':
      return [{ address: first!, bytes: second! }];
    default:
      return [first!, second!].map(address => ({ address, bytes: size! }));
  }
}
