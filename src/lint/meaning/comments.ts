/** What the comments of op tables say of their ops, counted: nothing is passed over in silence. */
import type { OpInfo } from '../../rules/tables/op-info.ts';
import type { OpEntry } from '../../semantics/ops/entry.ts';
import { isas } from '../../semantics/ops/index.ts';
import { commentOf } from '../table-fields.ts';
import type { TableNode } from '../visitor.ts';
import { type Comparison, compareOp } from './compare-op.ts';
import { denotation } from './denotation.ts';
import { mayBeFormula, readComment } from './read-comment.ts';

type Different = Extract<CommentVerdict, { kind: 'contradicts' | 'large counts' }>;

type Verdict =
  | Exclude<CommentVerdict, Different>
  | (Different & { readonly sentence: string; readonly manual: string })
  /** There is no comment behind the entry. */
  | { readonly kind: 'none' }
  /** The op has no model. */
  | { readonly kind: 'unmodelled' };

const known = new WeakMap<OpInfo, Verdict>();

export function commentVerdict(op: OpInfo): Verdict {
  const verdict = known.get(op) ?? decide(op);
  known.set(op, verdict);
  return verdict;
}

function decide(op: OpInfo): Verdict {
  const comment = op.declared && commentOf(op.declared);
  if (comment === undefined) return { kind: 'none' };
  const entry = isas.get(op.arch)?.ops.get(op.name);
  if (entry === undefined || entry.operands.length !== op.argLength) return { kind: 'unmodelled' };
  const verdict = compareComment(comment.text, entry);
  return verdict.kind === 'contradicts' || verdict.kind === 'large counts'
    ? { ...verdict, sentence: entry.sentence, manual: entry.manual }
    : verdict;
}

/** The ops of a table by what their comments are found to be. */
export interface CommentLedger {
  readonly arch: string;
  readonly agree: number;
  readonly contradict: readonly string[];
  /** Wrong only of shifts by the width or more, of which the comment says nothing. */
  readonly largeCounts: readonly string[];
  /** Not proved, and no difference was found. */
  readonly tested: readonly string[];
  /** Comments that are no formula that can be read. */
  readonly unread: readonly string[];
  /** Ops with a comment and without a model. */
  readonly unmodelled: number;
}

/** Architecture by architecture; those whose tables have no comments are left out. */
export function commentLedger(tables: readonly TableNode[]): readonly CommentLedger[] {
  return [...new Set(tables.map(({ arch }) => arch))].flatMap(arch => {
    const ops = tables.filter(table => table.arch === arch).flatMap(table => table.ops);
    const named = (kind: Verdict['kind']) =>
      ops.filter(op => commentVerdict(op).kind === kind).map(({ name }) => name);
    const ledger = {
      arch,
      agree: named('agrees').length,
      contradict: named('contradicts'),
      largeCounts: named('large counts'),
      tested: named('tested'),
      unread: named('unread'),
      unmodelled: named('unmodelled').length,
    };
    return named('none').length === ops.length ? [] : [ledger];
  });
}

export type CommentVerdict =
  | Comparison
  /** They differ only where something is shifted by its width or more, of which the comment says nothing. */
  | (Omit<Extract<Comparison, { kind: 'contradicts' }>, 'kind'> & { readonly kind: 'large counts' })
  /** The comment is no formula that can be read for the op. */
  | { readonly kind: 'unread' };

/** Holds the comment of an op against what its manual says. */
export function compareComment(text: string, entry: OpEntry): CommentVerdict {
  const unread: CommentVerdict = { kind: 'unread' };
  if (!mayBeFormula(text)) return unread;
  const own = denotation(entry);
  const said = own.terms.length === 1 ? readComment(text, entry, own) : undefined;
  if (said === undefined) return unread;
  const { terms, assumptions, smallCounts } = said;
  const verdict = compareOp(entry, own, terms, assumptions) ?? unread;
  if (verdict.kind !== 'contradicts' || smallCounts.length === 0) return verdict;
  const ofSmall = compareOp(entry, own, terms, [...assumptions, ...smallCounts]);
  return ofSmall?.kind === 'contradicts' ? verdict : { ...verdict, kind: 'large counts' };
}
