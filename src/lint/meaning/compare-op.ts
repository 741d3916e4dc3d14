/** Holds what is said of an op against what its manual says: a proof, an input that differs, or neither. */
import type { Input, Obligation } from '../../model/claim.ts';
import { byNormalForm } from '../../prove/provers/normal-form.ts';
import { byWords } from '../../prove/provers/words.ts';
import { Question } from '../../prove/question.ts';
import { cornerTuples, firstOf, humanTuples } from '../../prove/sampling/tuples.ts';
import { Budget } from '../../semantics/budget.ts';
import { formatValue } from '../../semantics/float/format-value.ts';
import { randomOf } from '../../semantics/operands/random.ts';
import { type OpEntry, settled } from '../../semantics/ops/entry.ts';
import { extract } from '../../semantics/term/build.ts';
import type { Term } from '../../semantics/term/term.ts';
import type { Denotation } from './denotation.ts';

export type Comparison =
  | { readonly kind: 'agrees' }
  /** Operands on which they differ, what was said to come of them, and what the op gives. */
  | { readonly kind: 'contradicts'; readonly inputs: string; readonly said: string; readonly given: string }
  /** Not proved, and no difference was found. */
  | { readonly kind: 'tested' };

const steps = 200_000;

/**
 * Whether the op gives one of the terms, of the variables of its denotation, wherever the assumptions hold. Of what
 * stands above a narrower term nothing is said. Undefined for ops whose result is neither a number nor an integer.
 */
export function compareOp(
  entry: OpEntry,
  { operands, constants, terms: [target] }: Denotation,
  terms: readonly [Term, ...Term[]],
  assumptions: readonly Term[],
): Comparison | undefined {
  const register = settled(entry.results[0]);
  const [{ sort }] = terms;
  if (target === undefined || (register.kind !== 'float' && register.kind !== 'integer')) return undefined;
  if (typeof sort !== 'number' || typeof target.sort !== 'number') return undefined;
  const isFloat = register.kind === 'float';
  if (isFloat && sort !== target.sort) return undefined;
  const width = Math.min(sort, target.sort);
  const cut = (term: Term): Term => (isFloat ? term : extract(width - 1, 0, term));
  const inputs: Input[] = [
    ...operands.map((variable, index): Input => {
      const known = settled(entry.operands[index]!);
      const format = known.kind === 'float' ? known.format : undefined;
      return { name: variable.name, variable, role: 'operand', ...(format && { format }) };
    }),
    ...constants.map((variable): Input => {
      const format = isFloat && variable.sort === register.format.width ? register.format : undefined;
      return { name: variable.name, variable, role: 'constant', ...(format && { format }) };
    }),
  ];
  const encodable = entry.aux?.encodable;
  return judged({
    inputs,
    assumptions: [...(encodable === undefined ? [] : [encodable.condition(...constants)]), ...assumptions],
    sources: terms.map(cut) as [Term, ...Term[]],
    target: cut(target),
    observed: isFloat ? { kind: 'float', format: register.format } : { kind: 'integer', width },
  });
}

function judged(obligation: Obligation): Comparison {
  const question = new Question(obligation);
  const { judge } = question;
  for (const prover of [byNormalForm, byWords])
    if (prover.ask(question, Budget.of(steps)).kind === 'proved') return { kind: 'agrees' };
  const tuples = [
    ...firstOf(humanTuples(obligation.inputs), 200),
    ...cornerTuples(obligation.inputs, 300, randomOf(1)),
  ];
  const differing = tuples.find(
    values => judge.admits(values, 'rne') && judge.difference(values, 'rne') !== undefined,
  );
  if (differing === undefined) return { kind: 'tested' };
  const { inputs, sources, target } = judge.counterexample(differing, 'rne');
  const { observed } = obligation;
  const show = (value: bigint): string =>
    observed.kind === 'float' ? formatValue(observed.format, value) : hexadecimal(value);
  return {
    kind: 'contradicts',
    inputs: inputs
      .map(
        ({ input: { name, format }, bits }) =>
          `${name} = ${format ? formatValue(format, bits) : hexadecimal(bits)}`,
      )
      .join(', '),
    said: show(sources[0]!),
    given: show(target),
  };
}

const hexadecimal = (value: bigint): string => (value < 1024n ? `${value}` : `0x${value.toString(16)}`);
