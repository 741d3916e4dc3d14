/** Trees back to text, such that reading the text gives the same tree. */
import type { Arg, Instance, OpNode, Result, Rule, Word } from './ast.ts';
import { spell } from './expand.ts';
import type { GoExpr } from './go-ast.ts';

/** A rule as one line, its alternations as they were written. */
export function printRule(rule: Rule): string {
  return print(rule, printWord);
}

/** The rule that one member of the alternations stands for. */
export function printInstance({ rule, member }: Instance): string {
  return print(rule, word => spell(word, member).text);
}

/** An op with its operands, its alternations as they were written. */
export function printOp(node: OpNode): string {
  return printNode(node, printWord);
}

type Spelling = (word: Word) => string;

function printWord(word: Word): string {
  return word.parts
    .map(part => (part.kind === 'letters' ? part.text : `(${part.members.map(m => m.text).join('|')})`))
    .join('');
}

function print(rule: Rule, spelling: Spelling): string {
  const condition = rule.condition ? ` && ${printExpr(rule.condition)}` : '';
  const place = rule.place ? `@${printDense(rule.place)} ` : '';
  return `${printNode(rule.match, spelling)}${condition} => ${place}${printOperand(rule.result, spelling)}`;
}

function printNode(node: OpNode, spelling: Spelling): string {
  const parts = [
    spelling(node.op),
    ...(node.type ? [`<${printExpr(node.type)}>`] : []),
    ...(node.auxint ? [`[${printExpr(node.auxint)}]`] : []),
    ...(node.aux ? [`{${printExpr(node.aux)}}`] : []),
    ...node.args.map(arg => printOperand(arg, spelling)),
  ];
  return `${node.binding ? `${node.binding.name}:` : ''}(${parts.join(' ')})`;
}

function printOperand(operand: Arg | Result, spelling: Spelling): string {
  switch (operand.kind) {
    case 'op':
      return printNode(operand, spelling);
    case 'variable':
      return operand.name;
    case 'wildcard':
      return '_';
    case 'rest':
      return '___';
    case 'ellipsis':
      return '...';
    case 'code':
      return `{${printExpr(operand.expr)}}`;
    case 'expression':
      return printExpr(operand.expr);
  }
}

/** A Go expression, with the blanks that gofmt would put at the top level of an expression. */
export function printExpr(expr: GoExpr): string {
  return printGo(expr, ' ');
}

/** Without blanks, as Go's generator wants the expression behind `@`. */
export function printDense(expr: GoExpr): string {
  return printGo(expr, '');
}

/** Whether the operator and the text behind it would be read as one operator: `&^x`, `--x`. */
function joins({ operator, operand }: Extract<GoExpr, { kind: 'unary' }>): boolean {
  return operand.kind === 'unary' && ['&^', '&&', '--', '++'].includes(operator + operand.operator);
}

function printGo(expr: GoExpr, blank: string): string {
  const list = (items: readonly string[]) => items.join(`,${blank}`);
  switch (expr.kind) {
    case 'identifier':
      return expr.name;
    case 'integer':
    case 'float':
    case 'string':
    case 'other':
      return expr.text;
    case 'unary':
      return `${expr.operator}${joins(expr) ? ' ' : ''}${printGo(expr.operand, blank)}`;
    case 'binary':
      return [printGo(expr.left, blank), expr.operator, printGo(expr.right, blank)].join(blank);
    case 'paren':
      return `(${printGo(expr.inner, blank)})`;
    case 'call':
      return `${printGo(expr.callee, blank)}(${list(expr.args.map(arg => printGo(arg, blank)))})`;
    case 'selector':
      return `${printGo(expr.object, blank)}.${expr.name.name}`;
    case 'assertion':
      return `${printGo(expr.object, blank)}.(${printGo(expr.type, blank)})`;
    case 'index':
      return `${printGo(expr.object, blank)}[${printGo(expr.index, blank)}]`;
    case 'composite': {
      const elements = expr.elements.map(
        ({ key, value }) => `${key ? `${printGo(key, blank)}:${blank}` : ''}${printGo(value, blank)}`,
      );
      return `${printGo(expr.type, blank)}{${list(elements)}}`;
    }
  }
}
