/** `rulecheck eval OP ARG...` */

import { evaluateOp } from '../evaluation/evaluate-op.ts';
import { OperandError } from '../evaluation/operand.ts';
import { renderEvaluation } from '../evaluation/text.ts';
import { renderJson } from '../report/json.ts';
import { ValueError } from '../semantics/float/index.ts';
import type { Isa, OpEntry } from '../semantics/ops/entry.ts';
import { isas } from '../semantics/ops/index.ts';
import { closest } from '../text/closest.ts';
import { type ColorChoice, wantsColor } from './color.ts';
import { ExitCode } from './exit-code.ts';
import { archNamed } from './op-tables.ts';
import { writeReport } from './output.ts';
import { UsageError } from './usage-error.ts';

export interface EvalOptions {
  readonly arch: string;
  readonly format: 'text' | 'json';
  readonly color: ColorChoice;
  readonly output?: string;
}

export function evalCommand(op: string, operands: readonly string[], options: EvalOptions): number {
  const isa = isaNamed(options.arch);
  const evaluation = evaluated(isa, op, operands);
  const toTerminal = options.output === undefined && process.stdout.isTTY;
  const text =
    options.format === 'json'
      ? renderJson(evaluation)
      : renderEvaluation(evaluation, wantsColor(options.color, toTerminal));
  writeReport(text, options.output);
  return ExitCode.clean;
}

function isaNamed(name: string): Isa {
  const isa = isas.get(archNamed(name, undefined));
  if (isa === undefined)
    throw new UsageError(`unknown architecture ${name}; there is ${[...isas.keys()].join(', ')}`);
  return isa;
}

function evaluated(isa: Isa, op: string, operands: readonly string[]) {
  const entry = entryNamed(isa, op);
  if (entry === undefined) throw new UsageError(unknownOp(isa, op));
  try {
    return evaluateOp(isa.name, entry, operands);
  } catch (error) {
    if (error instanceof OperandError || error instanceof ValueError) throw new UsageError(error.message);
    throw error;
  }
}

/** In any case: no two ops of a machine differ in that alone. */
function entryNamed({ ops }: Isa, name: string): OpEntry | undefined {
  const lower = name.toLowerCase();
  return ops.get(name) ?? [...ops.values()].find(entry => entry.name.toLowerCase() === lower);
}

/** Says what the name is instead, or which it may be meant to be. */
function unknownOp(isa: Isa, op: string): string {
  if (isa.branches.has(op)) return `${op} is a kind of block, not an op`;
  const elsewhere = [...isas.values()].find(other => entryNamed(other, op) !== undefined);
  if (elsewhere !== undefined) return `${isa.name} has no op ${op}; try --arch ${elsewhere.name}`;
  const near = closest(op.toUpperCase(), isa.ops.keys()) ?? closest(op, isa.ops.keys());
  return `${isa.name} has no op ${op} with a meaning here${near === undefined ? '' : `; did you mean ${near}?`}`;
}
