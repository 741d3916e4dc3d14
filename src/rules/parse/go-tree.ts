/** Go expressions, read off their parse. */
import type { Node } from 'ohm-js';
import type { Span } from '../../text/source.ts';
import type { GoBinaryOperator, GoExpr, GoIdentifier, GoUnaryOperator } from '../go-ast.ts';
import { binaryTree } from './binary-tree.ts';
import { goCharacter, goNumber, isGoString, underscoresSeparate } from './go-constant.ts';
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
  string(node, base) {
    const [text, span] = [node.sourceString, spanOf(node, base)];
    return isGoString(text) ? { kind: 'string', text, span } : refuse(text, span);
  },
  // literalType gap braces
  typed: (node, base) => ({
    kind: 'composite',
    type: typeLiteral(node.child(0), base),
    elements: elementsOf(node.child(2), base),
    span: spanOf(node, base),
  }),
  character(node, base) {
    const text = node.sourceString;
    const span = spanOf(node, base);
    return { kind: 'integer', text, value: goCharacter(text) ?? refuse(text, span), span };
  },
};

function refuse(text: string, span: Span): never {
  const why = /^[0-9.]/.test(text) && !underscoresSeparate(text) ? ': `_` must separate two digits' : '';
  throw new Malformed('go-literal', `\`${text}\` is not a constant that Go can read${why}`, span);
}

const typeLiteral = (node: Node, base: number): GoExpr => ({
  kind: 'other',
  what: 'type',
  text: node.sourceString.replace(/\s+/g, ' '),
  span: spanOf(node, base),
});

/** prefixes operand (... suffix)*: suffixes apply first, left to right, then prefixes, right to left. */
function affixed(node: Node, base: number): GoExpr {
  let tree = readGo(node.child(1), base);
  for (const suffix of partsOf(node, node.numChildren - 1)) {
    const form = suffix.ctorName === 'spaced' ? formOf(suffix) : suffix.child(0);
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

/** Of what may stand behind a blank, the suffix that it is. */
function formOf(spaced: Node): Node {
  const form = spaced.child(0);
  return form.ctorName === 'suffix' ? form.child(0) : form;
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
  // "." gap name
  spaced_selector: (node, base) => (object, span) => ({
    kind: 'selector',
    object,
    name: readIdentifier(node.child(2), base),
    span,
  }),
  // "." gap "(" gap tight gap ")"
  spaced_assertion: (node, base) => (object, span) => ({
    kind: 'assertion',
    object,
    type: readGo(node.child(4), base),
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
  // "(" gap list<expression> gap ")"
  suffix_call: (node, base) => (callee, span) => ({
    kind: 'call',
    callee,
    args: itemsOf(node.child(2)).map(item => readGo(item, base)),
    span,
  }),
  // braces
  suffix_composite: (node, base) => (type, span) => ({
    kind: 'composite',
    type,
    elements: elementsOf(node.child(0), base),
    span,
  }),
};

/** "{" gap list<element> gap "}" */
const elementsOf = (braces: Node, base: number): Elements =>
  itemsOf(braces.child(2)).map(item => readElement(item, base));

type Elements = Extract<GoExpr, { kind: 'composite' }>['elements'];

/** (item (gap "," gap item)* (gap ",")?)? */
function itemsOf(list: Node): readonly Node[] {
  return [...partsOf(list, 0), ...partsOf(list, 4).flatMap(rest => rest.children)];
}

/** (expression gap ":" gap)? (braces | expression) */
function readElement(node: Node, base: number): Elements[number] {
  const [key] = partsOf(node, 0);
  const value = read(elementValues, node.child(4), base);
  return key ? { key: readGo(key, base), value } : { value };
}

const elementValues: Readers<GoExpr> = {
  expression: readGo,
  // Of the type that the elements around it have.
  braces: (node, base) => ({
    kind: 'composite',
    type: {
      kind: 'other',
      what: 'type',
      text: '',
      span: { start: spanOf(node, base).start, end: spanOf(node, base).start },
    },
    elements: elementsOf(node, base),
    span: spanOf(node, base),
  }),
};
