import { describe, expect, test } from 'vitest';
import { roundingModes } from '../../../src/semantics/float/environment.ts';
import { disagreement, readCase, writeCase } from './case.ts';
import { type Instruction, instructions } from './instructions.ts';
import { casesOf, recorded } from './recorded.ts';

describe('what a riscv64 machine computed', () => {
  test.each(instructions)('$name', instruction => {
    const cases = casesOf.get(instruction.name)!;
    expect(cases.length).toBeGreaterThanOrEqual(900);
    expect(cases.map(witnessed => disagreement(instruction, witnessed)).filter(Boolean)).toEqual([]);
  });

  test('the record covers every mode and every flag', () => {
    const modes = new Set(recorded.map(({ mode }) => mode));
    const flags = recorded.reduce((union, witnessed) => union | witnessed.flags, 0);
    expect(modes.size).toBe(roundingModes.length);
    expect(flags).toBe(0b11111);
  });
});

describe('a disagreement is noticed', () => {
  const fadd = instructions.find(({ name }) => name === 'fadd.d')!;
  const right = readCase('fadd.d rup 3ff0000000000000 0000000000000001 3ff0000000000001 01');

  test('a case is written as it was read', () => {
    expect(readCase(writeCase(right))).toEqual(right);
    expect(disagreement(fadd, right)).toBeUndefined();
  });

  test.each([
    ['in one bit of the result', { ...right, result: right.result ^ 1n }, '3ff0000000000001 01'],
    ['in one flag', { ...right, flags: 3 }, '3ff0000000000001 01'],
    ['in the mode', { ...right, mode: roundingModes.indexOf('rdn') }, '3ff0000000000000 01'],
  ])('%s', (_what, wrong, evaluated) => {
    expect(disagreement(fadd satisfies Instruction, wrong)).toContain(`the evaluator has ${evaluated}`);
  });
});
