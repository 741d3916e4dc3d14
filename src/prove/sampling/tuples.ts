/**
 * Inputs in the order in which they are tried: what a person would choose, then corners, then cancellation,
 * then random ones.
 */
import type { Input, Obligation } from '../../model/claim.ts';
import {
  add,
  divide,
  type Format,
  fromInteger,
  multiply,
  nearest,
  subtract,
} from '../../semantics/float/index.ts';
import { type Arity, drawOperands } from '../../semantics/operands/index.ts';
import { product } from '../../semantics/operands/product.ts';
import { randomBits, randomOf } from '../../semantics/operands/random.ts';
import { corners, ladder, type Random, randomValue } from './operands.ts';

export type Tuple = readonly bigint[];

/** The first items, `count` at most, which is at least one. */
export function firstOf<Item>(items: Iterable<Item>, count: number): Item[] {
  const first: Item[] = [];
  for (const item of items) if (first.push(item) >= count) break;
  return first;
}

/** Tuples of ladder values, simplest first: all whose highest rung is 0, then 1, and so on. */
export const humanTuples = (inputs: readonly Input[]): Generator<Tuple> => shells(inputs.map(ladder));

/** Values from the simplest; undefined beyond the last. They may be worked out as far as they are asked for. */
export type Ladder = Pick<readonly bigint[], 'at'>;

/**
 * Tuples of one choice for each input, those of low rungs first; of those with one highest rung the last place is the
 * first to change. It is one generator, for to wait within another takes longer than to make a tuple.
 */
export function* shells(ladders: readonly Ladder[]): Generator<Tuple> {
  const lowest = ladders.map(ladder => ladder.at(0));
  if (lowest.includes(undefined)) return;
  const values = [...(lowest as Tuple)];
  yield [...values];
  const last = ladders.length - 1;
  const rungs = ladders.map(() => 0);
  let rung = 1;
  /** How many places are on the rung. */
  let reached = 0;
  const climb = (place: number, to: number): boolean => {
    const value = to > rung ? undefined : ladders[place]!.at(to);
    if (value === undefined) return false;
    if (rungs[place] === rung) reached -= 1;
    if (to === rung) reached += 1;
    [values[place], rungs[place]] = [value, to];
    return true;
  };
  for (; ladders.some(ladder => ladder.at(rung) !== undefined); rung++) {
    reached = 0;
    for (let place = last; place >= 0; ) {
      // Where no other is on the rung, the last has to be.
      if (reached > 0 || climb(last, rung)) {
        yield [...values];
        if (climb(last, rungs[last]! + 1)) continue;
      }
      place = last - 1;
      climb(last, 0);
      while (place >= 0 && !climb(place, rungs[place]! + 1)) climb(place--, 0);
    }
  }
}

/** All tuples of corners where they are few, else as many random ones as `limit`. */
export function* cornerTuples(inputs: readonly Input[], limit: number, random: Random): Generator<Tuple> {
  const choices = inputs.map(corners);
  const count = choices.reduce((product, { length }) => product * length, 1);
  if (count > limit) {
    for (let index = 0; index < limit; index++) {
      yield choices.map(values => values[random(0, values.length - 1)]!);
    }
    return;
  }
  yield* product(choices);
}

/** The first human tuples and corners of inputs. */
export interface UsualTuples {
  readonly human: readonly Tuple[];
  readonly corners: readonly Tuple[];
}

const knownTuples = new Map<string, UsualTuples>();

/** They depend on nothing but the sorts and formats of the inputs, of which rules have few combinations: made once for each. */
export function usualTuples(inputs: readonly Input[], count: number, seed: number): UsualTuples {
  const kinds = inputs.map(({ format, variable }) => format?.name ?? variable.sort);
  const key = `${count} ${seed} ${kinds.join()}`;
  const isOfItsOwn = inputs.some(({ examples }) => examples !== undefined);
  const known = isOfItsOwn ? undefined : knownTuples.get(key);
  if (known !== undefined) return known;
  const made = {
    human: firstOf(humanTuples(inputs), count),
    corners: firstOf(cornerTuples(inputs, count, randomOf(seed)), count),
  };
  if (!isOfItsOwn) knownTuples.set(key, made);
  return made;
}

interface NumberAt {
  readonly index: number;
  readonly format: Format;
}

const numbersAmong = (inputs: readonly Input[]): readonly NumberAt[] =>
  inputs.flatMap(({ format }, index) => (format === undefined ? [] : [{ index, format }]));

const mostSigns = 16;

/**
 * Tuples in which numbers cancel exactly: one input is the rounded product of two others, or equal to
 * another, with many combinations of signs. Random operands never meet these by chance.
 */
export function* cancellingTuples({ inputs }: Obligation, count: number, random: Random): Generator<Tuple> {
  const numbers = numbersAmong(inputs);
  const choices = inputs.map((input, order) => [...ladder(input, order), ...corners(input)]);
  for (let round = 0; round < count; round++) {
    const base = choices.map(values => values[random(0, values.length - 1)]!);
    for (const { index: sum, format } of numbers) {
      const factors = numbers.filter(other => other.index !== sum && other.format === format);
      if (factors.length === 0) continue;
      const [x, y] = [factors[0]!, factors[1] ?? factors[0]!].map(factor => base[factor.index]!);
      const values = [...base];
      values[sum] = factors.length === 1 ? x! : roundedProduct(format, x!, y!);
      yield* withSigns(values, numbers, random);
    }
  }
}

