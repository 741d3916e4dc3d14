/** One op on given operands, in every rounding mode, as plain data. */

import { type Shown, tool } from '../check/run.ts';
import { type Place, placeOf, placeOfConstant, showConstant, showPlace } from '../check/show-value.ts';
import { flagNames, type RoundingMode, roundingModes } from '../semantics/float/index.ts';
import { type ConstantKind, constantKinds, type OpEntry, widthOf } from '../semantics/ops/entry.ts';
import { dependsOnRounding, evaluator } from '../semantics/term/evaluate.ts';
import { type Variable, variable, variablesOf } from '../semantics/term/term.ts';
import {
  describeConstant,
  describePlace,
  OperandError,
  rangeNote,
  readConstant,
  readOperand,
} from './operand.ts';

export interface OperandShown extends Shown {
  readonly name: string;
  /** `binary64`, `int32`, `bool`. */
  readonly type: string;
  /** Present if the operand is not the number that was written: `1e400 overflows binary32`. */
  readonly note?: string;
}

/** A result, with all the rounding modes that give it. */
export interface ResultShown extends Shown {
  /** Of an op with several results: the op that selects this one, `Select0` for the first. */
  readonly part?: string;
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
  /** Present if the instruction cannot encode the constant; says what it can. */
  readonly unencodableUnless?: string;
  /** The rounding mode can make a difference to a result. */
  readonly rounds: boolean;
  readonly results: readonly ResultShown[];
}

/** An operand or a constant of an op. */
export interface Parameter {
  readonly name: string;
  readonly place: Place;
  /** Of a constant. */
  readonly constant?: ConstantKind;
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
    constant: kind,
  }));
  return [...operands, ...constants];
}

/** Throws `OperandError` or `ValueError` if the texts are not operands of the op. */
export function evaluateOp(arch: string, entry: OpEntry, texts: readonly string[]): OpEvaluation {
  const parameters = parametersOf(entry);
  if (texts.length !== parameters.length) throw new OperandError(countMessage(entry, parameters, texts));
  const values = parameters.map(({ place, constant }, index) =>
    constant === undefined ? readOperand(place, texts[index]!) : readConstant(constant, texts[index]!),
  );
  const variables = parameters.map(({ name, place }) => variable(name, widthOf(place)));
  const terms = entry.denote(...argumentsOf(entry, variables));
  const unknown = variablesOf(...terms).find(part => !variables.includes(part));
  if (unknown !== undefined)
    throw new OperandError(`${entry.name} gives what only a running program has: ${unknown.name}`);
  return {
    version: 1,
    tool,
    op: entry.name,
    arch,
    sentence: entry.sentence,
    manual: entry.manual,
    operands: parameters.map((parameter, index) => operandShown(parameter, texts[index]!, values[index]!)),
    ...(!isDefined(entry, variables, values) && { undefinedUnless: entry.defined!.words }),
    ...(!isEncodable(entry, variables, values) && { unencodableUnless: entry.aux!.encodable!.words }),
    rounds: dependsOnRounding(...terms),
    results: terms.flatMap((term, index) => resultsByMode(entry, index, evaluator(term, variables), values)),
  };
}

function operandShown(parameter: Parameter, text: string, bits: bigint): OperandShown {
  const { name, place, constant } = parameter;
  const note = rangeNote(place, text, bits);
  const shown = constant === undefined ? showPlace(place, bits) : showConstant(constant, bits);
  return { name, type: describeParameter(parameter), ...shown, ...(note !== undefined && { note }) };
}

const describeParameter = ({ place, constant }: Parameter): string =>
  constant === undefined ? describePlace(place) : describeConstant(constant);

function resultsByMode(
  { results: registers }: OpEntry,
  index: number,
  evaluate: ReturnType<typeof evaluator>,
  values: readonly bigint[],
): ResultShown[] {
  const place = placeOf(registers[index]!);
  const results = new Map<string, { bits: bigint; flags: number; roundingModes: RoundingMode[] }>();
  for (const mode of roundingModes) {
    const { value: bits, flags } = evaluate(values, mode);
    const key = `${bits},${flags}`;
    const result = results.get(key) ?? { bits, flags, roundingModes: [] };
    result.roundingModes.push(mode);
    results.set(key, result);
  }
  return [...results.values()].map(({ bits, flags, roundingModes: modes }) => ({
    ...(registers.length > 1 && { part: `Select${index}` }),
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

function isEncodable({ aux, operands }: OpEntry, variables: readonly Variable[], values: readonly bigint[]) {
  if (aux?.encodable === undefined) return true;
  const condition = aux.encodable.condition(...variables.slice(operands.length));
  return evaluator(condition, variables)(values, 'rne').value === 1n;
}

function countMessage({ name }: OpEntry, parameters: readonly Parameter[], texts: readonly string[]): string {
  const list = parameters.map(parameter => `${parameter.name} (${describeParameter(parameter)})`);
  return (
    `${name} takes ${parameters.length} ${parameters.length === 1 ? 'operand' : 'operands'}` +
    `${list.length > 0 ? `, ${list.join(', ')}` : ''}; given ${texts.length}`
  );
}
