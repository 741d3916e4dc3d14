/** Every helper of conditions and results is shown by Go's own function, or it is said why not. */
import { expect, test } from 'vitest';
import { helperNames } from '../../../src/model/go/handles.ts';
import { goFunctions } from '../../../src/model/go/library.ts';
import { disagreement, readCase } from './case.ts';
import { helperRows, unwitnessedHelpers } from './helper-instructions.ts';

const named = [...goFunctions.keys(), ...helperNames];
const witnessed = new Set(helperRows.map(({ instruction }) => instruction.name.split(' ')[0]!));

test('every helper has a row, or a reason', () => {
  expect(named.filter(name => !witnessed.has(name) && !unwitnessedHelpers.has(name))).toEqual([]);
});

test('no reason is given for what has a row, or is no helper', () => {
  const reasons = [...unwitnessedHelpers.keys()];
  expect(reasons.filter(name => witnessed.has(name) || !named.includes(name))).toEqual([]);
});

test.each([
  ['the highest bit of a signed power of two', 'isPowerOfTwo_int8 rne 0000000000000080 0000000000000001 00'],
  ['the logarithm of zero', 'log8 rne 0000000000000000 0000000000000000 00'],
  [
    'a sum of offsets that wraps around',
    'ValAndOff.canAdd32 rne 000000007fffffff 0000000000000001 0000000000000001 00',
  ],
  ['a panic that does not come', 'armBFAuxInt rne 0000000000000040 0000000000000001 0000000000004001 00'],
  ['two symbols that are merged', 'mergeSym rne 0000000000000001 0000000000000002 0000000000000001 00'],
  ['a size of pointer', 'moveSize_4 rne 0000000000000008 0000000000000008 00'],
])('a disagreement is noticed: %s', (_, line) => {
  const wrong = readCase(line);
  const { instruction } = helperRows.find(row => row.instruction.name === wrong.instruction)!;
  expect(disagreement(instruction, wrong)).toContain('but the evaluator has');
});
