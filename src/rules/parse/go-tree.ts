/**
 * The operation that reads a Go expression off its parse. Every operation here takes `base`, the offset in
 * the file at which the matched text begins, so that spans are places in the file.
 */
import type { Node } from 'ohm-js';
import grammars from '../../../grammar/rules.ohm-bundle.js';
import type { Span } from '../../text/span.ts';
import type { GoBinaryOperator, GoExpr, GoIdentifier, GoUnaryOperator } from '../go-ast.ts';
import { binaryTree } from './binary-tree.ts';
import { goCharacter } from './go-character.ts';
import { goNumber } from './go-number.ts';
import { Malformed } from './malformed.ts';

/** The argument of the operation that is running at a node. */
export function baseOf(node: Node): number {
  return node['args']['base'] as number;
}

function objectOf(suffix: Node): GoExpr {
  return suffix['args']['object'] as GoExpr;
}

export function spanOf(node: Node, base: number): Span {
  const { startIdx, endIdx } = node.source;
  return { start: base + startIdx, end: base + endIdx };
}

/** The identifier at a `name` node, without a visit to its characters. */
export function identifierAt(node: Node, base: number): GoIdentifier {
  return { kind: 'identifier', name: node.sourceString, span: spanOf(node, base) };
}

/** The tree of a node of the Go expression grammar. */
export function goTreeOf(node: Node, base: number): GoExpr {
  return node['goTree'](base) as GoExpr;
}

/** The items of a `list<item>`. */
function itemsOf(list: Node): readonly Node[] {
  const [first, , , , rest] = list.children;
  return [...first!.children, ...(rest!.children[0]?.children ?? [])];
}

/** Suffixes apply left to right; prefixes then apply right to left. */
function affixed(prefixes: Node, operand: Node, suffixes: Node, base: number): GoExpr {
  let tree = goTreeOf(operand, base);
  for (const suffix of suffixes.children) tree = suffix['appliedTo'](tree, base) as GoExpr;
  if (prefixes.source.startIdx === prefixes.source.endIdx) return tree;
  const operators = prefixes.child(0).children;
  return operators.reduceRight<GoExpr>(
    (inner, operator) => ({
      kind: 'unary',
      operator: operator.sourceString as GoUnaryOperator,
      operand: inner,
      span: { start: base + operator.source.startIdx, end: inner.span.end },
    }),
    tree,
  );
}

export const goSemantics = grammars.GoExpression.createSemantics();

goSemantics.addOperation<GoExpr>('goTree(base)', {
  expression(first, _gap, operators, _gap2, rest) {
    const base = baseOf(this);
    const tree = goTreeOf(first, base);
    if (operators.numChildren === 0) return tree;
    const names = operators.children.map(operator => operator.sourceString as GoBinaryOperator);
    const operands = rest.children.map(operand => goTreeOf(operand, base));
    return binaryTree(tree, names, operands);
  },
  unary(prefixes, operand, _blanks, _opening, suffixes) {
    return affixed(prefixes, operand, suffixes, baseOf(this));
  },
  tight(prefixes, operand, _opening, suffixes) {
    return affixed(prefixes, operand, suffixes, baseOf(this));
  },
  operand(alternative) {
    return goTreeOf(alternative, baseOf(this));
  },
  paren(_open, _gap, inner, _gap2, _close) {
    const base = baseOf(this);
    return { kind: 'paren', inner: goTreeOf(inner, base), span: spanOf(this, base) };
  },
  name(_first, _rest) {
    return identifierAt(this, baseOf(this));
  },
  number(_form) {
    const span = spanOf(this, baseOf(this));
    const number = goNumber(this.sourceString, span);
    if (number === undefined) throw malformedLiteral(this.sourceString, span);
    return number;
  },
  string(_form) {
    return { kind: 'string', text: this.sourceString, span: spanOf(this, baseOf(this)) };
  },
  character(_open, _character, _close) {
    const span = spanOf(this, baseOf(this));
    const value = goCharacter(this.sourceString);
    if (value === undefined) throw malformedLiteral(this.sourceString, span);
    return { kind: 'integer', text: this.sourceString, value, span };
  },
});

/** The expression that a suffix makes of what stands before it. */
goSemantics.addOperation<GoExpr>('appliedTo(object, base)', {
  suffix(form) {
    return form['appliedTo'](objectOf(this), baseOf(this)) as GoExpr;
  },
  suffix_selector(_dot, name) {
    const { object, span, base } = suffixParts(this);
    return { kind: 'selector', object, name: identifierAt(name, base), span };
  },
  suffix_assertion(_open, _gap, type, _gap2, _close) {
    const { object, span, base } = suffixParts(this);
    return { kind: 'assertion', object, type: goTreeOf(type, base), span };
  },
  suffix_index(_open, _gap, index, _gap2, _close) {
    const { object, span, base } = suffixParts(this);
    return { kind: 'index', object, index: goTreeOf(index, base), span };
  },
  suffix_call(_blanks, _open, _gap, list, _gap2, _close) {
    const { object, span, base } = suffixParts(this);
    return { kind: 'call', callee: object, args: itemsOf(list).map(item => goTreeOf(item, base)), span };
  },
  suffix_composite(_open, _gap, list, _gap2, _close) {
    const { object, span, base } = suffixParts(this);
    const elements = itemsOf(list).map(item => item['element'](base) as CompositeElement);
    return { kind: 'composite', type: object, elements, span };
  },
});

function malformedLiteral(text: string, span: Span): Malformed {
  return new Malformed('go-literal', `\`${text}\` is not a constant that Go can read`, span);
}

type CompositeElement = Extract<GoExpr, { kind: 'composite' }>['elements'][number];

/** `key: value` or `value` in a composite literal. */
goSemantics.addOperation<CompositeElement>('element(base)', {
  element(key, _gap, _colon, _gap2, value) {
    const base = baseOf(this);
    const tree = goTreeOf(value, base);
    return key.numChildren === 0 ? { value: tree } : { key: identifierAt(key.child(0), base), value: tree };
  },
});

function suffixParts(suffix: Node): { object: GoExpr; span: Span; base: number } {
  const object = objectOf(suffix);
  const base = baseOf(suffix);
  return { object, base, span: { start: object.span.start, end: base + suffix.source.endIdx } };
}
