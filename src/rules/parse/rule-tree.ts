/** The operations that read a rule off its parse; `base` as in go-tree.ts. */
import type { Node } from 'ohm-js';
import grammars from '../../../grammar/rules.ohm-bundle.js';
import type { Arg, Choice, Letters, OpNode, Result, Rule, Word } from '../ast.ts';
import type { GoExpr } from '../go-ast.ts';
import { baseOf, goSemantics, goTreeOf, identifierAt, spanOf } from './go-tree.ts';
import { Malformed } from './malformed.ts';

/** A rule as it is read, before its alternations are counted. */
export type RuleTree = Omit<Rule, 'memberCount'>;

/** `<type>`, `[auxint]` or `{aux}`; the language lets them stand anywhere among the operands. */
interface Bracketed {
  readonly kind: 'bracketed';
  readonly field: 'type' | 'auxint' | 'aux';
  readonly expr: GoExpr;
}

const fieldOf: Readonly<Record<string, Bracketed['field']>> = { '<': 'type', '[': 'auxint', '{': 'aux' };

export const ruleSemantics = grammars.Rules.extendSemantics(goSemantics);

ruleSemantics.addOperation<RuleTree>('ruleTree(base)', {
  rule(match, _gap, _and, _gap2, condition, _gap3, arrow, _gap4, place, _gap5, result) {
    const base = baseOf(this);
    return {
      kind: 'rule',
      match: match['opNode'](base) as OpNode,
      ...(condition.numChildren > 0 && { condition: goTreeOf(condition.child(0), base) }),
      ...(place.numChildren > 0 && { place: goTreeOf(place.child(0).child(1), base) }),
      result: result['result'](base) as Result,
      arrow: spanOf(arrow, base),
      span: spanOf(this, base),
    };
  },
});

ruleSemantics.addOperation<Result>('result(base)', {
  result(form) {
    const base = baseOf(this);
    return form.ctorName === 'expression' ? valueOf(goTreeOf(form, base)) : (form['result'](base) as Result);
  },
  namedNode(_name, _colon, _gap, _node) {
    return this['opNode'](baseOf(this)) as OpNode;
  },
  code(_open, _gap, expr, _gap2, _close) {
    const base = baseOf(this);
    return { kind: 'code', expr: goTreeOf(expr, base), span: spanOf(this, base) };
  },
});

ruleSemantics.addOperation<OpNode>('opNode(base)', {
  namedNode(name, _colon, _gap, node) {
    const base = baseOf(this);
    const tree = node['opNode'](base) as OpNode;
    if (name.numChildren === 0) return tree;
    return { ...tree, binding: identifierAt(name.child(0), base), span: spanOf(this, base) };
  },
  node(_open, _gap, word, _blanks, items, _gap2, _close) {
    const base = baseOf(this);
    const args: Arg[] = [];
    const fields: { type?: GoExpr; auxint?: GoExpr; aux?: GoExpr } = {};
    for (const child of items.children) {
      const item = child['item'](base) as Arg | Bracketed;
      if (item.kind !== 'bracketed') args.push(item);
      else fields[item.field] = onlyOne(item, fields[item.field]);
    }
    return { kind: 'op', op: word['word'](base) as Word, ...fields, args, span: spanOf(this, base) };
  },
});

ruleSemantics.addOperation<Arg | Bracketed>('item(base)', {
  item(form) {
    const base = baseOf(this);
    switch (form.ctorName) {
      case 'namedNode':
        return form['opNode'](base) as OpNode;
      case 'bracketed':
        return form['item'](base) as Bracketed;
      case 'tight':
        return operandOf(goTreeOf(form, base));
      default:
        return { kind: 'ellipsis', span: spanOf(this, base) };
    }
  },
  bracketed(open, _gap, expr, _gap2, _close) {
    const tree = goTreeOf(expr, baseOf(this));
    return { kind: 'bracketed', field: fieldOf[open.sourceString]!, expr: tree };
  },
});

ruleSemantics.addOperation<Word>('word(base)', {
  word(parts) {
    const base = baseOf(this);
    return {
      kind: 'word',
      parts: parts.children.map(part => part['wordPart'](base) as Letters | Choice),
      span: spanOf(this, base),
    };
  },
});

ruleSemantics.addOperation<Letters | Choice>('wordPart(base)', {
  letters(_characters) {
    return { kind: 'letters', ...written(this, baseOf(this)) };
  },
  choice(_open, first, _bars, rest, _close) {
    const base = baseOf(this);
    const members = [first, ...rest.children].map(member => written(member, base));
    return { kind: 'choice', members, span: spanOf(this, base) };
  },
});

/** The tree of a rule that `Rules` has matched. */
export function ruleTreeOf(match: Node, base: number): RuleTree {
  return match['ruleTree'](base) as RuleTree;
}

function written(node: Node, base: number) {
  return { text: node.sourceString, span: spanOf(node, base) };
}

/** A Go expression in the place of a value: a lone name is a variable. */
function valueOf(expr: GoExpr): Extract<Arg, { kind: 'variable' | 'expression' }> {
  return expr.kind === 'identifier'
    ? { kind: 'variable', name: expr.name, span: expr.span }
    : { kind: 'expression', expr, span: expr.span };
}

/** As `valueOf`; `_` and `___` are operands that have no name. */
function operandOf(expr: GoExpr): Arg {
  if (expr.kind === 'identifier' && expr.name === '_') return { kind: 'wildcard', span: expr.span };
  if (expr.kind === 'identifier' && expr.name === '___') return { kind: 'rest', span: expr.span };
  return valueOf(expr);
}

/** Go's generator takes the last of several; that can only be a slip. */
function onlyOne({ field, expr }: Bracketed, earlier: GoExpr | undefined): GoExpr {
  if (earlier === undefined) return expr;
  const again = { span: earlier.span, text: `the first ${field}` };
  throw new Malformed('repeated-field', `an op has one ${field}, this is a second one`, expr.span, again);
}
