/** `// rulecheck:allow CODE reason` above a rule or an op, or behind it: what it allows is counted and not reported. */
import { blankComments } from '../rules/parse/rule-text.ts';
import { splitRules } from '../rules/parse/split.ts';
import { blankGoComments, splitEntries } from '../rules/tables/split-entries.ts';
import { closest } from '../text/closest.ts';
import { type Diagnostic, diagnosticOf } from '../text/diagnostic.ts';
import type { Source, Span } from '../text/source.ts';
import { isFirm, knownCodes, lawTexts } from './law-texts.ts';
import type { LevelOf } from './lint.ts';

interface Allowance {
  readonly source: Source;
  /** The comment. */
  readonly span: Span;
  readonly code: string;
  readonly codeSpan: Span;
  readonly reason: string;
  /** The rule or the entry that it is about: below it, or before it on its line. */
  readonly extent: Span | undefined;
}

/** What is left of the diagnostics, with those of allowances that are of no use. */
export function allowances(
  sources: readonly Source[],
  diagnostics: readonly Diagnostic[],
  levelOf: LevelOf,
): { readonly diagnostics: readonly Diagnostic[]; readonly allowed: number } {
  const all = sources.flatMap(source => [...allowancesIn(source)]);
  if (all.length === 0) return { diagnostics, allowed: 0 };
  const used = new Set<Allowance>();
  const left = diagnostics.filter(({ code, labels: [{ source, span }] }) => {
    if (isFirm(code)) return true;
    const allows = all.find(
      one =>
        one.source === source &&
        one.code === code &&
        one.extent !== undefined &&
        span.start >= one.extent.start &&
        span.start <= one.extent.end,
    );
    if (allows !== undefined) used.add(allows);
    return allows === undefined;
  });
  const useless = all.filter(one => !used.has(one)).flatMap(one => uselessAllowance(one, levelOf));
  const unexplained = all
    .filter(({ reason }) => reason === '')
    .flatMap(({ source, span }) =>
      of('allow-reason', levelOf, source, span, 'the comment does not say why this is allowed'),
    );
  return {
    diagnostics: [...left, ...useless, ...unexplained],
    allowed: diagnostics.length - left.length,
  };
}

function uselessAllowance(
  { source, span, code, codeSpan, extent }: Allowance,
  levelOf: LevelOf,
): Diagnostic[] {
  if (!knownCodes.has(code)) {
    const meant = closest(code, knownCodes);
    const help = meant === undefined ? undefined : `did you mean \`${meant}\`?`;
    return of(
      'allow-unused',
      levelOf,
      source,
      codeSpan,
      `\`${code}\` is the code of no lint`,
      help ? { help } : {},
    );
  }
  // What is not looked for is not known to be missing.
  if (extent !== undefined && levelOf(lawTexts.get(code)!, source.name) === 'off') return [];
  const line = {
    start: lineStart(source, span.start),
    end: Math.min(lineEnd(source.text, span.end) + 1, source.text.length),
  };
  const isAlone = source.text.slice(line.start, span.start).trim() === '';
  const where = isAlone ? 'below' : 'here';
  const message =
    extent === undefined
      ? `no rule or op stands ${where === 'below' ? 'below' : 'beside'} this comment`
      : `nothing ${where} breaks \`${code}\`, which this comment allows`;
  const behind = { start: source.text.slice(0, span.start).trimEnd().length, end: span.end };
  return of('allow-unused', levelOf, source, span, message, {
    fix: {
      title: 'remove the comment',
      edits: [{ span: isAlone ? line : behind, text: '' }],
    },
  });
}

function of(
  code: 'allow-unused' | 'allow-reason',
  levelOf: LevelOf,
  source: Source,
  span: Span,
  message: string,
  details: Parameters<ReturnType<typeof diagnosticOf>>[4] = {},
): Diagnostic[] {
  const level = levelOf(lawTexts.get(code)!, source.name);
  return level === 'off' ? [] : [diagnosticOf(level)(source, span, code, message, details)];
}

const comment = /\/\/[ \t]*rulecheck:allow[ \t]+(\S+)[ \t]*([^\r\n]*)/g;

function* allowancesIn(source: Source): Generator<Allowance> {
  if (!source.text.includes('rulecheck:allow')) return;
  const extents = extentsOf(source);
  for (const { 0: all, 1: code, 2: reason, index } of source.text.matchAll(comment)) {
    const span = { start: index, end: index + all.trimEnd().length };
    const codeStart = index + all.indexOf(code!, all.indexOf(':allow') + 6);
    const start = lineStart(source, index);
    const isAlone = source.text.slice(start, index).trim() === '';
    const below = extents.find(({ end }) => end > span.end);
    const between = below && source.text.slice(span.end, Math.max(span.end, below.start));
    const isBelow = between !== undefined && /^(?:\s*(?:\/\/[^\n]*)?)*$/.test(blankGoComments(between));
    const beside = extents.findLast(one => one.start < index && one.end > start);
    yield {
      source,
      span,
      code: code!,
      codeSpan: { start: codeStart, end: codeStart + code!.length },
      reason: reason!.trim(),
      extent: isAlone ? (isBelow ? below : undefined) : beside,
    };
  }
}

/** What a comment can stand above: the rules of a rules file, the entries of an op table with their own comments. */
export function extentsOf({ name, text }: Source): readonly Span[] {
  return name.endsWith('.go')
    ? splitEntries(text).entries.map(({ span: { start, end } }) => ({ start, end: lineEnd(text, end) }))
    : splitRules(blankComments(text));
}

/** Where a line ends that goes on at a place, before its `\n`. */
const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
};

const lineStart = (source: Source, offset: number): number => source.text.lastIndexOf('\n', offset - 1) + 1;
