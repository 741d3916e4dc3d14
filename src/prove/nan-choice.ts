/**
 * NaNs whose sign Go leaves open, each by itself. Evaluation picks the canonical one. A difference refutes a rule only
 * if the source has it whichever NaNs it returns, and a target is right only whichever NaNs it returns.
 */
import type { Obligation } from '../model/claim.ts';
import {
  canonicalNan,
  isNan,
  type NanPolicy,
  type RoundingMode,
  unspecified,
} from '../semantics/float/index.ts';
import { normalForm } from '../semantics/normal-form/normal-form.ts';
import { isNonNegative } from '../semantics/normal-form/numbers.ts';
import { remembered } from '../semantics/remembered.ts';
import { bits, bvand, bvxor } from '../semantics/term/build.ts';
import { evaluate } from '../semantics/term/evaluate.ts';
import type { Operator } from '../semantics/term/operator.ts';
import {
  type Application,
  apply,
  constant,
  onOperands,
  rebuild,
  subterms,
  type Term,
  withOperands,
} from '../semantics/term/term.ts';
import { differenceOf } from './agreement.ts';
import type { Counterexample } from './verdict.ts';

/** The same freedom, used otherwise: a NaN of the other sign. */
const negative: NanPolicy = {
  ...unspecified,
  name: 'unspecified, negative',
  result: format => canonicalNan(format) | format.signMask,
};

/** A term with n open signs has 2^n readings; rules have one or two. */
const maxOpen = 6;

/** On one input only what returns a NaN there has two readings. */
const maxResults = 64;

/** True if the sides agree on the counterexample once the source returns other NaNs, or if that is too much to ask. */
export function hangsOnNanChoice({ sources }: Obligation, counterexample: Counterexample): boolean {
  const { inputs, roundingMode, observed, target } = counterexample;
  const values = new Map<Term, bigint>(inputs.map(({ input, bits }) => [input.variable, bits]));
  return sources.some(source => {
    const results = resultsOn(source, values, roundingMode);
    return results?.some(result => differenceOf(observed, result, target) === undefined) ?? true;
  });
}

/** What a term may be on one input, by the NaNs that its open operations return; undefined for too many results. */
function resultsOn(
  term: Term,
  inputs: ReadonlyMap<Term, bigint>,
  rounding: RoundingMode,
): readonly bigint[] | undefined {
  let choices: readonly ReadonlyMap<Term, bigint>[] = [inputs];
  for (const part of subterms(term)) {
    if (part.kind === 'variable') continue;
    choices = choices.flatMap(values => {
      const value = part.kind === 'constant' ? part.value : resultOf(part, values, rounding);
      return readingsOf(part, value).map(reading => new Map(values).set(part, reading));
    });
    if (choices.length > maxResults) return undefined;
  }
  return choices.map(values => values.get(term)!);
}

function resultOf(
  { operator, operands }: Application,
  values: ReadonlyMap<Term, bigint>,
  rounding: RoundingMode,
): bigint {
  const known = operands.map(operand => constant(operand.sort, values.get(operand)!));
  return evaluate(apply(operator, ...known), new Map(), rounding).value;
}

const readingsOf = (part: Term, value: bigint): readonly bigint[] =>
  isOpen(part) && isNan(part.operator.format, value)
    ? [value, value ^ part.operator.format.signMask]
    : [value];

/** Sums and products of either order are equal but for the NaN, which may then be that of the order in the target. */
const commutative: ReadonlySet<string> = new Set(['fp.add', 'fp.mul', 'fp.fma']);

/**
 * The obligation with sources that return the NaNs which operations of the target return: those are permitted like
 * any others. One for each policy that the target has, if the source leaves something open; what the target leaves open
 * too, the source gives as the same operation of the target does, whatever that is.
 */
export function withNansOfTarget(obligation: Obligation): readonly Obligation[] {
  const [first, ...others] = obligation.sources;
  if (!subterms(first, ...others).some(isOpen)) return [];
  const policies = new Set(
    subterms(obligation.target).flatMap(part =>
      part.kind === 'application' && 'nan' in part.operator ? [part.operator.nan] : [],
    ),
  );
  const ofTarget = new Set(subterms(obligation.target));
  const chosen = [...policies].map(nan => {
    const asTarget = (operator: Operator, operands: readonly Term[]): Term => {
      const given = apply(operator, ...operands);
      if (!commutative.has(operator.name) || ofTarget.has(given)) return given;
      const [x, y, ...others] = operands;
      const exchanged = apply(operator, y!, x!, ...others);
      return ofTarget.has(exchanged) ? exchanged : given;
    };
    const withNans = (term: Term): Term =>
      rebuild(
        term,
        leaf => leaf,
        part => (isOpen(part) ? asTarget({ ...part.operator, nan }, part.operands) : part),
      );
    return { ...obligation, sources: [withNans(first), ...others.map(withNans)] } as const;
  });
  return chosen.filter(({ sources }) =>
    sources.some((source, index) => source !== obligation.sources[index]),
  );
}

