/**
 * The number of an integer is not a NaN, and lies between those of the ends of the integer's type, since
 * rounding is monotonic:
 *
 *     number(n) = number(n)      number(n) < c      if both ends are below c in every mode
 */
import { roundingModes } from '../../float/index.ts';
import { falsity, truth } from '../../term/build.ts';
import { evaluate } from '../../term/evaluate.ts';
import type { OperatorNamed } from '../../term/operator.ts';
import { type Application, apply, constant, type Term } from '../../term/term.ts';
import type { Law } from '../law.ts';

type FromInteger = Application & { readonly operator: OperatorNamed<'fp.fromInteger'> };

const isFromInteger = (term: Term): term is FromInteger =>
  term.kind === 'application' && term.operator.name === 'fp.fromInteger';

/** The numbers of the least and of the greatest integer of the type. */
function ends({ operator }: FromInteger): readonly Term[] {
  const { width, signed } = operator;
  const span = 1n << BigInt(signed ? width - 1 : width);
  const [least, greatest] = signed ? [span, span - 1n] : [0n, span - 1n];
  return [least, greatest].map(end => apply(operator, constant(width, end)));
}

export const numbersOfIntegersAreInRange: Law = {
  operators: ['fp.equal', 'fp.less', 'fp.lessOrEqual'],
  rewrite(operator, [a, b]) {
    if (operator.name === 'fp.equal') return a === b && isFromInteger(a!) ? truth : undefined;
    const comparisons =
      isFromInteger(a!) && b?.kind === 'constant'
        ? ends(a).map(end => apply(operator, end, b))
        : isFromInteger(b!) && a?.kind === 'constant'
          ? ends(b).map(end => apply(operator, a, end))
          : [];
    const answers = new Set(
      comparisons.flatMap(term => roundingModes.map(mode => evaluate(term, new Map(), mode).value)),
    );
    if (answers.size !== 1) return undefined;
    return answers.has(1n) ? truth : falsity;
  },
};
