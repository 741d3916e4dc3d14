/** The shapes that a fused multiply-add can have, by the signs of product, addend and result. */
import type { Format } from '../../semantics/float/index.ts';
import { normalForm } from '../../semantics/normal-form/normal-form.ts';
import type { Term } from '../../semantics/term/term.ts';

/**
 * All of them, as a reader writes them. A negated result is a shape of its own: -(x*y + z) and -x*y - z differ
 * in the sign of an exact zero, and in the directed modes.
 */
export const shapes = [
  'x*y + z',
  'x*y - z',
  '-x*y + z',
  '-x*y - z',
  '-(x*y + z)',
  '-(x*y - z)',
  '-(-x*y + z)',
  '-(-x*y - z)',
] as const;

export type Shape = (typeof shapes)[number];

/** The shape of a term that fuses three values; undefined for any other. NaNs do not matter. */
export function shapeOf(term: Term, format: Format): Shape | undefined {
  const [result, isNegated] = signOf(normalForm(whereNumber(term), format), format);
  if (result.kind !== 'application' || result.operator.name !== 'fp.fma') return undefined;
  if (result.operator.format !== format) return undefined;
  const [x, y, z] = result.operands.map(operand => signOf(operand, format));
  // In normal form the sign of the product is that of its first factor.
  if (y![1] || [x, y, z].some(operand => operand![0].kind !== 'variable')) return undefined;
  const sum = `${x![1] ? '-' : ''}x*y ${z![1] ? '-' : '+'} z`;
  const name = isNegated ? `-(${sum})` : sum;
  return shapes.find(shape => shape === name);
}

/** A value without its negation, and whether it had one. */
function signOf(term: Term, format: Format): readonly [Term, boolean] {
  if (term.kind !== 'application' || term.operator.name !== 'bvxor') return [term, false];
  const [operand, mask] = term.operands;
  return mask?.kind === 'constant' && mask.value === format.signMask ? [operand!, true] : [term, false];
}

/** Machines that negate a rounded result leave a NaN as it is: `if a = a then -a else a` is -a for numbers. */
function whereNumber(term: Term): Term {
  if (term.kind !== 'application' || term.operator.name !== 'if') return term;
  const [condition, then] = term.operands;
  const comparesItself =
    condition?.kind === 'application' &&
    condition.operator.name === 'fp.equal' &&
    condition.operands[0] === condition.operands[1];
  return comparesItself ? whereNumber(then!) : term;
}
