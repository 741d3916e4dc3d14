/** Of a rotation's count only the bits below the width matter; rotations one after the other add up. */
import { bvadd, extract, rotateLeft, zeroExtend } from '../../term/build.ts';
import type { Law } from '../law.ts';
import { isApplied, widthOf } from '../pieces.ts';

export const rotationsAddUp: Law = {
  operators: ['rotateLeft'],
  rewrite(_, [x, count], form) {
    const width = widthOf(x!);
    if (width === 1) return x;
    if (isApplied(x!, 'rotateLeft')) return rotateLeft(x.operands[0]!, bvadd(x.operands[1]!, count!));
    if (count!.kind === 'constant') return undefined;
    const low = form.normal(zeroExtend(width, extract(Math.log2(width) - 1, 0, count!)));
    return low === count ? undefined : rotateLeft(x!, low);
  },
};
