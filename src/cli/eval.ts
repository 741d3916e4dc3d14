/** `rulecheck eval OP ARG...` */

import { evaluateOp } from '../evaluation/evaluate-op.ts';
import { OperandError } from '../evaluation/operand.ts';
import { renderEvaluation } from '../evaluation/text.ts';
import { renderJson } from '../report/json.ts';
import { ValueError } from '../semantics/float/index.ts';
import type { Isa } from '../semantics/ops/entry.ts';
import { type ColorChoice, wantsColor } from './color.ts';
import { ExitCode, UsageError } from './exit-code.ts';
import { isaNamed, opNamed, unknownOp } from './named-op.ts';
import { writeReport } from './output.ts';

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

function evaluated(isa: Isa, op: string, operands: readonly string[]) {
  const entry = opNamed(isa, op);
  if (entry === undefined) throw new UsageError(unknownOp([isa], op));
  try {
    return evaluateOp(isa.name, entry, operands);
  } catch (error) {
    if (error instanceof OperandError || error instanceof ValueError) throw new UsageError(error.message);
    throw error;
  }
}
