/**
 * Every input of a tiny format, in every rounding mode. What differs there is carried back to the real format
 * and judged; where nothing differs that is evidence, not proof.
 */
import type { Input, Obligation } from '../../model/claim.ts';
import type { Budget } from '../../semantics/budget.ts';
import {
  BINARY32,
  BINARY64,
  convertFormat,
  type Format,
  formatOf,
  nearest,
  type RoundingMode,
  roundingModes,
} from '../../semantics/float/index.ts';
import { type Retargeting, retarget, retargetVariable } from '../../semantics/term/retarget.ts';
import { subterms, type Term, variablesOf } from '../../semantics/term/term.ts';
import { type Judge, judge } from '../judge.ts';

export interface Exhaustion {
  /** An input of the real format that differs, where one was found. */
  readonly candidate?: readonly bigint[];
  /** Inputs tried, over all rounding modes; 0 where the obligation has no counterpart in a tiny format. */
  readonly cases: number;
  /** Modes in which nothing differed in the tiny format. */
  readonly modes: ReadonlySet<RoundingMode>;
}

/** Pairs of a single and a double with the ratio of precisions that real ones have, largest first. */
const tinyFormats: readonly Retargeting[] = [
  { single: formatOf(3, 4), double: formatOf(5, 10) },
  { single: formatOf(3, 3), double: formatOf(5, 8) },
  { single: formatOf(2, 3), double: formatOf(4, 8) },
].map(
  ({ single, double }) =>
    new Map([
      [BINARY32, single],
      [BINARY64, double],
    ]),
);

/** Where only one width occurs, any tiny format serves. */
const singleWidth: readonly Format[] = [
  formatOf(4, 5),
  formatOf(3, 4),
  formatOf(3, 3),
  formatOf(2, 3),
  formatOf(2, 2),
];

const largestSpace = 2 ** 16;

/** Throws `BudgetEnded`. */
export function byExhaustion(obligation: Obligation, real: Judge, budget: Budget): Exhaustion {
  for (const formats of retargetings(obligation)) {
    const tiny = carryOver(obligation, formats);
    if (tiny === undefined) continue;
    return exhaust(obligation, tiny, formats, real, budget);
  }
  return { cases: 0, modes: new Set(roundingModes) };
}

function retargetings({ inputs }: Obligation): readonly Retargeting[] {
  const formats = new Set(inputs.flatMap(({ format }) => (format === undefined ? [] : [format])));
  const [only] = formats;
  const single =
    only === undefined || formats.size > 1 ? [] : singleWidth.map(tiny => new Map([[only, tiny]]));
  return [...single, ...tinyFormats];
}

function carryOver(obligation: Obligation, formats: Retargeting): Obligation | undefined {
  const inputs: Input[] = [];
  for (const input of obligation.inputs) {
    const format = input.format && formats.get(input.format);
    if (format === undefined) return undefined;
    inputs.push({ ...input, format, variable: retargetVariable(input.variable, format) });
  }
  const space = inputs.reduce((product, { format }) => product * 2 ** format!.width, 1);
  if (inputs.length === 0 || space > largestSpace) return undefined;
  const { observed } = obligation;
  const format = observed.kind === 'float' ? observed.format : undefined;
  const carry = (term: Term): Term | undefined => retarget(term, formats, format);
  const [first, ...others] = obligation.sources.map(carry);
  const target = carry(obligation.target);
  const assumptions = obligation.assumptions.map(assumption => retarget(assumption, formats));
  if (first === undefined || target === undefined) return undefined;
  if (!others.every(isDefined) || !assumptions.every(isDefined)) return undefined;
  // A number that is also read as plain bits would be left behind in its real format.
  const numbers = new Set<Term>(inputs.map(({ variable }) => variable));
  const used = variablesOf(first, ...others, target, ...assumptions);
  if (!used.every(variable => numbers.has(variable))) return undefined;
  return {
    inputs,
    assumptions,
    sources: [first, ...others],
    target,
    observed: observed.kind === 'float' ? { kind: 'float', format: formats.get(observed.format)! } : observed,
  };
}

const isDefined = <T>(value: T | undefined): value is T => value !== undefined;

function exhaust(
  { inputs }: Obligation,
  tiny: Obligation,
  formats: Retargeting,
  real: Judge,
  budget: Budget,
): Exhaustion {
  const tinyJudge = judge(tiny);
  const size = roundingModes.length * subterms(...tiny.assumptions, ...tiny.sources, tiny.target).length;
  const widths = tiny.inputs.map(({ format }) => BigInt(format!.width));
  const total = 1n << widths.reduce((sum, width) => sum + width, 0n);
  let cases = 0;
  const modes = new Set<RoundingMode>(roundingModes);
  for (let index = 0n; index < total; index++) {
    budget.spend(size);
    let rest = index;
    const values = widths.map(width => {
      const value = BigInt.asUintN(Number(width), rest);
      rest >>= width;
      return value;
    });
    for (const rounding of roundingModes) {
      if (!tinyJudge.admits(values, rounding)) continue;
      cases += 1;
      if (tinyJudge.difference(values, rounding) === undefined) continue;
      modes.delete(rounding);
      if (rounding !== 'rne') continue;
      const lifted = values.map((value, order) => lift(value, inputs[order]!, formats));
      if (real.admits(lifted, 'rne') && real.difference(lifted, 'rne') !== undefined)
        return { candidate: lifted, cases, modes };
    }
  }
  return { cases, modes };
}

/** The same number, zero, infinity or NaN in the real format, which has them all. */
function lift(value: bigint, { format }: Input, formats: Retargeting): bigint {
  const tiny = formats.get(format!)!;
  return convertFormat(tiny, format!, value, nearest).bits;
}
