/** What goes wrong is made smaller, as long as it still does. */
import { describe, expect, it } from 'vitest';
import { type Call, exactOf, type Result } from '../../src/reproduce/trials/call.ts';
import { type Look, minimised } from '../../src/reproduce/trials/minimise.ts';
import type { Node } from '../../src/reproduce/trials/node.ts';
import { type Form, trialOf } from '../../src/reproduce/trials/trial.ts';

const operand = (name: string, type: 'uint8' | 'uint64' | 'unsafe.Pointer' = 'uint64'): Node => ({
  kind: 'operand',
  name,
  type,
});
const constant = (bits: bigint): Node => ({
  kind: 'constant',
  type: 'uint64',
  constant: { kind: 'known', bits },
});
const op = (name: string, ...args: Node[]): Node => ({ kind: 'op', op: name, args });
const formOf = (root: Node, more: Partial<Form> = {}): Form => ({
  root,
  constants: new Map(),
  bringing: 'plain',
  hidden: [],
  timings: new Map(),
  ...more,
});

/** A compiler that is wrong wherever it is said to be. */
const compiler =
  (isWrong: (body: string, call: Call) => boolean, looks = Infinity): Look =>
  async calls => {
    looks -= 1;
    if (looks < 0) return undefined;
    return calls.filter(call => isWrong(call.trial.body.join('\n'), call)).map(resultOf);
  };

const resultOf = (call: Call): Result => ({ call, got: 77n, wanted: exactOf(call) ?? 1n, isRight: false });
const start = (form: Form, ...values: bigint[]): Result => resultOf({ trial: trialOf(form), values });
const bodyOf = ({ result }: { readonly result: Result }): string => result.call.trial.body.join('\n');

describe('a program', () => {
  const shift = op('Lsh64x64', operand('x'), constant(37n));
  const root = op('Add64', op('Xor64', operand('y'), constant(0x1234n)), op('And64', shift, operand('z')));

  it('loses what does not matter, and its numbers become small', async () => {
    const found = await minimised(
      start(formOf(root), 99n, 0x123456n, 77n),
      compiler((body, { values }) => body.includes('<<') && values.some(value => value > 2n)),
    );
    expect(bodyOf(found)).toBe('return x << 0');
    expect(found.result.call.values).toEqual([3n]);
    expect(found.isMinimal).toBe(true);
  });

  it('keeps the ways of its constants and operands that matter, and no others', async () => {
    const form = formOf(root, {
      bringing: 'loop',
      hidden: root.kind === 'op' ? root.args : [],
      timings: new Map([[shift.kind === 'op' ? shift.args[1]! : shift, 'slow']]),
    });
    const late = await minimised(
      start(form, 1n, 2n, 3n),
      compiler(body => /<< n\d/.test(body)),
    );
    expect(bodyOf(late)).toMatch(/^n1, m := uint64\(0\), 0\nfor [\s\S]*\nreturn x << n1$/);
    expect(bodyOf(late)).not.toContain('enter');
    const looped = await minimised(
      start(form, 1n, 2n, 3n),
      compiler(body => /late1 = .* << /.test(body)),
    );
    expect(bodyOf(looped)).toContain('\t\tlate1 = 0 << 0\n');
    expect(bodyOf(looped)).not.toContain('late2');
    expect(bodyOf(looped)).not.toContain('m == 5');
  });

  it('of memory loses stores, checks and sizes', async () => {
    const memory: Node = {
      kind: 'zero',
      size: { kind: 'known', bits: 32n },
      pointer: operand('p', 'unsafe.Pointer'),
      memory: {
        kind: 'store',
        type: 'uint8',
        pointer: {
          kind: 'offset',
          pointer: operand('p', 'unsafe.Pointer'),
          offset: { kind: 'known', bits: 3n },
        },
        value: operand('x', 'uint8'),
        memory: { kind: 'memory' },
      },
    };
    const result = start(formOf(memory), 0n, 5n);
    const found = await minimised(
      result,
      compiler(body => body.includes('byte{}')),
    );
    expect(bodyOf(found)).toBe('*(*[0]byte)(p) = [0]byte{}');
  });

  it('is left as it was where nothing smaller goes wrong', async () => {
    const result = start(formOf(root), 1n, 2n, 3n);
    const found = await minimised(
      result,
      compiler(() => false),
    );
    expect(found).toEqual({ result, isMinimal: true });
  });

  it('is as small as it became when the time ended, and says so', async () => {
    const wrong = (body: string) => body.includes('<<');
    const found = await minimised(start(formOf(root), 1n, 2n, 3n), compiler(wrong, 1));
    expect(found.isMinimal).toBe(false);
    expect(bodyOf(found)).toContain('<<');
    expect(bodyOf(found).length).toBeLessThan(trialOf(formOf(root)).body.join('\n').length);
  });
});
