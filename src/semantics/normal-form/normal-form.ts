/**
 * Normal forms: terms rewritten by laws until none applies. Two terms with one normal form have the same
 * value for all inputs, in the rounding modes asked for, as far as they are observed. The converse does not
 * hold: different normal forms say nothing.
 */
import { type Budget, unbounded } from '../budget.ts';
import { type RoundingMode, roundingModes } from '../float/index.ts';
import type { OperatorName } from '../term/operator.ts';
import { type Application, type Term, withOperands } from '../term/term.ts';
import type { Law } from './law.ts';
import { barriersHaveTheValueOfTheirOperand } from './laws/barriers-have-the-value-of-their-operand.ts';
import {
  clearedBitsAreNotFlipped,
  disjointBitsAreFlipped,
  masksOfOneValueJoin,
} from './laws/bits-that-masks-clear.ts';
import { choicesOfLikeOperationsAreMadeBefore } from './laws/choices-of-like-operations.ts';
import { comparisonsUndoScaling } from './laws/comparisons-undo-scaling.ts';
import { constantsFold } from './laws/constants-fold.ts';
import { narrowingUndoesWidening, signsChangeBeforeWidening } from './laws/conversions-between-formats.ts';
import { conversionsDistributeOverChoices } from './laws/conversions-distribute-over-choices.ts';
import { decidedChoices } from './laws/decided-choices.ts';
import { differencesCompareWithZero } from './laws/differences-compare-with-zero.ts';
import { doubleRoundingIsHarmless } from './laws/double-rounding-is-harmless.ts';
import { doublingIsASumWithItself } from './laws/doubling-is-a-sum-with-itself.ts';
import { exactConversionsDoNotRound } from './laws/exact-conversions-do-not-round.ts';
import { extendingKeepsTheInteger } from './laws/extending-keeps-the-integer.ts';
import { extensionsAndExtractionsCancel } from './laws/extensions-and-extractions-cancel.ts';
import { flipsCancel } from './laws/flips-cancel.ts';
import { exactIntegersCompareAsIntegers } from './laws/integers-compare-as-integers.ts';
import { integersSurviveAsNumbers } from './laws/integers-survive-as-numbers.ts';
import { integersAreRoundedOnce, integralNumbersStay } from './laws/integral-numbers-stay.ts';
import { integralRoundingPrecedesWidening } from './laws/integral-rounding-precedes-widening.ts';
import { magnitudesOfSumsAreOfOppositesToo } from './laws/magnitudes-of-sums.ts';
import {
  nonNegativeNumbersAreTheirMagnitude,
  squaresForgetTheSign,
} from './laws/magnitudes-of-the-non-negative.ts';
import { magnitudesRoundAlike } from './laws/magnitudes-round-alike.ts';
import { masksCombine } from './laws/masks-combine.ts';
import { negativeZeroIsNeutral } from './laws/negative-zero-is-neutral.ts';
import { nonNegativeNumbersAreNotBelowZero } from './laws/non-negative-numbers-are-not-below-zero.ts';
import { nonNegativeNumbersTruncate } from './laws/non-negative-numbers-truncate.ts';
import { numbersOfIntegersAreInRange } from './laws/numbers-of-integers-are-in-range.ts';
import { numbersOfIntegersConvert } from './laws/numbers-of-integers-convert.ts';
import { oneIsNeutral } from './laws/one-is-neutral.ts';
import { operandsCommute } from './laws/operands-commute.ts';
import { positiveZeroIsNeutral, positiveZeroIsNeutralToSums } from './laws/positive-zero-is-neutral.ts';
import { powersOfTwoDivideAsFactors } from './laws/powers-of-two-divide-as-factors.ts';
import { quotientsOfANumberAreNansWithTheDivisor } from './laws/quotients-of-a-number.ts';
import { fixedRoundingIsMirrored, roundingIsSymmetric } from './laws/rounding-is-symmetric.ts';
import {
  roundingDownStaysBelowIntegers,
  roundingsKeepToTheirSide,
  roundingsOfANumberAreNansWithIt,
} from './laws/roundings-of-a-number.ts';
import { scalingUpCombines } from './laws/scaling-up-combines.ts';
import { signsOfFactorsMultiply } from './laws/signs-of-factors-multiply.ts';
import { signsReturnToMagnitudes } from './laws/signs-return-to-magnitudes.ts';
import { subtractionAddsTheNegation } from './laws/subtraction-adds-the-negation.ts';
import { theModeInForceIsKnown } from './laws/the-mode-in-force-is-known.ts';
import { unobservedNansAreCanonical } from './laws/unobserved-nans-are-canonical.ts';
import { wideningKeepsTheNumber } from './laws/widening-keeps-the-number.ts';
import { demandsOf, type Observed } from './observed.ts';

