import { valueOnConstants } from './evaluate.ts';
import { wordOperators } from './operator.ts';
import { constant, rebuild, type Term } from './term.ts';

/** The term with operations on constants of words worked out, and nothing else. */
export const withConstantsFolded = (term: Term): Term =>
  rebuild(
    term,
    leaf => leaf,
    term => {
      const isKnown =
        wordOperators.includes(term.operator.name) && term.operands.every(({ kind }) => kind === 'constant');
      return isKnown ? constant(term.sort, valueOnConstants(term)) : term;
    },
  );
