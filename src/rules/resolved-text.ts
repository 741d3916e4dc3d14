import type { GoExpr } from './go-ast.ts';
import { printDense, printExpr } from './print.ts';
import type { ResolvedBlock, ResolvedOperand, ResolvedRule, ResolvedValue } from './resolved.ts';

/** A resolved rule in the rules language. */
export function printResolvedRule(rule: Exclude<ResolvedRule, { kind: 'ellipsis' }>): string {
  const { condition } = rule;
  if (rule.kind === 'block') {
    const both = condition ? ` && ${printExpr(condition)}` : '';
    return `${printBlock(rule.match)}${both} => ${printBlock(rule.result)}`;
  }
  const { match, place, result } = rule;
  return [
    printResolved(match),
    ...(condition ? ['&&', printExpr(condition)] : []),
    '=>',
    ...(place ? [`@${printDense(place)}`] : []),
    result.kind === 'code' ? `{${printExpr(result.expr)}}` : printResolved(result),
  ].join(' ');
}

const printBlock = ({ block, type, auxint, aux, controls, successors }: ResolvedBlock): string =>
  `(${[block.name, ...fields({ type, auxint, aux }), ...controls.map(printResolved), ...successors].join(' ')})`;

function fields({ type, auxint, aux }: Fields): string[] {
  const texts: string[] = [];
  if (type) texts.push(`<${printExpr(type)}>`);
  if (auxint) texts.push(`[${printExpr(auxint)}]`);
  if (aux) texts.push(`{${printExpr(aux)}}`);
  return texts;
}

type Fields = { readonly [Field in 'type' | 'auxint' | 'aux']: GoExpr | undefined };

/** A resolved operand in the rules language. */
export function printResolved(operand: ResolvedOperand): string {
  switch (operand.kind) {
    case 'variable':
      return operand.name;
    case 'wildcard':
      return '_';
    case 'rest':
      return '___';
    case 'expression':
      return printExpr(operand.expr);
    case 'value':
      return printValue(operand, operand.args.map(printResolved));
  }
}

/** The same of a value, whose operands have these texts. */
export function printValue(
  { binding, op, type, auxint, aux }: ResolvedValue,
  args: readonly string[],
): string {
  const parts = [op.name, ...fields({ type, auxint, aux }), ...args];
  return `${binding === undefined ? '' : `${binding}:`}(${parts.join(' ')})`;
}
