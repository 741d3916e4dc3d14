import type { GoExpr } from './go-ast.ts';
import { printDense, printExpr } from './print.ts';
import type { ResolvedBlock, ResolvedOperand, ResolvedRule } from './resolved.ts';

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

const fields = ({ type, auxint, aux }: Fields): string[] => [
  ...(type ? [`<${printExpr(type)}>`] : []),
  ...(auxint ? [`[${printExpr(auxint)}]`] : []),
  ...(aux ? [`{${printExpr(aux)}}`] : []),
];

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
    case 'value': {
      const { binding, op, type, auxint, aux, args } = operand;
      const parts = [op.name, ...fields({ type, auxint, aux }), ...args.map(printResolved)];
      return `${binding === undefined ? '' : `${binding}:`}(${parts.join(' ')})`;
    }
  }
}
