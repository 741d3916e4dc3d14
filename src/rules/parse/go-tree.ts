/** Go expressions, read off their parse. */
import type { Node } from 'ohm-js';
import type { Span } from '../../text/source.ts';
import type { GoBinaryOperator, GoExpr, GoIdentifier, GoUnaryOperator } from '../go-ast.ts';
import { binaryTree } from './binary-tree.ts';
import { goCharacter, goNumber } from './go-constant.ts';
import { partsOf, type Readers, read, spanOf } from './grammar.ts';
import { Malformed } from './malformed.ts';

export function readGo(node: Node, base: number): GoExpr {
  return read(expressions, node, base);
}

export function readIdentifier(node: Node, base: number): GoIdentifier {
  return { kind: 'identifier', name: node.sourceString, span: spanOf(node, base) };
}

const expressions: Readers<GoExpr> = {
  // unary (gap operator gap unary)*
  expression(node, base) {
    const first = readGo(node.child(0), base);
    const operators = partsOf(node, 2);
    if (operators.length === 0) return first;
    const rest = partsOf(node, 4).map(operand => readGo(operand, base));
    return binaryTree(
      first,
      operators.map(operator => operator.sourceString as GoBinaryOperator),
      rest,
    );
  },
  unary: (node, base) => readGo(node.child(0), base),
  operand: (node, base) => readGo(node.child(0), base),
  affixed,
  tight: affixed,
  // "(" gap expression gap ")"
  paren: (node, base) => ({ kind: 'paren', inner: readGo(node.child(2), base), span: spanOf(node, base) }),
  name: readIdentifier,
  number(node, base) {
    const span = spanOf(node, base);
    return goNumber(node.sourceString, span) ?? refuse(node.sourceString, span);
  },
  string: (node, base) => ({ kind: 'string', text: node.sourceString, span: spanOf(node, base) }),
  character(node, base) {
    const text = node.sourceString;
    const span = spanOf(node, base);
    return { kind: 'integer', text, value: goCharacter(text) ?? refuse(text, span), span };
  },
};

function refuse(text: string, span: Span): never {
  throw new Malformed('go-literal', `\`${text}\` is not a constant that Go can read`, span);
}

/** prefixes operand (... suffix)*: suffixes apply first, left to right, then prefixes, right to left. */
function affixed(node: Node, base: number): GoExpr {
  let tree = readGo(node.child(1), base);
  for (const suffix of partsOf(node, node.numChildren - 1)) {
    const form = suffix.child(0);
    tree = read(suffixes, form, base)(tree, { start: tree.span.start, end: base + form.source.endIdx });
  }
  return partsOf(node.child(0), 0).reduceRight<GoExpr>(
    (operand, operator) => ({
      kind: 'unary',
      operator: operator.sourceString as GoUnaryOperator,
      operand,
      span: { start: base + operator.source.startIdx, end: operand.span.end },
    }),
    tree,
  );
}

/** What a suffix makes of the expression before it. */
type Suffix = (object: GoExpr, span: Span) => GoExpr;

const suffixes: Readers<Suffix> = {
  // "." name
  suffix_selector: (node, base) => (object, span) => ({
    kind: 'selector',
    object,
    name: readIdentifier(node.child(1), base),
    span,
  }),
  // ".(" gap tight gap ")"
  suffix_assertion: (node, base) => (object, span) => ({
    kind: 'assertion',
    object,
    type: readGo(node.child(2), base),
    span,
  }),
  // "[" gap expression gap "]"
  suffix_index: (node, base) => (object, span) => ({
    kind: 'index',
    object,
    index: readGo(node.child(2), base),
    span,
  }),
  // " "* "(" gap list<expression> gap ")"
  suffix_call: (node, base) => (callee, span) => ({
    kind: 'call',
    callee,
    args: itemsOf(node.child(3)).map(item => readGo(item, base)),
    span,
  }),
  // "{" gap list<element> gap "}"
  suffix_composite: (node, base) => (type, span) => ({
    kind: 'composite',
    type,
    elements: itemsOf(node.child(2)).map(item => readElement(item, base)),
    span,
  }),
};

/** (item (gap "," gap item)*)? */
function itemsOf(list: Node): readonly Node[] {
  return [...partsOf(list, 0), ...partsOf(list, 4).flatMap(rest => rest.children)];
}

/** (name gap ":" gap)? expression */
function readElement(node: Node, base: number): Extract<GoExpr, { kind: 'composite' }>['elements'][number] {
  const [key] = partsOf(node, 0);
  const value = readGo(node.child(4), base);
  return key ? { key: readIdentifier(key, base), value } : { value };
}
