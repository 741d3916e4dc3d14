/** The ones of a word are those of its bytes, all together: so a count of it is one of a word that is put together. */
import { bvadd, countOnes, extract, zeroExtend } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import type { Law } from '../law.ts';
import { widthOf } from '../pieces.ts';

const bitsOfByte = 8;

export const onesAreCountedByteByByte: Law = {
  operators: ['countOnes'],
  rewrite(_, [word]) {
    const width = widthOf(word!);
    if (width <= bitsOfByte) return undefined;
    const counts = Array.from({ length: Math.ceil(width / bitsOfByte) }, (_, index): Term => {
      const low = index * bitsOfByte;
      return zeroExtend(width, countOnes(extract(Math.min(low + bitsOfByte, width) - 1, low, word!)));
    });
    return counts.reduce((a, b) => bvadd(a, b));
  },
};
