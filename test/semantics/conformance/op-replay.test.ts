/** The ops of machines other than riscv64 denote what their instructions computed on the machine. */
import { describe, expect, test } from 'vitest';
import { disagreement, readCase } from './case.ts';
import { machineNamed, machines } from './machines.ts';
import { casesByInstruction, recordedBy } from './recorded.ts';

for (const machine of machines.filter(({ name }) => name !== 'riscv64')) {
  const cases = casesByInstruction(machine, recordedBy(machine));
  describe(`what a ${machine.name} machine computed`, () => {
    test.each(machine.instructions)('$name', instruction => {
      const own = cases.get(instruction.name)!;
      const least = instruction.operands.length === 0 ? 1 : Math.min(60, machine.recordedPerSection);
      expect(own.length).toBeGreaterThanOrEqual(least);
      expect(own.map(witnessed => disagreement(instruction, witnessed)).filter(Boolean)).toEqual([]);
    });
  });
}

test('a disagreement is noticed: the negation of a rounded zero', () => {
  const fnmsub = machineNamed('loong64').instructions.find(({ name }) => name === 'FNMSUBD')!;
  const one = '3ff0000000000000';
  const line = (zero: string) => readCase(`FNMSUBD rne ${one} ${one} ${one} ${zero} 00`);
  expect(disagreement(fnmsub, line('8000000000000000'))).toBeUndefined();
  expect(disagreement(fnmsub, line('0000000000000000'))).toContain('the evaluator has 8000000000000000');
});
