/** The emitter: encodings of integers, and small functions that run. */
import { describe, expect, it } from 'vitest';
import { i32 } from '../../../src/semantics/batch/wasm/instructions.ts';
import { signed, unsigned } from '../../../src/semantics/batch/wasm/leb128.ts';
import { ModuleBuilder } from '../../../src/semantics/batch/wasm/module.ts';

describe('LEB128', () => {
  it('writes seven bits a byte', () => {
    expect(unsigned(0)).toEqual([0]);
    expect(unsigned(127)).toEqual([0x7f]);
    expect(unsigned(128)).toEqual([0x80, 0x01]);
    expect(unsigned(624485)).toEqual([0xe5, 0x8e, 0x26]);
    expect(unsigned(0xffffffff)).toEqual([0xff, 0xff, 0xff, 0xff, 0x0f]);
  });

  it('ends a signed integer with its sign', () => {
    expect(signed(0n)).toEqual([0]);
    expect(signed(63n)).toEqual([0x3f]);
    expect(signed(64n)).toEqual([0xc0, 0x00]);
    expect(signed(-64n)).toEqual([0x40]);
    expect(signed(-65n)).toEqual([0xbf, 0x7f]);
    expect(signed(-123456n)).toEqual([0xc0, 0xbb, 0x78]);
    expect(signed(-(1n << 63n))).toHaveLength(10);
  });
});

describe('a module', () => {
  it('runs what was built', () => {
    const module = new ModuleBuilder();
    const signature = { parameters: ['i32', 'i32'], results: ['i32'] } as const;
    // 1 + 2 + ... + n, if that is below a bound.
    module.define(
      signature,
      f => {
        const [count, bound] = [f.integers[0]!, f.integers[1]!];
        const [index, sum] = [f.variable('i32'), f.variable('i32')];
        f.doWhile(
          () => {
            index.set(i32.add(index, i32.constant(1)));
            sum.set(i32.add(sum, index));
          },
          i32.ltU(index, count),
        );
        f.if(i32.ltU(sum, bound), () => f.return(sum));
        f.return(i32.constant(-1));
      },
      'sum',
    );
    const sum = module.instantiate()['sum'] as (count: number, bound: number) => number;
    expect(sum(10, 56)).toBe(55);
    expect(sum(10, 55)).toBe(-1);
  });

  it('has more locals and longer constants than fit one byte', () => {
    const module = new ModuleBuilder();
    module.define(
      { parameters: [], results: ['i32'] },
      f => {
        const locals = Array.from({ length: 300 }, (_, index) => f.let(i32.constant(index * 1000)));
        f.return(locals.reduce(i32.add));
      },
      'sum',
    );
    expect((module.instantiate()['sum'] as () => number)()).toBe((299 * 300 * 1000) / 2);
  });

  it('imports before it defines', () => {
    const module = new ModuleBuilder();
    const signature = { parameters: [], results: [] } as const;
    module.define(signature, f => f.return());
    expect(() => module.import({ signature, function: () => {} })).toThrow('before');
  });
});
