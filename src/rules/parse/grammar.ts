import type { MatchResult, Node } from 'ohm-js';
import grammars from '../../../grammar/rules.ohm-bundle.js';

/** The grammar of rules; it holds the grammar of Go expressions too. */
export const grammar = grammars.Rules;

const semantics = grammar.createSemantics();

/** The root of a successful match. */
export function nodeOf(match: MatchResult): Node {
  return semantics(match) as Node;
}
