/**
 * Integers of numbers of which the conditions say the range: where every integer in it has few bits, the conversion to
 * a long integer gives the extension of what the conversion to a short one gives. No such number is a NaN.
 */
import { mapSides, type Obligation } from '../model/claim.ts';
import { type Format, isZero, type RoundingMode } from '../semantics/float/index.ts';
import { bits, signExtend, toInteger, truth, zeroExtend } from '../semantics/term/build.ts';
import { evaluate } from '../semantics/term/evaluate.ts';
import type { OperatorNamed } from '../semantics/term/operator.ts';
import { rebuild, subterms, type Term } from '../semantics/term/term.ts';
import { conjuncts } from '../semantics/words/facts.ts';

/** The obligation with short conversions in both sides; its assumptions stay. */
export function withShortIntegers(obligation: Obligation): Obligation {
  const { assumptions, sources, target } = obligation;
  const converts = (term: Term): boolean =>
    term.kind === 'application' && term.operator.name === 'fp.toInteger';
  if (!subterms(...sources, target).some(converts)) return obligation;
  const bounds = boundsIn(assumptions.flatMap(conjuncts));
  if (bounds.size === 0) return obligation;
  const put = (term: Term): Term =>
    rebuild(
      term,
      leaf => leaf,
      part => {
        const { operator, operands } = part;
        const [number, other] = operands;
        const own = bounds.get(number!);
        if (own !== undefined && operator.name === 'fp.equal' && number === other) return truth;
        const short = own && operator.name === 'fp.toInteger' ? shortened(operator, own, number!) : undefined;
        return short ?? part;
      },
    );
  return mapSides(obligation, put);
}

/** The least and the greatest that a number can be, neither of which is a NaN. */
interface Bounds {
  readonly least: bigint;
  readonly greatest: bigint;
}

/** Of each term that is compared with constants on both sides. */
function boundsIn(facts: readonly Term[]): ReadonlyMap<Term, Bounds> {
  const known = new Map<Term, Partial<Bounds>>();
  for (const fact of facts) {
    if (fact.kind !== 'application') continue;
    const { operator, operands } = fact;
    if (operator.name !== 'fp.less' && operator.name !== 'fp.lessOrEqual') continue;
    const [a, b] = [operands[0]!, operands[1]!];
    const end = (constant: bigint, step: 1 | -1): bigint =>
      operator.name === 'fp.less' ? neighbour(operator.format, constant, step) : constant;
    // One bound of each kind is enough.
    if (a.kind === 'constant') known.set(b, { least: end(a.value, 1), ...known.get(b) });
    else if (b.kind === 'constant') known.set(a, { greatest: end(b.value, -1), ...known.get(a) });
  }
  return new Map(
    [...known].flatMap(([term, { least, greatest }]) =>
      least === undefined || greatest === undefined ? [] : [[term, { least, greatest }] as const],
    ),
  );
}

/** The next number up or down. */
function neighbour(format: Format, value: bigint, step: 1 | -1): bigint {
  if (isZero(format, value)) return step > 0 ? 1n : format.signMask | 1n;
  const isNegative = (value & format.signMask) !== 0n;
  return value + BigInt(isNegative ? -step : step);
}

type ToInteger = OperatorNamed<'fp.toInteger'>;

interface Type {
  readonly width: number;
  readonly signed: boolean;
}

/** The type has every integer between, so that nothing is cut off at its ends. */
const has = ({ width, signed }: Type, low: bigint, high: bigint): boolean =>
  low >= (signed ? -(1n << BigInt(width - 1)) : 0n) && high < 1n << BigInt(signed ? width - 1 : width);

const shortTypes: readonly Type[] = [8, 16, 32, 64].flatMap(width =>
  [false, true].map(signed => ({ width, signed })),
);

/** Rounding keeps the order, so that every integer lies between those of the ends. */
function shortened(operator: ToInteger, { least, greatest }: Bounds, number: Term): Term | undefined {
  const { format, width, signed, rounding } = operator;
  if (rounding === 'dynamic') return undefined;
  const [low, high] = [least, greatest].map(end => integerOf(operator, end, rounding)) as [bigint, bigint];
  if (!has(operator, low, high)) return undefined;
  const type = shortTypes.find(type => has(type, low, high));
  if (type === undefined || type.width > width || (type.width === width && type.signed === signed))
    return undefined;
  const extend = type.signed ? signExtend : zeroExtend;
  return extend(width, toInteger(format, type.width, type.signed, rounding, number));
}

/** Of a type that has every integer which is not cut off by the type asked for, and those next to its ends. */
function integerOf({ format, width }: ToInteger, value: bigint, rounding: RoundingMode): bigint {
  const wider = 2 * width;
  const integer = toInteger(format, wider, true, rounding, bits(format.width, value));
  return BigInt.asIntN(wider, evaluate(integer, new Map()).value);
}
