/** More inputs for which a rule is refuted, found by replaying the claim: plain constants, and those at the ends of types. */
import { judge } from '../../prove/judge.ts';
import type { Counterexample } from '../../prove/verdict.ts';

/** Constants for which the rule is wrong, and operands that show it; by name. */
export interface Instance {
  readonly constants: ReadonlyMap<string, bigint>;
  readonly operands: ReadonlyMap<string, bigint>;
}

/** As many choices of constants, each the plainest of those that have the same first ones. */
const limit = 5;
/** Choices that are replayed, each with a few operands. */
const replays = 4000;

const plain = [0n, 1n, 2n, 3n, 5n, 7n, 8n, 15n, 16n, 31n, 32n, 33n, 63n, 64n, 65n, 66n, 127n, 255n, 0xffffn];
const corners = [
  -1n,
  -2n,
  1n << 7n,
  1n << 15n,
  1n << 31n,
  1n << 32n,
  1n << 63n,
  (1n << 31n) - 1n,
  (1n << 63n) - 1n,
];

/** The counterexample's own first. */
export function instancesOf(counterexample: Counterexample): readonly Instance[] {
  const { obligation, roundingMode, inputs } = counterexample;
  const { admits, difference } = judge(obligation);
  const widths = inputs.map(({ input }) =>
    input.variable.sort === 'Bool' ? 1 : Number(input.variable.sort),
  );
  const own = inputs.map(({ bits }) => bits);
  const isConstant = inputs.map(({ input }) => input.role === 'constant');
  const places = [...inputs.keys()].filter(index => isConstant[index]!);
  const refutes = (values: readonly bigint[]): boolean =>
    admits(values, roundingMode) && difference(values, roundingMode) !== undefined;
  const instanceOf = (values: readonly bigint[]): Instance => {
    const named = (wanted: boolean) =>
      new Map(
        inputs.flatMap(({ input }, index) =>
          isConstant[index] === wanted ? [[input.name, values[index]!]] : [],
        ),
      );
    return { constants: named(true), operands: named(false) };
  };
  const found: { readonly values: readonly bigint[]; readonly size: number }[] = [];
  let replayed = 0;
  for (const constants of variations(places, own, widths)) {
    replayed += 1;
    if (replayed > replays || found.length === 60) break;
    const values = operandsFor(constants, isConstant, widths).find(refutes);
    if (values !== undefined)
      found.push({ values, size: places.reduce((sum, at) => sum + sizeOf(values[at]!, widths[at]!), 0) });
  }
  const first = instanceOf(own);
  const others = distinct(
    found.sort((a, b) => a.size - b.size).map(({ values }) => values),
    places,
  );
  return [first, ...others.slice(0, limit - 1).map(instanceOf)];
}

/** One constant is another, or all are. */
function* variations(
  places: readonly number[],
  own: readonly bigint[],
  widths: readonly number[],
): Generator<readonly bigint[]> {
  const valuesAt = (place: number): readonly bigint[] => [
    ...new Set([...corners, ...plain].map(value => BigInt.asUintN(widths[place]!, value))),
  ];
  for (const place of places)
    for (const value of valuesAt(place)) if (value !== own[place]) yield own.with(place, value);
  if (places.length < 2) return;
  const [first, second] = places as [number, number];
  for (const value of valuesAt(first))
    for (const other of valuesAt(second)) yield own.with(first, value).with(second, other);
}

/** With these constants: the operands as they are, each at a corner, and all at one. */
function operandsFor(
  values: readonly bigint[],
  isConstant: readonly boolean[],
  widths: readonly number[],
): readonly (readonly bigint[])[] {
  const places = [...values.keys()].filter(index => !isConstant[index]!);
  const at = (place: number, value: bigint): bigint => BigInt.asUintN(widths[place]!, value);
  const all = [1n, -1n, ...corners].map(value =>
    places.reduce((made, place) => made.with(place, at(place, value)), values),
  );
  const single = places
    .slice(0, 2)
    .flatMap(place => corners.map(value => values.with(place, at(place, value))));
  return [values, ...all, ...single];
}

/** How much there is to write of a constant: its ones, or its zeros if it is negative. */
function sizeOf(value: bigint, width: number): number {
  const ones = [...value.toString(2)].filter(digit => digit === '1').length;
  return Math.min(ones, 2 + width - ones);
}

/** Of those that share their first constant only one, as long as there are others. */
function distinct(
  list: readonly (readonly bigint[])[],
  places: readonly number[],
): readonly (readonly bigint[])[] {
  const seen = new Set<string>();
  const [fresh, rest]: [(readonly bigint[])[], (readonly bigint[])[]] = [[], []];
  for (const values of list) {
    const keys = places.map(place => `${place} ${values[place]}`);
    (keys.every(key => seen.has(key)) ? rest : fresh).push(values);
    for (const key of keys) seen.add(key);
  }
  return [...fresh, ...rest];
}
