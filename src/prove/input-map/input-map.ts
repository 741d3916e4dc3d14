/**
 * Where in the space of inputs the sides of a rule agree: a grid over the classes of its operands, each cell
 * sampled through the judge.
 */
import type { Input, Obligation } from '../../model/claim.ts';
import type { RoundingMode } from '../../semantics/float/index.ts';
import { pick, type Random, randomOf } from '../../semantics/operands/random.ts';
import { subterms } from '../../semantics/term/term.ts';
import { judge } from '../judge.ts';
import { corners, ladder, randomValue } from '../sampling/operands.ts';
import { cancellingTuples, type Tuple } from '../sampling/tuples.ts';
import { type Axis, axesOf } from './axes.ts';
import { classesOf } from './classes.ts';

/** Inputs of one cell that satisfy the conditions, and those on which the sides differ. */
export interface Cell {
  readonly tried: number;
  readonly differing: number;
}

export interface InputMap {
  readonly rows: Axis;
  /** Absent where the rule has one input. */
  readonly columns?: Axis;
  /** Of each row one cell for each column, or only one. */
  readonly cells: readonly (readonly Cell[])[];
}

/** Tuples drawn over all combinations of classes, and those in which numbers cancel. */
const drawn = { classes: 2500, cancelling: 100 };

/** Operations for the tuples of a map: sides as large as those of vectors are drawn for less often. */
const operations = 250_000;

/** Equal seeds give equal maps; undefined where a rule has no inputs. */
export function inputMap(obligation: Obligation, rounding: RoundingMode, seed: number): InputMap | undefined {
  const [rows, columns] = axesOf(obligation);
  if (rows === undefined) return undefined;
  const { admits, difference } = judge(obligation);
  const cells = rows.classes.map(() => (columns?.classes ?? [0]).map(() => ({ tried: 0, differing: 0 })));
  for (const values of samples(obligation, [rows, ...(columns ? [columns] : [])], randomOf(seed))) {
    if (!admits(values, rounding)) continue;
    const cell = cells[rows.classOf(values)]![columns?.classOf(values) ?? 0]!;
    cell.tried += 1;
    if (difference(values, rounding) !== undefined) cell.differing += 1;
  }
  return { rows, ...(columns && { columns }), cells };
}

/** Every combination of classes of the inputs on the axes as often as any other. */
function* samples(obligation: Obligation, axes: readonly Axis[], random: Random): Generator<Tuple> {
  const { inputs, sources, target } = obligation;
  const pools = inputs.map((input, order) => poolsOf(input, order, random));
  const mapped = new Set(axes.flatMap(axis => axis.inputs));
  const choices = pools.map((classes, index) => (mapped.has(index) ? classes : [classes.flat()]));
  const combinations = choices.reduce((product, { length }) => product * length, 1);
  const affordable = Math.floor(operations / subterms(...sources, target).length);
  const tuples = Math.max(Math.min(drawn.classes, affordable), combinations);
  for (let count = 0; count < tuples; count++) {
    yield combination(choices, count % combinations, random);
  }
  yield* cancellingTuples(obligation, drawn.cancelling, random);
}

/** The combination of that number, as digits of mixed radix. */
function combination(
  choices: readonly (readonly (readonly bigint[])[])[],
  number: number,
  random: Random,
): Tuple {
  let rest = number;
  return choices.map(classes => {
    const values = classes[rest % classes.length]!;
    rest = Math.floor(rest / classes.length);
    return pick(random, values);
  });
}

const randomValues = 200;

/** Values of an input by their class; classes that have none are left out. */
function poolsOf(input: Input, order: number, random: Random): bigint[][] {
  const { classes, classOf } = classesOf(input);
  const pools = classes.map((): bigint[] => []);
  const randoms = Array.from({ length: randomValues }, () => randomValue(input, random));
  for (const value of [...ladder(input, order), ...corners(input), ...randoms])
    pools[classOf(value)]!.push(value);
  return pools.filter(({ length }) => length > 0);
}
