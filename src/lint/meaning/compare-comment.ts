/** Holds the comment of an op against what its manual says. */
import type { OpEntry } from '../../semantics/ops/entry.ts';
import { type Comparison, compareOp } from './compare-op.ts';
import { denotation } from './denotation.ts';
import { readComment } from './read-comment.ts';

/** `unread`: the comment is no formula that can be read for the op. */
export type CommentVerdict = Comparison | { readonly kind: 'unread' };

export function compareComment(text: string, entry: OpEntry): CommentVerdict {
  const unread: CommentVerdict = { kind: 'unread' };
  const own = denotation(entry);
  const said = own.terms.length === 1 ? readComment(text, entry, own) : undefined;
  return (said && compareOp(entry, own, said.terms, said.assumptions)) ?? unread;
}
