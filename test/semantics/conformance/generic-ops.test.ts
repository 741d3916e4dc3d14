/** Every generic op is shown by compiled Go, or it is said why not. */
import { expect, test } from 'vitest';
import { generic } from '../../../src/semantics/ops/generic/index.ts';
import { disagreement, readCase } from './case.ts';
import { genericInstructions, unwitnessed, unwitnessedBlocks } from './generic-instructions.ts';

const witnessed = new Set(genericInstructions.map(({ name }) => name.split(/[ .]/)[0]!));
const named = [...generic.ops.keys(), ...generic.branches.keys()];

test('every op has a row in generic/witness.go, or a reason', () => {
  const open = named.filter(
    name => !witnessed.has(name) && !unwitnessed.has(name) && !unwitnessedBlocks.has(name),
  );
  expect(open).toEqual([]);
});

test('no reason is given for what has a row, or is no op', () => {
  const reasons = [...unwitnessed.keys(), ...unwitnessedBlocks.keys()];
  expect(reasons.filter(name => witnessed.has(name) || !named.includes(name))).toEqual([]);
});

/** Each is a way to be wrong that a wrong entry could have. */
test.each([
  ['a shift by the width', 'Lsh8x8_0 rne 0000000000000001 0000000000000008 0000000000000001 00'],
  [
    'a signed shift that fills with zeros',
    'Rsh8x8_0 rne 0000000000000080 00000000000000ff 0000000000000000 00',
  ],
  [
    'a remainder with the sign of the divisor',
    'Mod16_0 rne 000000000000fffd 0000000000000002 0000000000000001 00',
  ],
  [
    'a high product taken for an unsigned one',
    'Hmul32 rne 00000000ffffffff 0000000000000002 0000000000000001 00',
  ],
  [
    'memory that a store of two bytes left',
    'Store_16 rne 1122334455667788 000000000000aabb 112233445566bbaa 00',
  ],
  ['a copy the other way', 'Move_0,4,4 rne 1122334455667788 5566778855667788 00'],
  ['the old value of an addition', 'AtomicAdd32.0 rne 0000000000000001 0000000000000002 0000000000000001 00'],
])('a disagreement is noticed: %s', (_, line) => {
  const wrong = readCase(line);
  const instruction = genericInstructions.find(({ name }) => name === wrong.instruction)!;
  expect(disagreement(instruction, wrong)).toContain('but the evaluator has');
});

test('what Go leaves open is not compared', () => {
  const line = 'Div8u rne 0000000000000001 0000000000000000 0000000000000007 00';
  const instruction = genericInstructions.find(({ name }) => name === 'Div8u')!;
  expect(disagreement(instruction, readCase(line))).toBeUndefined();
});
