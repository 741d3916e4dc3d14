/** Shifts and rotations of vectors of integers by counts of their own, by the sentences of Go's simd/archsimd for amd64. */
import { bvneg, extract, rotateLeft, zeroExtend } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { funnelled, shiftedBy } from '../element-arithmetic.ts';
import { lanewise } from '../lanes.ts';
import { aux, only, op, type Row, section, table, vector } from '../table.ts';
import { elementTypes } from './vector.ts';

const count8 = aux('UInt8');

/** The shift of two elements side by side; to the left the first is above, to the right below. */
const joined =
  (side: 'left' | 'right') =>
  (a: Term, b: Term, count: Term): Term =>
    side === 'left' ? funnelled(side, a, b, count) : funnelled(side, b, a, count);

// biome-ignore format: an op is a line
const families = () => elementTypes.filter(({ width }) => width > 8).flatMap(({ type: n, signed, width, size }): Row[] => {
  const v = vector(size);
  return [
    op(`ShiftLeft${n}`, [v, v], v, lanewise(width, (a, count) => shiftedBy('left', a, count)), 'shifts x[i] left by y[i] bits; all out from the width on'),
    op(`ShiftRight${n}`, [v, v], v, lanewise(width, (a, count) => shiftedBy(signed ? 'signed' : 'right', a, count)), `shifts x[i] right by y[i] bits, ${signed ? 'arithmetically' : 'logically'}; all out from the width on`),
    ...([['Left', 'concat(x[i], y[i]) <<'], ['Right', 'concat(y[i], x[i]) >>']] as const).flatMap(([side, words]) => {
      const each = joined(side === 'Left' ? 'left' : 'right');
      return [
        op(`Shift${side}ConcatMod${width}${n}`, [v, v, v], v, lanewise(width, each), `${words} (shift[i]%${width})`),
        op(`ShiftAll${side}ConcatMod${width}${n}`, [count8, v, v], v, (count, x, y) => lanewise(width, (a, b) => each(a, b, zeroExtend(16, count)))(x, y), `${words} (shift%${width})`),
      ];
    }),
    ...only(width > 16,
      op(`RotateLeft${n}`, [v, v], v, lanewise(width, (a, count) => rotateLeft(a, extract(width - 1, 0, count))), 'rotates x[i] to the left by y[i] bits'),
      op(`RotateRight${n}`, [v, v], v, lanewise(width, (a, count) => rotateLeft(a, bvneg(count))), 'rotates x[i] to the right by y[i] bits'),
    ),
  ];
});

export const vectorShiftOps = () =>
  table("Go's package simd/archsimd", section('methods of vectors of integers', ...families()));
