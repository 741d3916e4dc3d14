import type { Span } from '../text/source.ts';
import type { Arg, Choice, Instance, OpNode, Result, Rule, Word } from './ast.ts';

/** The instances of a rule, one for each member of its alternations. */
export function expand(rule: Rule): Instance[] {
  return Array.from({ length: rule.memberCount }, (_, member) => ({ rule, member }));
}

/** A word as one instance reads it. `span` is the chosen member where the word has one choice, else the word. */
export function spell(word: Word, member: number): { readonly text: string; readonly span: Span } {
  const [first] = word.parts;
  if (first?.kind === 'letters' && word.parts.length === 1) return { text: first.text, span: word.span };
  const choices = word.parts.filter(part => part.kind === 'choice');
  const text = word.parts
    .map(part => (part.kind === 'letters' ? part.text : part.members[member]!.text))
    .join('');
  return { text, span: choices.length === 1 ? choices[0]!.members[member]!.span : word.span };
}

/** The ops of one side of a rule, each before its operands. */
export function opsOf(side: Arg | Result): readonly OpNode[] {
  const ops: OpNode[] = [];
  addOps(side, ops);
  return ops;
}

function addOps(side: Arg | Result, ops: OpNode[]): void {
  if (side.kind !== 'op') return;
  ops.push(side);
  for (const arg of side.args) addOps(arg, ops);
}

/** All alternations of a rule, in the order of the text. */
export function choicesOf(rule: Pick<Rule, 'match' | 'result'>): Choice[] {
  return [...opsOf(rule.match), ...opsOf(rule.result)]
    .flatMap(({ op }) => op.parts)
    .filter(part => part.kind === 'choice');
}
