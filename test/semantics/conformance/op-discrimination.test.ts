/** The records tell ops apart: no op passes for another that takes and gives the same registers. */
import { describe, expect, test } from 'vitest';
import { disagreement, readCase } from './case.ts';
import type { Instruction } from './instructions.ts';
import { machineNamed } from './machines.ts';
import { casesByInstruction, recordedBy } from './recorded.ts';

const shape = ({ operands, resultWidth }: Instruction): string => [...operands, resultWidth].join();

describe.each(['arm64', 'arm', 'amd64'])('%s', name => {
  const machine = machineNamed(name);
  const cases = casesByInstruction(machine, recordedBy(machine));
  const ops = machine.instructions.filter(({ operands }) => operands.length > 1);
  const pairs = ops.flatMap(one =>
    ops.filter(other => other !== one && shape(other) === shape(one)).map(other => [one, other] as const),
  );

  test('no op of two or three operands passes for another', () => {
    const confused = pairs.filter(([one, other]) =>
      cases.get(one.name)!.every(witnessed => disagreement(other, witnessed) === undefined),
    );
    expect(pairs.length).toBeGreaterThan(20);
    expect(confused.map(([one, other]) => `${other.name} passes for ${one.name}`)).toEqual([]);
  });
});

describe('of two factors that are NaNs, the first that the instruction looks at is returned, with its sign as negated', () => {
  // As QEMU 11.1 and an Intel Xeon answered. Go gives the factors of arm64 as Rm, then Rn.
  test.each([
    ['arm64', 'FMADDD', '7ff8000000000002'],
    ['arm64', 'FMSUBD', 'fff8000000000002'],
    ['arm64', 'FNMADDD', 'fff8000000000002'],
    ['arm64', 'FNMSUBD', '7ff8000000000002'],
    ['arm', 'MULAD', '7ff8000000000001'],
    ['arm', 'MULSD', 'fff8000000000001'],
    ['arm', 'FMULAD', '7ff8000000000001'],
    ['amd64', 'VFMADD231SD', '7ff8000000000001'],
  ])('%s %s: %s', (name, op, result) => {
    const instruction = machineNamed(name).instructions.find(one => one.name === op)!;
    const line = `${op} rne 3ff0000000000000 7ff8000000000001 7ff8000000000002 ${result} 00`;
    expect(disagreement(instruction, readCase(line))).toBeUndefined();
  });
});
