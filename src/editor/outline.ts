/** What an editor shows of a whole file: its rules by name, and the kind of each word. */
import { printRule } from '../rules/print.ts';
import type { Span } from '../text/source.ts';
import type { RulesDocument } from './document.ts';
import { type Occurrence, occurrencesIn } from './occurrences.ts';

export interface OutlineEntry {
  /** The ops of the match: `F(MADD|NMADD)D`. */
  readonly name: string;
  /** The whole rule on one line. */
  readonly detail: string;
  readonly span: Span;
  readonly nameSpan: Span;
}

export function outlineOf({ rules, source }: RulesDocument): OutlineEntry[] {
  return rules.map(rule => ({
    name: source.text.slice(rule.match.op.span.start, rule.match.op.span.end),
    detail: printRule(rule),
    span: rule.span,
    nameSpan: rule.match.op.span,
  }));
}

/** In the order in which a client is told of them. */
export const tokenKinds = ['function', 'variable', 'method', 'property'] as const;

export interface Token {
  readonly span: Span;
  readonly kind: (typeof tokenKinds)[number];
  readonly binds: boolean;
}

const kinds: Readonly<Record<Occurrence['kind'], Token['kind']>> = {
  op: 'function',
  variable: 'variable',
  helper: 'method',
  field: 'property',
};

/** In the order of the text, none within another. */
export function tokensOf({ rules }: RulesDocument): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const occurrence of rules.flatMap(occurrencesIn)) {
    const { kind, span } = occurrence;
    if (span.start < end) continue;
    tokens.push({ span, kind: kinds[kind], binds: occurrence.kind === 'variable' && occurrence.binds });
    end = span.end;
  }
  return tokens;
}
