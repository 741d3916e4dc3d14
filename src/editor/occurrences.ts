/** The words of a rule that an editor can say something of, each where it stands. */
import type { Arg, OpNode, Result, Rule, Word } from '../rules/ast.ts';
import { spell } from '../rules/expand.ts';
import type { GoExpr } from '../rules/go-ast.ts';
import { childrenOf } from '../rules/go-parts.ts';
import type { Span } from '../text/source.ts';

export type Occurrence = { readonly span: Span; readonly rule: Rule } & (
  | {
      readonly kind: 'op';
      /** What an alternation can mean here; one where the word has none, or the span is that of a member. */
      readonly names: readonly string[];
      readonly node: OpNode;
    }
  | {
      readonly kind: 'variable';
      readonly name: string;
      /** It is given its meaning here: a binding, an operand or a bare constant of the match. */
      readonly binds: boolean;
      /** The op it is an operand of, and the which-th. */
      readonly operandOf?: { readonly node: OpNode; readonly index: number };
      /** The op whose constant or type it is. */
      readonly fieldOf?: { readonly node: OpNode; readonly field: Field };
    }
  /** A function of the compiler or of a package of Go: `isPowerOfTwo`, `math.Signbit`. */
  | { readonly kind: 'helper'; readonly name: string }
  /** A field or method of a value: `Uses` of `x.Uses`. */
  | { readonly kind: 'field'; readonly name: string }
);

export type Field = 'type' | 'auxint' | 'aux';
const fields = ['type', 'auxint', 'aux'] as const satisfies readonly Field[];

/** In the order of the text. */
export function occurrencesIn(rule: Rule): Occurrence[] {
  const found = [
    ...inSide(rule, rule.match, true),
    ...(rule.condition === undefined ? [] : inExpression(rule, rule.condition)),
    ...(rule.place === undefined ? [] : inExpression(rule, rule.place)),
    ...inSide(rule, rule.result, false),
  ];
  return found.toSorted((one, other) => one.span.start - other.span.start || other.span.end - one.span.end);
}

/** The narrowest one that covers the offset; its end counts as well, for that is where a caret stands. */
export function occurrenceAt(occurrences: readonly Occurrence[], offset: number): Occurrence | undefined {
  return occurrences
    .filter(({ span }) => span.start <= offset && offset <= span.end)
    .toSorted((one, other) => width(one.span) - width(other.span))[0];
}

const width = ({ start, end }: Span): number => end - start;

function* inSide(rule: Rule, side: Arg | Result, inMatch: boolean): Generator<Occurrence> {
  switch (side.kind) {
    case 'op':
      yield* inOp(rule, side, inMatch);
      break;
    case 'variable':
      yield { kind: 'variable', name: side.name, span: side.span, rule, binds: inMatch };
      break;
    case 'expression':
    case 'code':
      yield* inExpression(rule, side.expr);
      break;
    case 'wildcard':
    case 'rest':
    case 'ellipsis':
      break;
  }
}

function* inOp(rule: Rule, node: OpNode, inMatch: boolean): Generator<Occurrence> {
  if (node.binding !== undefined)
    yield { kind: 'variable', name: node.binding.name, span: node.binding.span, rule, binds: true };
  yield* inWord(rule, node, node.op);
  for (const field of fields) {
    const expr = node[field];
    if (expr === undefined) continue;
    if (inMatch && expr.kind === 'identifier')
      yield {
        kind: 'variable',
        name: expr.name,
        span: expr.span,
        rule,
        binds: true,
        fieldOf: { node, field },
      };
    else yield* inExpression(rule, expr);
  }
  for (const [index, arg] of node.args.entries()) {
    if (arg.kind === 'variable')
      yield {
        kind: 'variable',
        name: arg.name,
        span: arg.span,
        rule,
        binds: inMatch,
        operandOf: { node, index },
      };
    else yield* inSide(rule, arg, inMatch);
  }
}

/** The word with all that it can mean, and each member of an alternation by itself. */
function* inWord(rule: Rule, node: OpNode, word: Word): Generator<Occurrence> {
  const spelled = Array.from({ length: rule.memberCount }, (_, member) => spell(word, member));
  const names = [...new Set(spelled.map(({ text }) => text))];
  yield { kind: 'op', names, node, span: word.span, rule };
  const members = spelled.filter(({ span }) => width(span) < width(word.span));
  for (const { text, span } of members) yield { kind: 'op', names: [text], node, span, rule };
}

function* inExpression(rule: Rule, expr: GoExpr): Generator<Occurrence> {
  if (expr.kind === 'identifier') {
    yield { kind: 'variable', name: expr.name, span: expr.span, rule, binds: false };
  }
  for (const child of childrenOf(expr)) {
    if (expr.kind === 'call' && child === expr.callee) yield* inCallee(rule, child);
    else yield* inExpression(rule, child);
  }
  if (expr.kind === 'selector') yield { kind: 'field', name: expr.name.name, span: expr.name.span, rule };
}

function* inCallee(rule: Rule, callee: GoExpr): Generator<Occurrence> {
  if (callee.kind === 'identifier') yield { kind: 'helper', name: callee.name, span: callee.span, rule };
  else if (callee.kind === 'selector' && callee.object.kind === 'identifier')
    yield {
      kind: 'helper',
      name: `${callee.object.name}.${callee.name.name}`,
      span: callee.span,
      rule,
    };
  else yield* inExpression(rule, callee);
}
