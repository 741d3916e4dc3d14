/** What Go expressions and conditions come to where all constants in them are known. */
import { Unanswered } from '../model/choices.ts';
import { GoTypeError } from '../model/go/value.ts';
import { NotModelled } from '../model/missing.ts';
import { evaluate } from '../semantics/term/evaluate.ts';
import { type Term, variablesOf } from '../semantics/term/term.ts';

/** The values of the terms; undefined where what they are read from has no model, or depends on a setting. */
export function knownValues(read: () => readonly Term[]): readonly bigint[] | undefined {
  try {
    const terms = read();
    if (variablesOf(...terms).length > 0) return undefined;
    return terms.map(term => evaluate(term, new Map()).value);
  } catch (error) {
    const isUnknown =
      error instanceof NotModelled || error instanceof GoTypeError || error instanceof Unanswered;
    if (isUnknown) return undefined;
    throw error;
  }
}