/**
 * Tuples in which a product and an addend sum to an integer, and the rounding of the product decides on which side
 * of it: what truncates the sum tells a fused one from a rounded one.
 */
export function* steppingTuples({ inputs }: Obligation, count: number, random: Random): Generator<Tuple> {
  const numbers = numbersAmong(inputs);
  const choices = inputs.map((input, order) => [...ladder(input, order), ...corners(input)]);
  for (let round = 0; round < count; round++) {
    const values = choices.map(list => list[random(0, list.length - 1)]!);
    for (const { index, format } of numbers) values[index] = aboveOne(format, random);
    for (const { index: addend, format } of numbers) {
      const factors = numbers.filter(other => other.index !== addend && other.format === format);
      if (factors.length === 0) continue;
      const [x, y] = [factors[0]!, factors[random(0, factors.length - 1)]!].map(
        ({ index }) => values[index]!,
      );
      const step = fromInteger(format, BigInt(random(-3, 3)), nearest).bits;
      const stepped = [...values];
      stepped[addend] = subtract(format, step, roundedProduct(format, x!, y!), nearest).bits;
      yield stepped;
    }
  }
}

/**
 * The same where the addend is a factor too: x*y + x is near an integer k for x near k / (y + 1), and a step beside it
 * may be on the other side.
 */
export function* steppingPairs({ inputs }: Obligation, count: number, random: Random): Generator<Tuple> {
  const numbers = numbersAmong(inputs);
  const one = (format: Format): bigint => fromInteger(format, 1n, nearest).bits;
  for (let round = 0; round < count; round++) {
    const values = inputs.map((input, order) => ladder(input, order)[0]!);
    for (const { index, format } of numbers) values[index] = aboveOne(format, random);
    for (const { index: both, format } of numbers) {
      const factors = numbers.filter(other => other.index !== both && other.format === format);
      for (const { index: factor } of factors) {
        const sum = add(format, values[factor]!, one(format), nearest).bits;
        const integer = fromInteger(format, BigInt(random(1, 64)), nearest).bits;
        const near = divide(format, integer, sum, nearest).bits;
        for (const step of [0n, 1n, -1n]) yield values.with(both, near + step);
      }
    }
  }
}

/** Any fraction, and an exponent so small that an integer beside the square is still exact. */
function aboveOne(format: Format, random: Random): bigint {
  const { significandBits, maxExponent, fractionMask } = format;
  const exponent = BigInt(maxExponent + random(0, significandBits >> 1));
  return (exponent << BigInt(significandBits - 1)) | (randomBits(significandBits, random) & fractionMask);
}

function roundedProduct(format: Format, x: bigint, y: bigint): bigint {
  return multiply(format, x, y, nearest).bits;
}

/** All combinations of signs where they are few, else as many of them. */
function* withSigns(values: Tuple, numbers: readonly NumberAt[], random: Random): Generator<Tuple> {
  const all = 2 ** numbers.length;
  for (let nth = 0; nth < Math.min(all, mostSigns); nth++) {
    const signs = all <= mostSigns ? nth : random(0, all - 1);
    const signed = [...values];
    for (const [order, { index, format }] of numbers.entries()) {
      if (signs & (1 << order)) signed[index] = signed[index]! ^ format.signMask;
    }
    yield signed;
  }
}

/**
 * Random tuples without end. In half of them numbers are drawn together, three at a time and in any order, so
 * that they cancel, tie, overflow and so on as the operands of a fused operation; in the other half each input
 * is drawn by itself.
 */
export function* randomTuples(inputs: readonly Input[], random: Random): Generator<Tuple, never> {
  const choices = inputs.map((input, order) => [ladder(input, order), corners(input)] as const);
  const alone = (input: Input, order: number): bigint => {
    const kind = random(0, 3);
    const list = choices[order]![kind];
    return list === undefined ? randomValue(input, random) : list[random(0, list.length - 1)]!;
  };
  const formats = [...new Set(inputs.flatMap(({ format }) => format ?? []))];
  const groups = formats.map(format => {
    const orders = [...inputs.keys()].filter(order => inputs[order]!.format === format);
    return { format, orders };
  });
  for (;;) {
    const values = inputs.map(alone);
    if (random(0, 1) === 0) {
      for (const { format, orders } of groups) {
        drawTogether(format, shuffled(orders, random), values, random);
      }
    }
    yield values;
  }
}

/** Draws values for up to three inputs of one format; more than that keep what they have. */
function drawTogether(format: Format, orders: readonly number[], values: bigint[], random: Random): void {
  const arity = Math.min(3, orders.length) as Arity;
  const operands = drawOperands(format, arity, random);
  for (const [index, operand] of operands.entries()) values[orders[index]!] = operand;
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const rest = [...items];
  return items.map(() => rest.splice(random(0, rest.length - 1), 1)[0]!);
}
