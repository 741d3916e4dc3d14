/** Rules on vectors, each with another instruction in the place of its own. */
import { describeRegister } from '../../src/model/register-values.ts';
import type { OpEntry } from '../../src/semantics/ops/entry.ts';

/** What another op takes and gives as well. */
const shapeOf = ({ operands, results, aux }: OpEntry): string =>
  [...operands, ...results].map(describeRegister).join() + (aux?.kind ?? '');

/** The next op of the table that takes and gives the same; undefined where it is the only one. */
function another(ops: readonly OpEntry[], name: string): string | undefined {
  const index = ops.findIndex(one => one.name === name);
  const own = ops[index];
  if (own === undefined) return undefined;
  const later = [...ops.slice(index + 1), ...ops.slice(0, index)];
  return later.find(one => shapeOf(one) === shapeOf(own))?.name;
}

/** Each once; the pattern finds the instruction in the result of a rule. */
export function withOtherInstructions(
  rules: readonly string[],
  ops: readonly OpEntry[],
  instruction: RegExp,
): string[] {
  const exchanged = rules.flatMap(rule => {
    const name = instruction.exec(rule)?.[1];
    const other = name && another(ops, name);
    if (other === undefined) return [];
    const [match, result] = rule.split('=> ');
    return [`${match}=> ${result!.replace(`(${name}`, `(${other}`)}`];
  });
  return [...new Set(exchanged)];
}
