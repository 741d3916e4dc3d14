/** Who is asked for proofs. */
import type { Prover } from './prover.ts';
import { inCasesOfSigns } from './provers/cases-of-signs.ts';
import { byCoefficients } from './provers/coefficients.ts';
import { byDiagrams } from './provers/diagrams.ts';
import { byDivision } from './provers/division.ts';
import { byDivisionByLiterals } from './provers/division-by-literals.ts';
import { byEnumeration } from './provers/enumeration.ts';
import { byGateSearch, byShortSearch } from './provers/gate-search.ts';
import { byHardDividends } from './provers/hard-dividends.ts';
import { byInequalities, byInequalitiesOfMemory } from './provers/inequalities.ts';
import { byIntegers } from './provers/integers.ts';
import { byLanes } from './provers/lanes.ts';
import { byNormalForm } from './provers/normal-form.ts';
import { byPositions } from './provers/positions.ts';
import { byRanges } from './provers/ranges.ts';
import { byCases, byWords } from './provers/words.ts';

/** Provers in the order in which they are asked, cheapest first. */
export interface Portfolio {
  /** Before any input is tried. */
  readonly beforeInputs: readonly Prover[];
  /** Where the simplest inputs show no difference. */
  readonly afterInputs: readonly Prover[];
}

export const standardPortfolio: Portfolio = {
  beforeInputs: [byLanes, byDivision, byNormalForm, inCasesOfSigns(byNormalForm), byWords],
  afterInputs: [
    byHardDividends,
    byRanges,
    inCasesOfSigns(byRanges),
    byPositions,
    byCoefficients,
    byIntegers,
    byInequalities,
    byShortSearch,
    byDivisionByLiterals,
    byCases,
    byInequalitiesOfMemory,
    byDiagrams,
    byGateSearch,
    byEnumeration,
  ],
};
