import { printDense, printExpr } from './print.ts';
import type { ResolvedOperand, ResolvedRule } from './resolved.ts';

/** A resolved rule whose result is a value, in the rules language. */
export function printResolvedRule(rule: Extract<ResolvedRule, { kind: 'value' }>): string {
  const { match, condition, place, result } = rule;
  return [
    printResolved(match),
    ...(condition ? ['&&', printExpr(condition)] : []),
    '=>',
    ...(place ? [`@${printDense(place)}`] : []),
    result.kind === 'code' ? `{${printExpr(result.expr)}}` : printResolved(result),
  ].join(' ');
}

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
      const parts = [
        op.name,
        ...(type ? [`<${printExpr(type)}>`] : []),
        ...(auxint ? [`[${printExpr(auxint)}]`] : []),
        ...(aux ? [`{${printExpr(aux)}}`] : []),
        ...args.map(printResolved),
      ];
      return `${binding === undefined ? '' : `${binding}:`}(${parts.join(' ')})`;
    }
  }
}
