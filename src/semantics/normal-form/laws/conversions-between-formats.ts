/**
 * A conversion to a wider format loses nothing, so what is done there and converted back is what is done in
 * the narrow format:
 *
 *     narrow(widen(x)) = x      −widen(x) = widen(−x)      |widen(x)| = widen(|x|)
 *
 * All of them hold up to which NaN it is: a conversion of a NaN gives the NaN of the policy.
 */
import type { Format } from '../../float/index.ts';
import { bits } from '../../term/build.ts';
import type { OperatorNamed } from '../../term/operator.ts';
import { type Application, apply, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';

export type Conversion = Application & { readonly operator: OperatorNamed<'fp.convert'> };

/** Every number of `narrow` is a number of `wide`. */
export function includes(wide: Format, narrow: Format): boolean {
  return (
    wide.significandBits >= narrow.significandBits &&
    wide.maxExponent >= narrow.maxExponent &&
    wide.minExponent - wide.significandBits <= narrow.minExponent - narrow.significandBits
  );
}

export function isConversion(term: Term): term is Conversion {
  return term.kind === 'application' && term.operator.name === 'fp.convert';
}

export function isWidening(term: Term): term is Conversion {
  return isConversion(term) && includes(term.operator.format, term.operator.from);
}

export const narrowingUndoesWidening: Law = {
  operators: ['fp.convert'],
  rewrite(operator, [operand], observed) {
    if (operator.name !== 'fp.convert' || observed === 'bits') return undefined;
    if (!isWidening(operand!) || operand.operator.from !== operator.format) return undefined;
    return operand.operands[0];
  },
};

export const signsChangeBeforeWidening: Law = {
  operators: ['bvxor', 'bvand'],
  rewrite(operator, [operand, mask], observed) {
    if (observed === 'bits' || !isWidening(operand!) || mask?.kind !== 'constant') return undefined;
    const { from, format } = operand.operator;
    const flips = operator.name === 'bvxor' && mask.value === format.signMask;
    const clears = operator.name === 'bvand' && mask.value === format.signMask - 1n;
    if (!flips && !clears) return undefined;
    const narrowMask = bits(from.width, flips ? from.signMask : from.signMask - 1n);
    return apply(operand.operator, apply(operator, operand.operands[0]!, narrowMask));
  },
};
