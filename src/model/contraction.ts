/**
 * Contraction: where it is licensed, a product that feeds a sum or a difference may stay unrounded, so the
 * source has several permitted results. Nothing else gets slack: not an op that is already fused, not the
 * sign of a zero, and nothing behind a rounding barrier.
 */
import type { Format } from '../semantics/float/index.ts';
import { negate } from '../semantics/term/build.ts';
import type { OperatorNamed } from '../semantics/term/operator.ts';
import { type Application, apply, type Term } from '../semantics/term/term.ts';
import { NotModelled } from './missing.ts';

/**
 * Who may fuse a product into a sum. `licensed`: a rule that asks `useFMA`. `language`: every rule, because the
 * tree predates the licence. `always` and `never`: as the user says.
 */
export type ContractionPolicy = (typeof contractionPolicies)[number];
export const contractionPolicies = ['licensed', 'language', 'always', 'never'] as const;

/** A term with n contractible sums has up to 3^n readings; rules have one or two. */
const maxReadings = 64;

/** All readings of a term under the licence; the first is the term itself. Throws `NotModelled`. */
export function permittedResults(term: Term): [Term, ...Term[]] {
  const [, ...contracted] = readings(term);
  return [term, ...contracted];
}

/** Readings with a product left unrounded, whether or not the licence is given; none where they are too many. */
export function contractedResults(term: Term): readonly Term[] {
  try {
    const [, ...contracted] = permittedResults(term);
    return contracted;
  } catch (error) {
    if (error instanceof NotModelled) return [];
    throw error;
  }
}

/**
 * Every condition that some reading of the source leaves open where it does not hold: to be right, a rule has to
 * agree only where all readings are defined. Throws `NotModelled`.
 */
export function permittedConditions(condition: Term): readonly Term[] {
  if (condition.kind === 'application' && condition.operator.name === 'and')
    return condition.operands.flatMap(permittedConditions);
  return readings(condition);
}

/** `known`: those of terms that have been met; as a tree a term may be larger than anything by far. */
function readings(term: Term, known = new Map<Term, readonly Term[]>()): readonly Term[] {
  let found = known.get(term);
  if (found === undefined) {
    found = term.kind === 'application' ? readingsOfApplication(term, known) : [term];
    known.set(term, found);
  }
  return found;
}

function readingsOfApplication(
  { operator, operands }: Application,
  known: Map<Term, readonly Term[]>,
): readonly Term[] {
  let operandLists: Term[][] = [[]];
  for (const operand of operands) {
    operandLists = readings(operand, known).flatMap(reading => operandLists.map(list => [...list, reading]));
    if (operandLists.length > maxReadings) {
      throw new NotModelled(
        'construct',
        'contraction',
        `more than ${maxReadings} ways to contract the source`,
      );
    }
  }
  return operandLists.flatMap(list => {
    const uncontracted = apply(operator, ...list);
    if (operator.name !== 'fp.add' && operator.name !== 'fp.sub') return [uncontracted];
    return [uncontracted, ...contractions(operator, list[0]!, list[1]!)];
  });
}

/** x·y ± b and a ± x·y with the product left unrounded. */
function contractions(sum: OperatorNamed<'fp.add' | 'fp.sub'>, a: Term, b: Term): Term[] {
  const { format, rounding, nan } = sum;
  const fuse = (x: Term, y: Term, z: Term): Term => apply({ name: 'fp.fma', format, rounding, nan }, x, y, z);
  const fused: Term[] = [];
  const [left, right] = [productOf(format, a), productOf(format, b)];
  if (left) fused.push(fuse(left[0], left[1], sum.name === 'fp.sub' ? negate(format, b) : b));
  if (right) fused.push(fuse(sum.name === 'fp.sub' ? negate(format, right[0]) : right[0], right[1], a));
  return fused;
}

/** The factors of a product; a negated product is the product of a negated factor while it is exact. */
export function productOf(format: Format, term: Term): readonly [Term, Term] | undefined {
  const unsigned = withoutSign(format, term);
  if (unsigned !== undefined) {
    const factors = productOf(format, unsigned);
    return factors && [negate(format, factors[0]), factors[1]];
  }
  if (term.kind !== 'application' || term.operator.name !== 'fp.mul') return undefined;
  const [x, y] = term.operands;
  return [x!, y!];
}

/** The term that others are negations of. */
export function beneathSigns(format: Format, term: Term): Term {
  const unsigned = withoutSign(format, term);
  return unsigned === undefined ? term : beneathSigns(format, unsigned);
}

/** What the term is the negation of, if it is one. */
function withoutSign(format: Format, term: Term): Term | undefined {
  if (term.kind !== 'application' || term.operator.name !== 'bvxor') return undefined;
  const [operand, mask] = term.operands;
  return mask?.kind === 'constant' && mask.value === format.signMask ? operand : undefined;
}
