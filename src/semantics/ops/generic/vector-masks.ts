/**
 * Masks of Go's simd/archsimd for amd64 as integers, a bit for each element, the lowest first: "1 means set for the indexed
 * element, 0 means unset". Of an integer with more bits than there are elements "only the lower ... bits of y are used".
 */
import { bits, ifThenElse, zeroExtend } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import { isSet, lanesOf, top, vectorOf } from '../lanes.ts';
import { integer, op, type Row, section, table, vector } from '../table.ts';
import { ofMask } from './vector-places.ts';

const masks = [128, 256, 512].flatMap(size =>
  [8, 16, 32, 64].map(width => ({ width, count: size / width, size })),
);

/** Of so many of the integer's bits, from the lowest on. */
const maskOf =
  (width: number, count: number) =>
  (x: Term): Term =>
    vectorOf(
      lanesOf(1, x)
        .slice(0, count)
        .map(bit => ifThenElse(isSet(bit), bits(width, -1n), bits(width, 0n))),
    );

// biome-ignore format: an op is a line
const conversions = () => masks.flatMap(({ width, count, size }): Row[] => {
  const [v, n] = [vector(size), integer(Math.max(8, count))];
  const name = `Mask${width}x${count}`;
  return [
    op(`Cvt${n.width}to${name}`, [n], v, maskOf(width, count), 'the mask of the elements whose bit is set'),
    op(`Cvt${name}to${n.width}`, [v], n, x => zeroExtend(n.width, vectorOf(lanesOf(width, x).map(top))), 'a bit for each element, set where the mask is true', ofMask(width)),
  ];
});

export const vectorMaskOps = () =>
  table("Go's package simd/archsimd", section('methods of masks', ...conversions()));