/** All laws, in the order in which they are tried. */
export const laws: Readonly<Record<string, Law>> = {
  constantsFold,
  barriersHaveTheValueOfTheirOperand,
  unobservedNansAreCanonical,
  extensionsAndExtractionsCancel,
  operandsCommute,
  masksCombine,
  flipsCancel,
  subtractionAddsTheNegation,
  signsOfFactorsMultiply,
  narrowingUndoesWidening,
  wideningKeepsTheNumber,
  extendingKeepsTheInteger,
  exactConversionsDoNotRound,
  theModeInForceIsKnown,
  signsChangeBeforeWidening,
  doubleRoundingIsHarmless,
  integralRoundingPrecedesWidening,
  conversionsDistributeOverChoices,
  powersOfTwoDivideAsFactors,
  oneIsNeutral,
  negativeZeroIsNeutral,
  positiveZeroIsNeutral,
  positiveZeroIsNeutralToSums,
  doublingIsASumWithItself,
  scalingUpCombines,
  squaresForgetTheSign,
  nonNegativeNumbersAreTheirMagnitude,
  magnitudesRoundAlike,
  magnitudesOfSumsAreOfOppositesToo,
  signsReturnToMagnitudes,
  integralNumbersStay,
  nonNegativeNumbersTruncate,
  disjointBitsAreFlipped,
  clearedBitsAreNotFlipped,
  masksOfOneValueJoin,
  fixedRoundingIsMirrored,
  roundingIsSymmetric,
  comparisonsUndoScaling,
  differencesCompareWithZero,
  nonNegativeNumbersAreNotBelowZero,
  roundingsOfANumberAreNansWithIt,
  roundingDownStaysBelowIntegers,
  roundingsKeepToTheirSide,
  integersAreRoundedOnce,
  numbersOfIntegersConvert,
  integersSurviveAsNumbers,
  numbersOfIntegersAreInRange,
  exactIntegersCompareAsIntegers,
  quotientsOfANumberAreNansWithTheDivisor,
  decidedChoices,
  choicesOfLikeOperationsAreMadeBefore,
};

const lawsByOperator = new Map<OperatorName, Law[]>();
for (const law of Object.values(laws)) {
  for (const name of law.operators) {
    lawsByOperator.set(name, [...(lawsByOperator.get(name) ?? []), law]);
  }
}

/**
 * The normal form of a term of which only so much is observed, by the laws that hold in all of the modes. Throws
 * `BudgetEnded`.
 */
export function normalForm(
  term: Term,
  observed: Observed = 'bits',
  modes: readonly RoundingMode[] = roundingModes,
  budget: Budget = unbounded(),
): Term {
  return new Normalizer(modes, budget).normalize(term, observed);
}

/** Normal forms of terms, one after the other: what was done for one is not done again for the next. */
export class Normalizer {
  readonly #known = new Map<Observed, Map<Term, Term>>();
  readonly #modes: readonly RoundingMode[];
  #budget: Budget;

  constructor(modes: readonly RoundingMode[], budget: Budget) {
    this.#modes = modes;
    this.#budget = budget;
  }

  /** What is done from here on is paid from another budget. */
  paidFrom(budget: Budget): this {
    this.#budget = budget;
    return this;
  }

  /** Throws `BudgetEnded`. */
  normalize(term: Term, observed: Observed): Term {
    if (term.kind !== 'application') return term;
    let known = this.#known.get(observed);
    if (known === undefined) {
      known = new Map();
      this.#known.set(observed, known);
    }
    let normal = known.get(term);
    if (normal === undefined) {
      normal = this.#rewrite(term, observed);
      known.set(term, normal);
    }
    return normal;
  }

  #rewrite(term: Application, observed: Observed): Term {
    this.#budget.spend(1);
    const { operator, operands } = term;
    const demands = demandsOf(operator, observed, operands);
    const normal = operands.map((operand, index) => this.normalize(operand, demands[index]!));
    for (const law of lawsByOperator.get(operator.name) ?? []) {
      if (!this.#hold(law)) continue;
      const rewritten = law.rewrite(operator, normal, observed);
      if (rewritten !== undefined) return this.normalize(rewritten, observed);
    }
    return withOperands(term, normal);
  }

  #hold({ modes }: Law): boolean {
    return modes === undefined || this.#modes.every(mode => modes.includes(mode));
  }
}
