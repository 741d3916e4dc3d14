/**
 * Masks of Go's simd/archsimd for amd64 as integers, a bit for each element, the lowest first: "1 means set for the indexed
 * element, 0 means unset". Of an integer with more bits than there are elements "only the lower ... bits of y are used".
 */
import { bits, ifThenElse, load, store, zeroExtend } from '../../term/build.ts';
import type { Term } from '../../term/term.ts';
import type { Place } from '../entry.ts';
import { isSet, lanesOf, lanewise, top, vectorOf } from '../lanes.ts';
import {
  aux,
  integer,
  memory as m,
  native,
  op,
  type Row,
  section,
  table,
  typedOp,
  typedVector,
  vector,
} from '../table.ts';
import { ofMask } from './vector-places.ts';

/** Of the type that the op names: what is in memory, and of it the elements where the mask is true. */
const loadsMasked =
  (width: number) =>
  ({ width: size, order }: Place) =>
  (p: Term, mask: Term, memory: Term): Term =>
    where(width, mask, load(size / 8, order, memory, p), bits(size, 0n));
const storesMasked =
  (width: number) =>
  ({ width: size, order }: Place) =>
  (p: Term, mask: Term, value: Term, memory: Term): Term =>
    store(order, memory, p, where(width, mask, value, load(size / 8, order, memory, p)));

/** The elements of the first where the mask is true, else of the second. */
const where = (width: number, mask: Term, chosen: Term, other: Term): Term =>
  lanewise(width, (choice, a, b) => ifThenElse(isSet(top(choice)), a, b))(mask, chosen, other);

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

// biome-ignore format: an op is a line
const inMemory = () => [8, 16, 32, 64].flatMap((width): Row[] => [
  typedOp(`LoadMasked${width}`, [native, typedVector, m], typedVector, loadsMasked(width), 'the elements in memory where the mask is true; others are zeros', ofMask(width, 1)),
  typedOp(`StoreMasked${width}`, [native, typedVector, typedVector, m, aux('Typ')], m, storesMasked(width), 'stores the elements where the mask is true', ofMask(width, 1)),
]);

// biome-ignore format: an op is a line
export const vectorMaskOps = () => [
  ...table("Go's package simd/archsimd", section('methods of masks', ...conversions())),
  ...table("Go's genericOps.go",
    section('memory operations', ...inMemory()),
    section('SIMD', typedOp('ZeroSIMD', [], typedVector, ({ width }) => () => bits(width, 0n), 'the zero value of a vector')),
  ),
];
