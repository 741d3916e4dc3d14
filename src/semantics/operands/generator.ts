import type { Format } from '../float/index.ts';
import type { Random } from './random.ts';

/** How many operands a tuple has: of a conversion or a root, a sum or a product, a fused multiply-add x * y + z. */
export type Arity = 1 | 2 | 3;

/** One tuple of operands, as encodings. */
export type Draw = (format: Format, random: Random) => readonly bigint[];

/**
 * A law that operands can obey, and the tuples that do. They are constructed, not searched for: most choose
 * the exact result first and derive operands from it. In a format too small to hold what the law asks for,
 * the nearest encodings are drawn.
 */
export interface OperandGenerator {
  /** The law in a few words. */
  readonly name: string;
  /** What holds of its tuples, in a sentence. */
  readonly description: string;
  /** The models of IBM's Floating-Point Test-Suite (FPgen) that aim at the same. */
  readonly models: readonly string[];
  /** The arities that the law speaks of. */
  readonly draws: Readonly<Partial<Record<Arity, Draw>>>;
}

/** A draw that leaves the choice among several to chance. */
export function oneOf(...draws: readonly [Draw, ...Draw[]]): Draw {
  return (format, random) => draws[random(0, draws.length - 1)]!(format, random);
}
