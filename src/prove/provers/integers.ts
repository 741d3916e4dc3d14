/**
 * Proof in the integers, for products that are made of partial products, sums that carry, and parts of words. Both
 * sides are words of n bits, so that they are equal if their difference is a multiple of 2^n. That it is shows in one
 * of two ways, with every quotient floor(P / 2^k) an unknown:
 *
 * - All coefficients of the difference are multiples of 2^n.
 * - What is left of the difference, without multiples of 2^n, is 0, as an integer that is between -1 and 1. To see it,
 *   (P - r) / 2^k is put in the place of each quotient, where 0 <= r < 2^k: the last quotients first, which are of sums
 *   of earlier ones. What is left are remainders, of which the ranges are known.
 */
import { roundingModes } from '../../semantics/float/index.ts';
import { Integers } from '../../semantics/integers/reading.ts';
import {
  mapped,
  minus,
  quotientsIn,
  rangeOfSum,
  type Sum,
  substituted,
  sumOfUnknown,
} from '../../semantics/integers/sum.ts';
import { subterms, type Term } from '../../semantics/term/term.ts';
import type { NormalForm } from '../../semantics/words/normal-form.ts';
import { widthOf } from '../../semantics/words/pieces.ts';
import { type Prover, unknown } from '../prover.ts';

export const byIntegers: Prover = {
  method: 'integers',
  ask(question, budget) {
    const { sources, target } = question.sides('bits', roundingModes, budget);
    const [source, ...permitted] = sources;
    if (permitted.length > 0) return unknown('there is not one result');
    if (!subterms(source!, target).some(isProductOfUnknowns)) return unknown('nothing is multiplied');
    const form = question.formOfWords.paidFrom(budget);
    // The carries are seen in the terms as they are, and what else is equal in normal forms.
    return areEqual(source!, target, form) || areEqual(form.normal(source!), form.normal(target), form)
      ? { kind: 'proved', method: 'integers', equality: 'bits', roundingModes }
      : unknown('the integers are not known to be equal');
  },
};

const products: ReadonlySet<string> = new Set(['bvmul', 'bvmulhu', 'bvmulhs']);

const isProductOfUnknowns = (term: Term): boolean =>
  term.kind === 'application' &&
  products.has(term.operator.name) &&
  term.operands.every(({ kind }) => kind !== 'constant');

function areEqual(source: Term, target: Term, form: NormalForm): boolean {
  const width = widthOf(source);
  const integers = new Integers(form);
  const difference = minus(integers.of(source).sum, integers.of(target).sum);
  return isZero(
    mapped(difference, coefficient => BigInt.asIntN(width, coefficient)),
    form,
  );
}

/** A sum of integers, which is 0 if it is between -1 and 1. */
function isZero(difference: Sum, form: NormalForm): boolean {
  let [sum, scale, remainders] = [difference, 0, 0];
  while (true) {
    const { least, greatest } = rangeOfSum(sum);
    const one = 1n << BigInt(scale);
    if (-one < least && greatest < one) return true;
    const [quotient] = quotientsIn(sum);
    if (quotient?.quotient === undefined) return false;
    const { of, places } = quotient.quotient;
    remainders += 1;
    const remainder = { serial: -remainders, least: 0n, greatest: (1n << BigInt(places)) - 1n };
    const next = substituted(sum, quotient, minus(of, sumOfUnknown(remainder)), places);
    sum = next.sum;
    scale += next.scale;
    form.spend(sum.size);
  }
}
