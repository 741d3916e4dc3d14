import { errorAt } from '../../../text/diagnostic.ts';
import type { RuleLaw } from './law.ts';

/** The expression behind `@` ends at the first blank. */
export const placesAreWithoutBlanks: RuleLaw = function* ({ place }, { source, text, span }) {
  if (place === undefined) return;
  const blank = /\s/.exec(text.slice(place.span.start - span.start, place.span.end - span.start));
  if (blank === null) return;
  const at = place.span.start + blank.index;
  yield errorAt(
    source,
    { start: at, end: at + 1 },
    'place-blank',
    'the expression behind `@` ends at this blank',
    {
      help: 'write it without blanks',
    },
  );
};
