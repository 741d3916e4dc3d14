import { expect, test } from 'vitest';
import type { OpEntry } from '../../../src/semantics/ops/entry.ts';
import { integer, isa, op, table } from '../../../src/semantics/ops/table.ts';

const x = integer(64);
const copy = (name: string): OpEntry[] => table('a manual', [op(name, [x], x, a => a!, 'the operand')]);

test('tables are made when they are first asked for, and once', () => {
  const made: string[] = [];
  const machine = isa(
    'M',
    [
      () => {
        made.push('ops');
        return copy('MOV');
      },
    ],
    () => {
      made.push('blocks');
      return [];
    },
  );
  expect(made).toEqual([]);
  expect([...machine.ops.keys(), ...machine.ops.keys()]).toEqual(['MOV', 'MOV']);
  expect(made).toEqual(['ops']);
  expect(machine.branches.size).toBe(0);
  expect(machine.branches).toBe(machine.branches);
  expect(made).toEqual(['ops', 'blocks']);
});

test('two entries of one name are refused as soon as a table is asked for', () => {
  const machine = isa('M', [() => copy('MOV'), () => copy('MOV')]);
  expect(() => machine.ops).toThrow('two entries of a table have one name');
});
