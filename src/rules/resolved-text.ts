import { printExpr } from './print.ts';
import type { ResolvedOperand } from './resolved.ts';

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
