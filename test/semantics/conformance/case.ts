import { roundingModes } from '../../../src/semantics/float/environment.ts';
import { environmentOf, type Instruction } from './instructions.ts';

/** One execution of an instruction on the machine: registers in, register and flags out. */
export interface Case {
  readonly instruction: string;
  /** The rounding mode, numbered as in frm. */
  readonly mode: number;
  readonly operands: readonly bigint[];
  readonly result: bigint;
  readonly flags: number;
}

/** A case as a line of text: `fadd.d rne 3ff0000000000000 bff0000000000000 0000000000000000 00`. */
export function writeCase({ instruction, mode, operands, result, flags }: Case): string {
  const words = operands.map(word => word.toString(16).padStart(16, '0'));
  return [instruction.replaceAll(' ', '_'), roundingModes[mode], ...words, writeOutcome(result, flags)].join(
    ' ',
  );
}

export function readCase(line: string): Case {
  const [instruction = '', mode = '', ...words] = line.split(' ');
  const numbers = words.map(word => BigInt(`0x${word}`));
  return {
    instruction: instruction.replaceAll('_', ' '),
    mode: (roundingModes as readonly string[]).indexOf(mode),
    operands: numbers.slice(0, -2),
    result: numbers.at(-2) ?? 0n,
    flags: Number(numbers.at(-1)),
  };
}

/**
 * What is wrong with a case, in words; nothing if the evaluator agrees bit for bit and flag for flag, or where any
 * result is right.
 */
export function disagreement(
  { defined, execute, resultWidth = 64 }: Instruction,
  witnessed: Case,
): string | undefined {
  if (defined?.(witnessed.operands) === false) return undefined;
  const { bits, flags } = execute(witnessed.operands, environmentOf(witnessed.mode));
  if (bits === BigInt.asUintN(resultWidth, witnessed.result) && flags === witnessed.flags) return undefined;
  return `${writeCase(witnessed)}, but the evaluator has ${writeOutcome(bits, flags)}`;
}

function writeOutcome(result: bigint, flags: number): string {
  return `${result.toString(16).padStart(16, '0')} ${flags.toString(16).padStart(2, '0')}`;
}
