/** Results in a spelling that does not depend on how they are written. */
import type { ResolvedOperand } from '../../rules/resolved.ts';
import type { ValueRule } from './generality.ts';
import { normal } from './normal.ts';

/** The result of a rule, its names read through the renaming. */
export function normalResult({ result, place }: ValueRule, names: ReadonlyMap<string, string>): string {
  const placed = place === undefined ? '' : `@${normal(place, names)} `;
  return placed + (result.kind === 'code' ? `{${normal(result.expr, names)}}` : normalOperand(result, names));
}

/** An operand as text, the first two of a commutative op in the order of theirs. */
export function normalOperand(operand: ResolvedOperand, names: ReadonlyMap<string, string>): string {
  switch (operand.kind) {
    case 'variable':
      return names.get(operand.name) ?? operand.name;
    case 'wildcard':
      return `_${operand.span.start}`;
    case 'rest':
      return '___';
    case 'expression':
      return normal(operand.expr, names);
    case 'value': {
      const args = operand.args.map(arg => normalOperand(arg, names));
      if (operand.op.commutative && args.length > 1 && args[1]! < args[0]!)
        args.splice(0, 2, args[1]!, args[0]!);
      const { op, type, auxint, aux } = operand;
      const fields = [
        ...(type ? [`<${normal(type, names)}>`] : []),
        ...(auxint ? [`[${normal(auxint, names)}]`] : []),
        ...(aux ? [`{${normal(aux, names)}}`] : []),
      ];
      return `(${[`${op.arch}.${op.name}`, ...fields, ...args].join(' ')})`;
    }
  }
}
