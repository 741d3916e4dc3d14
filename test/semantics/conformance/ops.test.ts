import { describe, expect, test } from 'vitest';
import { roundingModes } from '../../../src/semantics/float/environment.ts';
import { type OpEntry, type Register, settled, widthOf } from '../../../src/semantics/ops/entry.ts';
import { riscv64 } from '../../../src/semantics/ops/riscv64/index.ts';
import { evaluator } from '../../../src/semantics/term/evaluate.ts';
import { variable } from '../../../src/semantics/term/term.ts';
import type { Case } from './case.ts';
import { casesOf } from './recorded.ts';

/** Instructions whose name in Go is not theirs in capitals. */
const renamed: Readonly<Record<string, string>> = {
  'fmv.x.w': 'FMVXS',
  'fmv.w.x': 'FMVSX',
};

/** Go rounds to integers toward zero and nothing else. */
const truncates = /^FCVT[WL]/;

interface Subject {
  readonly name: string;
  readonly entry: OpEntry;
  readonly cases: readonly Case[];
}

/** The op entries that are one instruction, with what that instruction computed on the machine. */
const subjects: readonly Subject[] = [...casesOf].flatMap(([instruction, cases]) => {
  const name = renamed[instruction] ?? instruction.replaceAll('.', '').toUpperCase();
  const entry = riscv64.ops.get(name);
  if (entry === undefined) return [];
  const modes = truncates.test(name) ? [roundingModes.indexOf('rtz')] : roundingModes.map((_, mode) => mode);
  return [{ name, entry, cases: cases.filter(({ mode }) => modes.includes(mode)) }];
});

function registerWidth(register: Register): number {
  return widthOf(settled(register));
}

describe('op entries denote what their instruction computes', () => {
  test.each(subjects)('$name', ({ entry, cases }) => {
    const widths = entry.operands.map(registerWidth);
    const operands = widths.map((width, k) => variable(`x${k}`, width));
    const run = evaluator(entry.denote(operands, [])[0], operands);
    const wrong = cases.filter(({ mode, operands: registers, result, flags }) => {
      const values = registers.map((register, k) => BigInt.asUintN(widths[k]!, register));
      const evaluation = run(values, roundingModes[mode]!);
      const low = BigInt.asUintN(registerWidth(entry.results[0]), result);
      return evaluation.value !== low || evaluation.flags !== flags;
    });
    expect(cases.length).toBeGreaterThan(0);
    expect(wrong).toEqual([]);
  });

  test('most instructions are ops', () => {
    expect(subjects.length).toBeGreaterThanOrEqual(38);
  });
});
