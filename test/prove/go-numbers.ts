/** The rules on numbers among the rules of one of Go's files, and what is said of them. */
import type { Checked } from '../support/verdicts.ts';

/** Ops that have numbers among their operands or results, in any of Go's tables. */
const generic =
  /\((\w+(32|64)F|Sqrt|Sqrt32|Abs|Copysign|FMA|Floor|Ceil|Trunc|Round|RoundToEven|Cvt(32|64)\w+)\b/;

/** What a value of numbers has no part in: memory, flags, vectors, the arguments of a function. */
const elsewhere =
  /\((\w*(load|store)(idx\d?)?|Load|Store|\w*CMP[FDS]0?|UCOMIS[SD]|V\w+|Arg)\b(?<!VFMADD231S[SD])/;

/** The instances whose source or target mentions an op on numbers, generic or of the machine, and nothing else. */
export function rulesOnNumbers(checked: readonly Checked[], ops: RegExp): Checked[] {
  return checked.filter(({ text }) => (generic.test(text) || ops.test(text)) && !elsewhere.test(text));
}

const riscv64Ops =
  /\((F[A-Z]+[SD]|LoweredF|LoweredRound|FMOV[DF]const|\w+(32|64)F|Sqrt|Sqrt32|Abs|Copysign|FMA|Cvt\d\w+)\b/;
const riscv64Memory = /\(F?MOV[BHWD]U?(load|store)|\((Load|Store)\b/;

/** Whether a rule of riscv64 computes, tests or moves numbers, and touches no memory. */
export const isOnNumbersOfRiscv64 = (text: string): boolean =>
  riscv64Ops.test(text) && !riscv64Memory.test(text);

/** How many have which verdict: `{ 'proved bits': 12 }`. */
export function ledger(checked: readonly Checked[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { verdict } of checked) {
    const key = [verdict.kind, verdict.equality].filter(Boolean).join(' ');
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
