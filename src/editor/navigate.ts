/** From a word of a rule to where it is declared, and to the other places that mean the same. */
import type { Source, Span } from '../text/source.ts';
import type { RulesDocument } from './document.ts';
import { bindingOf } from './hover.ts';
import { occurrencesIn } from './occurrences.ts';

export interface Location {
  readonly source: Source;
  readonly span: Span;
}

/**
 * The entry of an op in its table, or the binding of a variable. `functionIn` finds a function of the compiler in
 * the Go files beside the rules, wherever these are.
 */
export function definitionsAt(
  document: RulesDocument,
  offset: number,
  functionIn: (name: string) => Location | undefined,
): readonly Location[] {
  const occurrence = document.occurrenceAt(offset);
  switch (occurrence?.kind) {
    case 'op':
      return occurrence.names
        .flatMap(name => document.declared(name))
        .flatMap(({ declared }) => declared ?? []);
    case 'variable': {
      const binding = bindingOf(occurrence.rule, occurrence.name);
      return binding === undefined ? [] : [{ source: document.source, span: binding.span }];
    }
    case 'helper':
      return [functionIn(occurrence.name)].filter(location => location !== undefined);
    default:
      return [];
  }
}

/** A variable in its rule; an op, a helper or a field in the whole file. */
export function referencesAt(document: RulesDocument, offset: number): readonly Location[] {
  const occurrence = document.occurrenceAt(offset);
  if (occurrence === undefined) return [];
  const rules = occurrence.kind === 'variable' ? [occurrence.rule] : document.rules;
  const wanted = new Set(occurrence.kind === 'op' ? occurrence.names : [occurrence.name]);
  const spans = rules.flatMap(occurrencesIn).filter(other => {
    if (other.kind !== occurrence.kind) return false;
    return other.kind === 'op' ? other.names.some(name => wanted.has(name)) : wanted.has(other.name);
  });
  return innermost(spans.map(({ span }) => span)).map(span => ({ source: document.source, span }));
}

/** Of a word with an alternation only its members. */
const innermost = (spans: readonly Span[]): Span[] =>
  spans.filter(
    span => !spans.some(other => other !== span && other.start >= span.start && other.end <= span.end),
  );
