/** The grammar of rules, and how a match of it becomes a tree. */
import type { MatchResult, Node } from 'ohm-js';
import grammars from '../../../grammar/rules.ohm-bundle.js';
import type { Span } from '../../text/source.ts';

/** The grammar of rules; it holds the grammar of Go expressions too. */
export const grammar = grammars.Rules;

const semantics = grammar.createSemantics();

/** The root of a successful match. */
export function nodeOf(match: MatchResult): Node {
  return semantics(match) as Node;
}

/**
 * Makes a tree of a node of the parse; `base` is the offset in the file at which the matched text begins.
 *
 * Readers are tables by grammar rule, and take the children they need by index. An Ohm operation would pass
 * them by name, but first wraps every child, blanks and brackets too, which doubles the time of a parse.
 */
export type Reader<Tree> = (node: Node, base: number) => Tree;

/** The readers of one kind of tree, by the name of the grammar rule that they read. */
export type Readers<Tree> = Readonly<Record<string, Reader<Tree>>>;

/** Reads a node whose grammar rule is in the table; that it is there, the tests on Go's own files show. */
export function read<Tree>(readers: Readers<Tree>, node: Node, base: number): Tree {
  const reader = readers[node.ctorName];
  if (reader === undefined) throw new Error(`no reader for the grammar rule ${node.ctorName}`);
  return reader(node, base);
}

export function spanOf(node: Node, base: number): Span {
  const { startIdx, endIdx } = node.source;
  return { start: base + startIdx, end: base + endIdx };
}

/** What an optional part or a repetition holds. */
export function partsOf(node: Node, index: number): readonly Node[] {
  return node.child(index).children;
}
