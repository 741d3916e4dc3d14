/** Rules shared out to several machines or workers, by their text: an edit moves no other rule to another shard. */
import { blankComments } from '../rules/parse/rule-text.ts';
import type { Span } from '../text/source.ts';
import type { Hash } from './identity.ts';
import type { ReadRules } from './read-rules.ts';

export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** Those of the rules that belong to a shard; equal rules belong to the same one. */
export function spansIn(
  shard: Shard,
  { text }: ReadRules['source'],
  spans: readonly Span[],
  hash: Hash,
): readonly Span[] {
  if (shard.count === 1) return spans;
  const blanked = blankComments(text);
  return spans.filter(({ start, end }) => {
    const digest = hash(blanked.slice(start, end).replace(/\s+/g, ''));
    return Number.parseInt(digest.slice(0, 8), 16) % shard.count === shard.index - 1;
  });
}

/** Which of so many rules the slice of a worker has, from 0: all slices together have each rule once. */
export const sliceOf = (rules: number, slice: number, slices: number): { from: number; to: number } => ({
  from: Math.floor((rules * slice) / slices),
  to: Math.floor((rules * (slice + 1)) / slices),
});

/** A file that was read whole, cut down to rules of it; what belongs to no rule is left with the first shard. */
export function shardOf(
  read: ReadRules,
  shard: Shard,
  all: readonly Span[],
  own: readonly Span[],
): ReadRules {
  if (shard.count === 1) return read;
  const isIn = (spans: readonly Span[], { start }: Span) =>
    spans.some(span => start >= span.start && start <= span.end);
  const isOwn = ({ source, span }: { readonly source: ReadRules['source']; readonly span: Span }) =>
    source === read.source && isIn(all, span) ? isIn(own, span) : shard.index === 1;
  return {
    ...read,
    rules: read.rules.filter(({ rule }) => isIn(own, rule.span)),
    diagnostics: read.diagnostics.filter(({ labels: [primary] }) => isOwn(primary)),
  };
}
