/** Rules, read off their parse. */
import type { Node } from 'ohm-js';
import type { Arg, Choice, Letters, OpNode, Result, Rule, Word } from '../ast.ts';
import type { GoExpr } from '../go-ast.ts';
import { readGo, readIdentifier } from './go-tree.ts';
import { partsOf, type Readers, read, spanOf } from './grammar.ts';
import { Malformed } from './malformed.ts';
import { asOperand, asValue } from './operand.ts';

/** A rule as it is read, before its alternations are counted. */
export type RuleTree = Omit<Rule, 'memberCount'>;

/** node (gap "&&" gap expression)? gap "=>" gap (place gap)? result */
export function readRule(node: Node, base: number): RuleTree {
  const [condition] = partsOf(node, 4);
  const [place] = partsOf(node, 8);
  return {
    kind: 'rule',
    match: readOp(node.child(0), base),
    ...(condition && { condition: readGo(condition, base) }),
    ...(place && { place: readGo(place.child(1), base) }),
    result: read(results, node.child(10).child(0), base),
    arrow: spanOf(node.child(6), base),
    span: spanOf(node, base),
  };
}

const results: Readers<Result> = {
  namedNode: readNamedOp,
  // "{" gap expression gap "}"
  code: (node, base) => ({ kind: 'code', expr: readGo(node.child(2), base), span: spanOf(node, base) }),
  expression: (node, base) => asValue(readGo(node, base)),
};

/** (name ":" gap)? node */
function readNamedOp(node: Node, base: number): OpNode {
  const [name] = partsOf(node, 0);
  const op = readOp(node.child(3), base);
  return name ? { ...op, binding: readIdentifier(name, base), span: spanOf(node, base) } : op;
}

/** "(" gap word (blank item)* gap ")" */
function readOp(node: Node, base: number): OpNode {
  const args: Arg[] = [];
  const fields: { -readonly [Name in Field]?: GoExpr } = {};
  for (const parent of partsOf(node, 4)) {
    const item = parent.child(0);
    if (item.ctorName !== 'bracketed') args.push(read(operands, item, base));
    else {
      // open gap expression gap close
      const field = fieldOf[item.child(0).sourceString]!;
      fields[field] = onlyOne(field, readGo(item.child(2), base), fields[field]);
    }
  }
  return { kind: 'op', op: readWord(node.child(2), base), ...fields, args, span: spanOf(node, base) };
}

const operands: Readers<Arg> = {
  variable: (node, base) => asOperand(readIdentifier(node, base)),
  node: readOp,
  namedNode: readNamedOp,
  tight: (node, base) => asOperand(readGo(node, base)),
  _terminal: (node, base) => ({ kind: 'ellipsis', span: spanOf(node, base) }),
};

type Field = 'type' | 'auxint' | 'aux';

const fieldOf: Readonly<Record<string, Field>> = { '<': 'type', '[': 'auxint', '{': 'aux' };

/** Go's generator takes the last of several; that can only be a slip. */
function onlyOne(field: Field, expr: GoExpr, earlier: GoExpr | undefined): GoExpr {
  if (earlier === undefined) return expr;
  throw new Malformed('repeated-field', `an op has one ${field}, this is a second one`, expr.span, {
    span: earlier.span,
    text: `the first ${field}`,
  });
}

/** (letters | choice)+ */
function readWord(node: Node, base: number): Word {
  const parts = partsOf(node, 0).map(part => read(wordParts, part, base));
  return { kind: 'word', parts, span: spanOf(node, base) };
}

const wordParts: Readers<Letters | Choice> = {
  letters: (node, base) => ({ kind: 'letters', ...written(node, base) }),
  // "(" letters ("|" letters)+ ")"
  choice(node, base) {
    const members = [node.child(1), ...partsOf(node, 3)].map(member => written(member, base));
    return { kind: 'choice', members, span: spanOf(node, base) };
  },
};

function written(node: Node, base: number) {
  return { text: node.sourceString, span: spanOf(node, base) };
}
