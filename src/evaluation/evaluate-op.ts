/** One op on given operands, in every rounding mode, as plain data. */

import { type Shown, tool } from '../check/run.ts';
import { type Place, placeOf, placeOfConstant, showPlace } from '../check/show-value.ts';
import { flagNames, type RoundingMode, roundingModes } from '../semantics/float/index.ts';
import { constantKinds, type OpEntry, widthOf } from '../semantics/ops/entry.ts';
import { dependsOnRounding, evaluator } from '../semantics/term/evaluate.ts';
import { type Term, type Variable, variable, variablesOf } from '../semantics/term/term.ts';
import { describePlace, OperandError, rangeNote, readOperand } from './operand.ts';

export interface OperandShown extends Shown {
  readonly name: string;
  /** `binary64`, `int32`, `bool`. */
  readonly type: string;
  /** Present if the operand is not the number that was written: `1e400 overflows binary32`. */
  readonly note?: string;
}

/** A result, with all the rounding modes that give it. */
export interface ResultShown extends Shown {
  readonly roundingModes: readonly RoundingMode[];
  readonly flags: readonly string[];
}

export interface OpEvaluation {
  readonly version: 1;
  readonly tool: { readonly name: string; readonly version: string };
  readonly op: string;
  readonly arch: string;
  readonly sentence: string;
  readonly manual: string;
  readonly operands: readonly OperandShown[];
  /** Present if the Go language does not define the result for these operands; says where it does. */
  readonly undefinedUnless?: string;
  /** The rounding mode can make a difference to the result. */
  readonly rounds: boolean;
  readonly results: readonly ResultShown[];
}

/** An operand or a constant of an op. */
export interface Parameter {
  readonly name: string;
  readonly place: Place;
}

/** What an op takes: its operands, and last its constants. */
export function parametersOf(entry: OpEntry): Parameter[] {
  const operands = entry.operands.map((register, index) => ({
    name: 'xyzw'[index] ?? `x${index}`,
    place: placeOf(register),
  }));
  const constants = constantKinds(entry).map((kind, index) => ({
    name: 'cd'[index]!,
    place: placeOfConstant(kind),
  }));
  return [...operands, ...constants];
}

/** Throws `OperandError` or `ValueError` if the texts are not operands of the op. */
export function evaluateOp(arch: string, entry: OpEntry, texts: readonly string[]): OpEvaluation {
  const parameters = parametersOf(entry);
  if (texts.length !== parameters.length) throw new OperandError(countMessage(entry, parameters, texts));
  const values = parameters.map(({ place }, index) => readOperand(place, texts[index]!));
  const variables = parameters.map(({ name, place }) => variable(name, widthOf(place)));
  const term = termOf(entry, variables);
  const unknown = variablesOf(term).find(part => !variables.includes(part));
  if (unknown !== undefined)
    throw new OperandError(`${entry.name} gives what only a running program has: ${unknown.name}`);
  return {
    version: 1,
    tool,
    op: entry.name,
    arch,
    sentence: entry.sentence,
    manual: entry.manual,
    operands: parameters.map(({ name, place }, index) =>
      operandShown(name, place, texts[index]!, values[index]!),
    ),
    ...(!isDefined(entry, variables, values) && { undefinedUnless: entry.defined!.words }),
    rounds: dependsOnRounding(term),
    results: resultsByMode(entry, evaluator(term, variables), values),
  };
}

function operandShown(name: string, place: Place, text: string, bits: bigint): OperandShown {
  const note = rangeNote(place, text, bits);
  return { name, type: describePlace(place), ...showPlace(place, bits), ...(note !== undefined && { note }) };
}

/** The first result. */
const termOf = (entry: OpEntry, variables: readonly Variable[]): Term =>
  entry.denote(...argumentsOf(entry, variables))[0];

function resultsByMode(
  entry: OpEntry,
  evaluate: ReturnType<typeof evaluator>,
  values: readonly bigint[],
): ResultShown[] {
  const place = placeOf(entry.results[0]);
  const results = new Map<string, { bits: bigint; flags: number; roundingModes: RoundingMode[] }>();
  for (const mode of roundingModes) {
    const { value: bits, flags } = evaluate(values, mode);
    const key = `${bits},${flags}`;
    const result = results.get(key) ?? { bits, flags, roundingModes: [] };
    result.roundingModes.push(mode);
    results.set(key, result);
  }
  return [...results.values()].map(({ bits, flags, roundingModes: modes }) => ({
    roundingModes: modes,
    ...showPlace(place, bits),
    flags: flagNames(flags),
  }));
}

/** The operands and the constants. */
const argumentsOf = ({ operands: { length } }: OpEntry, variables: readonly Variable[]) =>
  [variables.slice(0, length), variables.slice(length)] as const;

function isDefined(entry: OpEntry, variables: readonly Variable[], values: readonly bigint[]): boolean {
  if (entry.defined === undefined) return true;
  return (
    evaluator(entry.defined.condition(...argumentsOf(entry, variables)), variables)(values, 'rne').value ===
    1n
  );
}

function countMessage({ name }: OpEntry, parameters: readonly Parameter[], texts: readonly string[]): string {
  const list = parameters.map(({ name: parameter, place }) => `${parameter} (${describePlace(place)})`);
  return (
    `${name} takes ${parameters.length} ${parameters.length === 1 ? 'operand' : 'operands'}` +
    `${list.length > 0 ? `, ${list.join(', ')}` : ''}; given ${texts.length}`
  );
}
