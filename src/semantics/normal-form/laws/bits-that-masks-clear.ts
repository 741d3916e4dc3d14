/**
 * Bits that are known to be clear. Where no bit can be set on both sides, an or is an exclusive or, and what a
 * mask clears anyway need not be flipped:
 *
 *     x | y = x ^ y      (x ^ y) & c = x & c      (x & c) ^ (x & d) = x & (c ^ d)
 *
 * The sign of a copysign is such a bit. A number that is a NaN or not negative has no sign to be told apart.
 */
import { bits, bvand, bvxor } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { isNonNegative, isSignOnly } from '../numbers.ts';

const allOnes = (width: number): bigint => (1n << BigInt(width)) - 1n;

/** `[x, c]` if the term is x & c; every term is one with a mask of all ones. */
function maskOf(term: Term): readonly [Term, bigint] {
  if (term.kind === 'application' && term.operator.name === 'bvand') {
    const [operand, mask] = term.operands;
    if (mask!.kind === 'constant') return [operand!, mask!.value];
  }
  return [term, allOnes(term.sort as number)];
}

/** The bits that can be set. */
function possibleBits(term: Term): bigint {
  if (term.kind === 'constant') return term.value;
  const [operand, mask] = maskOf(term);
  if (operand.kind !== 'application') return mask;
  const { operator, operands } = operand;
  if (operator.name !== 'bvxor' && operator.name !== 'bvor') return mask;
  return operands.reduce((either, part) => either | possibleBits(part), 0n) & mask;
}

export const disjointBitsAreFlipped: Law = {
  operators: ['bvor'],
  rewrite(_, [x, y], observed) {
    const setsSign = (number: Term, sign: Term): boolean =>
      observed !== 'bits' && isSignOnly(observed, sign) && isNonNegative(observed, number);
    const areDisjoint = (possibleBits(x!) & possibleBits(y!)) === 0n;
    return areDisjoint || setsSign(x!, y!) || setsSign(y!, x!) ? bvxor(x!, y!) : undefined;
  },
};

export const clearedBitsAreNotFlipped: Law = {
  operators: ['bvand'],
  rewrite(_, [flipped, mask]) {
    if (mask?.kind !== 'constant') return undefined;
    if (flipped?.kind !== 'application' || flipped.operator.name !== 'bvxor') return undefined;
    const [x, y] = flipped.operands;
    if ((possibleBits(y!) & mask.value) === 0n) return bvand(x!, mask);
    return (possibleBits(x!) & mask.value) === 0n ? bvand(y!, mask) : undefined;
  },
};

export const masksOfOneValueJoin: Law = {
  operators: ['bvxor'],
  rewrite(_, [one, two]) {
    if (one?.kind === 'constant' || two?.kind === 'constant') return undefined;
    const [[x, c], [y, d]] = [maskOf(one!), maskOf(two!)];
    return x === y ? bvand(x, bits(x.sort as number, c ^ d)) : undefined;
  },
};
