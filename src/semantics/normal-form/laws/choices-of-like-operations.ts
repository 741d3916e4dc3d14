/**
 * A choice between two results of one operation is the operation on what is chosen:
 *
 *     if c then x + z else y + z = (if c then x else y) + z
 */
import { ifThenElse } from '../../term/build.ts';
import type { OperatorName } from '../../term/operator.ts';
import { apply, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { nansAreAlike } from '../observed.ts';

/** What rounds. Conversions stand within choices, and signs are bits. */
const rounding: ReadonlySet<OperatorName> = new Set<OperatorName>([
  ...(['fp.add', 'fp.sub', 'fp.mul', 'fp.div', 'fp.sqrt', 'fp.fma', 'fp.roundToIntegral'] as const),
  ...(['fp.minimum', 'fp.maximum'] as const),
]);

const commutative: ReadonlySet<OperatorName> = new Set<OperatorName>([
  ...(['fp.add', 'fp.mul', 'fp.fma', 'fp.minimum', 'fp.maximum'] as const),
]);

export const choicesOfLikeOperationsAreMadeBefore: Law = {
  operators: ['if'],
  rewrite(_, [condition, then, otherwise], observed) {
    if (then?.kind !== 'application' || otherwise?.kind !== 'application') return undefined;
    const { operator, operands } = then;
    if (operator !== otherwise.operator || !rounding.has(operator.name)) return undefined;
    const [x, y, ...others] = otherwise.operands;
    const mayExchange = commutative.has(operator.name) && nansAreAlike(operator, observed);
    const isCrossed = mayExchange && (operands[0] === y || operands[1] === x);
    const aligned = isCrossed ? [y!, x!, ...others] : otherwise.operands;
    const chosen = operands.map((operand, index): Term => {
      const other = aligned[index]!;
      return operand === other ? operand : ifThenElse(condition!, operand, other);
    });
    return apply(operator, ...chosen);
  },
};
