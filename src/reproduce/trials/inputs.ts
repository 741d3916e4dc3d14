/** Inputs on which a function is tried. */
import { sizeOf } from './go-ops.ts';
import { halfOf } from './spread.ts';
import type { Trial } from './trial.ts';

/** Corners beside each other, as many as make most pairs of them, and each beside zeros. */
function mixtures(count: number): readonly (readonly bigint[])[] {
  const length = 24;
  const zeros = Array.from({ length: count }, () => 0n);
  const alone = zeros.flatMap((_, at) => [1n << 63n, 1n << 31n, -1n].map(value => zeros.with(at, value)));
  const mixed = Array.from({ length }, (_, row) =>
    Array.from(
      { length: count },
      (_, at) => corners[(row * (2 * at + 1) + at * Math.floor(row / corners.length)) % corners.length]!,
    ),
  );
  return [...alone, ...mixed];
}

const corners = [
  0n,
  1n,
  -1n,
  1n << 63n,
  1n << 31n,
  1n << 15n,
  1n << 7n,
  (1n << 63n) - 1n,
  (1n << 31n) - 1n,
  5n,
  -2n,
];

/** Inputs that a person would try: the counterexample's first. */
export function inputsFor(
  { parameters }: Trial,
  known: ReadonlyMap<string, bigint>,
): readonly (readonly bigint[])[] {
  const plain = [1n, 3n, 0x0123456789abcdefn, -1n, -2n, 1n << 63n, 1n << 31n, 0n];
  const first = parameters[0]?.name;
  const isHalf = (name: string) =>
    parameters.some(one => one.name !== halfOf(one.name) && halfOf(one.name) === halfOf(name));
  const share = (name: string, value: bigint): bigint => {
    if (!isHalf(name)) return value;
    return name === halfOf(name) ? value >> 1n : value - (value >> 1n);
  };
  const own = parameters.map(({ name }) => share(name, known.get(halfOf(name)) ?? 1n));
  const withFirst = (valueFor: (name: string) => bigint): bigint[] =>
    parameters.map(({ name }, index) => (halfOf(name) === first ? valueFor(name) : own[index]!));
  const tuples = [
    own,
    ...plain.map(value => withFirst(name => share(name, value))),
    // Halves that overflow.
    ...plain.map(value => withFirst(() => value)),
    ...(parameters.length < 2 ? [] : mixtures(parameters.length)),
  ];
  const cut = (values: readonly bigint[]): bigint[] =>
    values.map((value, index) => BigInt.asUintN(8 * sizeOf(parameters[index]!.type), value));
  const distinct = new Map(tuples.map(cut).map(values => [values.join(), values]));
  return parameters.some(({ type }) => type !== 'unsafe.Pointer') ? [...distinct.values()] : [cut(own)];
}