/**
 * The obligation with sources in which a NaN, where its sign is read, has the sign that a number would have there: the NaN
 * of x · y has sign(x) ^ sign(y), that of a square none. That is one choice for each operation, wherever it is read;
 * undefined where no sign is read, or more of a NaN that is left open.
 */
export function withSignsOfOperands(obligation: Obligation): Obligation | undefined {
  const { sources, observed } = obligation;
  const level = observed.kind === 'float' ? observed.format : 'bits';
  const chosen = sources.map(withReadSigns);
  if (chosen.every((source, index) => source === sources[index])) return undefined;
  // What cannot be told apart is canonical in a normal form.
  if (chosen.some(source => subterms(normalForm(source, level)).some(isOpen))) return undefined;
  const [first, ...others] = chosen;
  return { ...obligation, sources: [first!, ...others] };
}

/** The term with signs of operands wherever a sign is read, as copysign does. */
function withReadSigns(term: Term): Term {
  const put = remembered((part: Term): Term => {
    if (part.kind !== 'application') return part;
    const [number, mask] = part.operands;
    if (isSignRead(part)) return bvand(signBits(number!), mask!);
    return onOperands(part, put);
  });
  /** A term with the sign bit of the number. */
  const signBits = (number: Term): Term => {
    if (number.kind !== 'application') return number;
    const { operator, operands } = number;
    const [x, y] = operands;
    if ((operator.name === 'bvxor' || operator.name === 'bvand') && y!.kind === 'constant')
      return withOperands(number, [signBits(x!), y!]);
    if (!isOpen(number)) return put(number);
    switch (operator.name) {
      case 'fp.mul':
      case 'fp.div':
        return x === y ? bits(number.sort as number, 0n) : bvxor(signBits(x!), signBits(y!));
      case 'fp.sqrt':
      case 'fp.roundToIntegral':
        return signBits(x!);
      default:
        return isNonNegative(number.operator.format, number) ? bits(number.sort as number, 0n) : put(number);
    }
  };
  return put(term);
}

/** All bits but the sign are masked. */
function isSignRead({ operator, operands: [, mask] }: Application): boolean {
  if (operator.name !== 'bvand' || mask?.kind !== 'constant') return false;
  return mask.value === 1n << BigInt((mask.sort as number) - 1);
}

/** The obligation with every choice of the source's NaNs among its permitted results; undefined for too many. */
export function withAllReadings(obligation: Obligation): Obligation | undefined {
  const readings = obligation.sources.map(readingsOfTerm);
  if (!readings.every(choices => choices !== undefined)) return undefined;
  const [first, ...others] = readings.flat();
  return { ...obligation, sources: [first!, ...others] };
}

/** The targets of the obligation in which a NaN that shows has another sign; the first of all readings is left out. */
export function otherTargets({ target, observed }: Obligation): readonly Term[] {
  // What cannot be told apart is canonical in a normal form.
  const normal = normalForm(target, observed.kind === 'float' ? observed.format : 'bits');
  return readingsOfTerm(normal)?.slice(1) ?? [];
}

const isOpen = (part: Term): part is Open =>
  part.kind === 'application' && 'nan' in part.operator && part.operator.nan.name === unspecified.name;

type Open = Application & { readonly operator: Extract<Operator, { readonly nan: NanPolicy }> };

function readingsOfTerm(term: Term): Term[] | undefined {
  const open = subterms(term).filter(isOpen);
  if (open.length > maxOpen) return undefined;
  return Array.from({ length: 2 ** open.length }, (_, choice) =>
    withNegative(term, new Set(open.filter((_part, index) => (choice >> index) & 1))),
  );
}

function withNegative(term: Term, chosen: ReadonlySet<Term>): Term {
  const rebuilt = new Map<Term, Term>();
  for (const part of subterms(term)) {
    if (part.kind !== 'application') {
      rebuilt.set(part, part);
      continue;
    }
    const operator = chosen.has(part) ? { ...part.operator, nan: negative } : part.operator;
    rebuilt.set(part, apply(operator, ...part.operands.map(operand => rebuilt.get(operand)!)));
  }
  return rebuilt.get(term)!;
}
