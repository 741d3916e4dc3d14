import { type Diagnostic, errorAt } from '../../text/diagnostic.ts';
import { placeIn, type RuleText, tokensOf } from './rule-text.ts';

/** A rule has one `=>`, with nothing but a match, a condition and a result around it. */
export function oneArrow(rule: RuleText): Diagnostic | undefined {
  const { source, span } = rule;
  const tokens = tokensOf(rule);
  const [first, second] = tokens.filter(({ kind }) => kind === 'arrow');
  if (second !== undefined) {
    const message = 'a rule has one `=>`, this is a second one';
    return errorAt(source, placeIn(rule, second.start, second.start + 2), 'second-arrow', message, {
      related: [{ source, span: placeIn(rule, first!.start, first!.start + 2), text: 'the first `=>`' }],
      notes: ["Go's generator ignores what stands behind a second `=>`"],
    });
  }
  if (first !== undefined) return undefined;
  const old = tokens.find(({ kind }) => kind === 'old-arrow');
  if (old !== undefined) {
    const message = '`->` is no longer an arrow of the language';
    return errorAt(source, placeIn(rule, old.start, old.start + 2), 'old-arrow', message, {
      help: 'write `=>`, and give auxints and auxes the types that their ops declare',
      notes: ['Go 1.16 and newer read only `=>`'],
    });
  }
  const text = source.text.slice(span.start, span.end);
  const help = slips.find(({ slip }) => slip.test(text))?.help;
  return errorAt(source, { start: span.end, end: span.end }, 'missing-arrow', 'expected `=>` and a result', {
    related: [{ source, span, text: 'this is not yet a rule' }],
    ...(help !== undefined && { help }),
  });
}

/** What people write for an arrow, or for a comment. */
const slips: readonly { readonly slip: RegExp; readonly help: string }[] = [
  { slip: /=\s+>/, help: 'the arrow is `=>`, without a blank' },
  { slip: /[→⇒]|~>|=\||\)\s*:?=\s*\(|\)\s*>\s*\(/, help: 'the arrow is `=>`' },
  { slip: /^\s*(#|;|--|\/\*|\*)/, help: 'a comment begins with `//`' },
];
