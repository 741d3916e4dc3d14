import { alternationCountsAgree } from './alternation-counts-agree.ts';
import { bindingsAreNames } from './bindings-are-names.ts';
import { conditionsStandBehindTheMatch } from './conditions-stand-behind-the-match.ts';
import { ellipsesStandAlone } from './ellipses-stand-alone.ts';
import type { RuleLaw } from './law.ts';
import { matchesAreOpsAndNames } from './matches-are-ops-and-names.ts';
import { placesAreWithoutBlanks } from './places-are-without-blanks.ts';
import { resultsAreValues } from './results-are-values.ts';
import { treesAreShallow } from './trees-are-shallow.ts';

/** What is asked of every rule that could be read; all failures are reported. */
export const ruleLaws: readonly RuleLaw[] = [
  treesAreShallow,
  alternationCountsAgree,
  bindingsAreNames,
  matchesAreOpsAndNames,
  resultsAreValues,
  ellipsesStandAlone,
  conditionsStandBehindTheMatch,
  placesAreWithoutBlanks,
];
