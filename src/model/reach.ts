/**
 * What a result reads of memory beside what its match does. There may be none: a byte at the end of a page can be
 * read, and a word that begins there cannot.
 */
import { and, bits, bvadd, bvsub, bvult, equal, extract, or, zeroExtend } from '../semantics/term/build.ts';
import type { Term } from '../semantics/term/term.ts';
import { type Access, type Accesses, isLoad, placesOf } from './accesses.ts';
import type { Duty } from './claim.ts';

/** Of the smallest pages that machines have: what has one byte of a page has all. */
const pageBits = 12;

/**
 * One duty for each op that reads a longer word than any that the match reads or writes: its first and its last byte
 * are on pages that the match goes to. Shorter ones that lie elsewhere have another value.
 */
export function dutiesOfReach(
  match: readonly Accesses[],
  result: readonly Accesses[],
  addressWidth: () => number,
): readonly Duty[] {
  const places = match.flatMap(({ added }) => added.flatMap(placesOf));
  const longest = Math.max(0, ...places.map(({ bytes }) => (typeof bytes === 'number' ? bytes : 0)));
  return result.flatMap(({ step, added }): Duty[] => {
    const reads = added.filter(isLoad).flatMap(placesOf);
    const longer = reads.filter(({ bytes }) => typeof bytes === 'number' && bytes > longest);
    if (longer.length === 0) return [];
    const condition = and(
      ...longer.flatMap(({ address, bytes }) =>
        [0, (bytes as number) - 1].map(nth =>
          isReached(bvadd(address, bits(64, BigInt(nth))), places, addressWidth()),
        ),
      ),
    );
    return [{ kind: 'reached', of: step.value, condition }];
  });
}

/** The byte is on a page with the first or the last byte of a word, or in what is longer. */
function isReached(byte: Term, places: readonly Access[], width: number): Term {
  const page = (address: Term): Term => extract(width - 1, pageBits, address);
  return or(
    ...places.map(({ address, bytes }) => {
      if (typeof bytes !== 'number')
        return bvult(zeroExtend(64, extract(width - 1, 0, bvsub(byte, address))), bytes);
      const last = bvadd(address, bits(64, BigInt(bytes - 1)));
      return or(equal(page(byte), page(address)), equal(page(byte), page(last)));
    }),
  );
}
