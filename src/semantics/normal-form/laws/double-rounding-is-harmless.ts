/**
 * An operation on widened operands, narrowed again, is the operation in the narrow format, if the wide
 * significand has at least 2p + 2 bits where the narrow one has p:
 *
 *     narrow(widen(x) ∘ widen(y)) = x ∘ y   for + − · ÷,      narrow(√widen(x)) = √x
 *
 * To nearest: an exact result that is not itself a midpoint of the narrow format lies further from every
 * midpoint than the wide rounding moves it (S. Figueroa, When is double rounding innocuous?, SIGNUM 1995).
 * In the directed modes both roundings go the same way. The wide exponent range must hold every result, so
 * that the wide operation neither overflows nor meets its own subnormals.
 */
import type { Format } from '../../float/index.ts';
import type { OperatorNamed } from '../../term/operator.ts';
import { type Application, apply, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { nansAreAlike } from '../observed.ts';
import { isWidening } from './conversions-between-formats.ts';

type Rounded = OperatorNamed<'fp.add' | 'fp.mul' | 'fp.div' | 'fp.sqrt'>;

function isRounded(term: Term): term is Application & { readonly operator: Rounded } {
  return (
    term.kind === 'application' && ['fp.add', 'fp.mul', 'fp.div', 'fp.sqrt'].includes(term.operator.name)
  );
}

/** Products and quotients of numbers of `narrow` are normal numbers of `wide`, with bits to spare. */
function isWideEnough(wide: Format, narrow: Format): boolean {
  const smallest = narrow.minExponent - narrow.significandBits + 1;
  const largest = narrow.maxExponent + 1;
  return (
    wide.significandBits >= 2 * narrow.significandBits + 2 &&
    wide.maxExponent >= Math.max(2 * largest, largest - smallest) &&
    wide.minExponent <= Math.min(2 * smallest, smallest - largest)
  );
}

export const doubleRoundingIsHarmless: Law = {
  operators: ['fp.convert'],
  rewrite(operator, [operand], observed) {
    if (operator.name !== 'fp.convert' || !nansAreAlike(operator, observed)) return undefined;
    if (!isRounded(operand!) || operand.operator.rounding !== operator.rounding) return undefined;
    const { format: narrow, from: wide, rounding, nan } = operator;
    if (!isWideEnough(wide, narrow)) return undefined;
    const operands: Term[] = [];
    for (const widened of operand.operands) {
      if (!isWidening(widened) || widened.operator.from !== narrow) return undefined;
      operands.push(widened.operands[0]!);
    }
    return apply({ name: operand.operator.name, format: narrow, rounding, nan }, ...operands);
  },
};
