import { errorAt } from '../../../text/diagnostic.ts';
import { placeIn } from '../rule-text.ts';
import type { RuleLaw } from './law.ts';

/** The first `&&` of a rule begins its condition, so none can stand inside the match. */
export const conditionsStandBehindTheMatch: RuleLaw = function* ({ match }, text) {
  const at = text.text.indexOf('&&');
  if (at < 0 || text.span.start + at >= match.span.end) return;
  yield errorAt(text.source, placeIn(text, at, at + 2), 'condition-place', '`&&` inside a match', {
    notes: ["Go's generator begins the condition at the first `&&` of a rule"],
    help: 'bind a name here and compare it in the condition',
  });
};
