/** Operands that find bugs: a table of the laws that operands can obey, and tuples that obey them. */
import type { Format } from '../float/index.ts';
import type { Arity, OperandGenerator } from './generator.ts';
import { alignments } from './generators/alignments.ts';
import { basicTypes } from './generators/basic-types.ts';
import { beneathSubnormals } from './generators/beneath-subnormals.ts';
import { cancellations } from './generators/cancellations.ts';
import { conversionEdges } from './generators/conversion-edges.ts';
import { exactCancellation } from './generators/exact-cancellation.ts';
import { intermediateRange } from './generators/intermediate-range.ts';
import { nanKinds } from './generators/nan-kinds.ts';
import { nearBasicTypes } from './generators/near-basic-types.ts';
import { neighbours } from './generators/neighbours.ts';
import { overflowEdge } from './generators/overflow-edge.ts';
import { roundingBits } from './generators/rounding-bits.ts';
import { specialSignificands } from './generators/special-significands.ts';
import { subnormalCancellations } from './generators/subnormal-cancellations.ts';
import { ties } from './generators/ties.ts';
import { underflowEdge } from './generators/underflow-edge.ts';
import { uniformBits } from './generators/uniform-bits.ts';
import { pick, type Random } from './random.ts';

export type { Arity, OperandGenerator } from './generator.ts';
export { type Random, randomOf } from './random.ts';

export const operandGenerators: readonly OperandGenerator[] = [
  exactCancellation,
  ties,
  roundingBits,
  cancellations,
  alignments,
  basicTypes,
  nearBasicTypes,
  nanKinds,
  specialSignificands,
  neighbours,
  overflowEdge,
  underflowEdge,
  beneathSubnormals,
  subnormalCancellations,
  intermediateRange,
  conversionEdges,
  uniformBits,
];

/** Tuples of one generator without end; equal seeds of `random` give equal tuples. */
export function* tuples(
  generator: OperandGenerator,
  format: Format,
  arity: Arity,
  random: Random,
): Generator<readonly bigint[], never> {
  const draw = generator.draws[arity];
  if (draw === undefined) throw new RangeError(`${generator.name} has no tuples of ${arity}`);
  for (;;) yield draw(format, random);
}

const drawsOf = (arity: Arity) => operandGenerators.flatMap(({ draws }) => draws[arity] ?? []);
const draws = { 1: drawsOf(1), 2: drawsOf(2), 3: drawsOf(3) } as const;

/** A tuple of any generator, all as likely. */
export function drawOperands(format: Format, arity: Arity, random: Random): readonly bigint[] {
  return pick(random, draws[arity])(format, random);
}
