/** Both sides of a rule on an input of one's own, in every rounding mode. */
import type { Shown } from '../check/run.ts';
import { type Place, showObserved } from '../check/show-value.ts';
import type { Claim, Input } from '../model/claim.ts';
import { differenceOf } from '../prove/agreement.ts';
import { judge } from '../prove/judge.ts';
import { type RoundingMode, roundingModes, ValueError } from '../semantics/float/index.ts';
import { evaluator } from '../semantics/term/evaluate.ts';
import { widthOfSort } from '../semantics/term/sort.ts';
import { describePlace, OperandError, readConstant, readOperand } from './operand.ts';

/** What is to be filled in. */
export interface TryField {
  readonly name: string;
  /** `binary64`, `int32`, `bool`. */
  readonly type: string;
  readonly isConstant: boolean;
}

export interface TryRow {
  /** The rounding modes that give it. */
  readonly roundingModes: readonly RoundingMode[];
  readonly source: Shown;
  readonly target: Shown;
  /** The conditions of the rule hold on the input. */
  readonly admitted: boolean;
  readonly differs: boolean;
}

export type Tried =
  | { readonly kind: 'rows'; readonly rows: readonly TryRow[] }
  /** A text is no value of its input. */
  | { readonly kind: 'error'; readonly name: string; readonly message: string };

/** The inputs of a rule as it is written, in its first case; none where it has no model. */
export function tryFields(claim: Claim): TryField[] {
  if (claim.kind === 'unsupported') return [];
  return claim.obligations[0].inputs.map(input => ({
    name: input.name,
    type: describePlace(placeOf(input)),
    isConstant: input.role === 'constant',
  }));
}

/** `texts` by the names of the inputs; what is missing is 0. */
export function tryRule(claim: Claim, texts: ReadonlyMap<string, string>): Tried {
  if (claim.kind === 'unsupported') return { kind: 'rows', rows: [] };
  const [obligation] = claim.obligations;
  const values: bigint[] = [];
  for (const input of obligation.inputs) {
    const text = texts.get(input.name) ?? '0';
    try {
      const { constant } = input;
      const isNamed = constant === 'CCop';
      values.push(isNamed ? readConstant(constant, text) : readOperand(placeOf(input), text));
    } catch (error) {
      if (!(error instanceof OperandError || error instanceof ValueError)) throw error;
      return { kind: 'error', name: input.name, message: error.message };
    }
  }
  const variables = obligation.inputs.map(({ variable }) => variable);
  const [source, target] = [obligation.sources[0], obligation.target].map(term => evaluator(term, variables));
  const { admits } = judge(obligation);
  const rows = new Map<string, { row: Omit<TryRow, 'roundingModes'>; modes: RoundingMode[] }>();
  for (const mode of roundingModes) {
    const [from, to] = [source!(values, mode).value, target!(values, mode).value];
    const admitted = admits(values, mode);
    const key = `${from},${to},${admitted}`;
    const known = rows.get(key);
    if (known !== undefined) {
      known.modes.push(mode);
      continue;
    }
    const row = {
      source: showObserved(obligation.observed, from),
      target: showObserved(obligation.observed, to),
      admitted,
      differs: differenceOf(obligation.observed, from, to) !== undefined,
    };
    rows.set(key, { row, modes: [mode] });
  }
  return {
    kind: 'rows',
    rows: [...rows.values()].map(({ row, modes }) => ({ ...row, roundingModes: modes })),
  };
}

function placeOf({ format, variable }: Input): Place {
  if (format !== undefined) return { kind: 'float', format };
  if (variable.sort === 'Bool') return { kind: 'boolean' };
  return { kind: 'integer', width: widthOfSort(variable.sort) };
}
