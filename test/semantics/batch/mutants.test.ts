/** Deliberate faults in the kernels: on the operands of the ordinary tests each of them shows. */
import { describe, expect, test, vi } from 'vitest';
import type * as alignModule from '../../../src/semantics/batch/kernel/align.ts';
import type * as exactModule from '../../../src/semantics/batch/kernel/exact.ts';
import type * as finiteModule from '../../../src/semantics/batch/kernel/finite.ts';
import { zero } from '../../../src/semantics/batch/kernel/lanes.ts';
import type * as specialModule from '../../../src/semantics/batch/kernel/special.ts';
import type * as stepModule from '../../../src/semantics/batch/kernel/step.ts';
import type * as unpackModule from '../../../src/semantics/batch/kernel/unpack.ts';
import { f64x2, v128 } from '../../../src/semantics/batch/wasm/instructions.ts';
import { type RoundingMode, roundingModes } from '../../../src/semantics/float/environment.ts';

interface Modules {
  'align.ts': typeof alignModule;
  'exact.ts': typeof exactModule;
  'finite.ts': typeof finiteModule;
  'special.ts': typeof specialModule;
  'step.ts': typeof stepModule;
  'unpack.ts': typeof unpackModule;
}

type OperationName = 'add' | 'multiply' | 'divide' | 'squareRoot' | 'fuse';

/** A fault: exports of one module, replaced underneath everything that imports it, and an operation it breaks. */
interface Mutant {
  readonly fault: string;
  readonly module: keyof Modules;
  readonly operation: OperationName;
  readonly mutate: (original: never) => object;
}

function mutant<M extends keyof Modules>(
  fault: string,
  module: M,
  operation: OperationName,
  mutate: (original: Modules[M]) => Partial<Modules[M]>,
): Mutant {
  return { fault, module, operation, mutate };
}

const insteadOf = (from: RoundingMode, to: RoundingMode) => (original: Modules['step.ts']) => ({
  stepByMode: ((mode, nearest, rest) =>
    original.stepByMode(mode === from ? to : mode, nearest, rest)) satisfies Modules['step.ts']['stepByMode'],
});

const mutants: readonly Mutant[] = [
  mutant('the last rest is rounded to nearest, not to odd', 'exact.ts', 'fuse', () => ({
    toOdd: (_, { high }) => high,
  })),
  mutant('the error of the product is dropped', 'exact.ts', 'multiply', original => ({
    exactProduct: (f, a, b) => {
      const { high } = original.exactProduct(f, a, b);
      return { high, low: zero };
    },
  })),
  mutant('ties to max magnitude go to even', 'step.ts', 'fuse', insteadOf('rmm', 'rne')),
  mutant('down ignores the sign', 'step.ts', 'add', insteadOf('rdn', 'rtz')),
  mutant('up rounds to nearest', 'step.ts', 'divide', insteadOf('rup', 'rne')),
  mutant('toward zero rounds to nearest', 'step.ts', 'squareRoot', insteadOf('rtz', 'rne')),
  mutant('cancellation downwards is +0', 'align.ts', 'add', original => ({
    zeroSumSign: (_, a, b) => original.zeroSumSign('rne', a, b),
  })),
  mutant('an overflow is always infinite', 'finite.ts', 'fuse', original => ({
    encodeNormal: (f, rounded, _) => original.encodeNormal(f, rounded, 'rne'),
  })),
  mutant('inexact is not signaled', 'finite.ts', 'fuse', original => ({
    encodeNormal: (f, rounded, mode) => original.encodeNormal(f, { ...rounded, inexact: zero }, mode),
  })),
  mutant('signaling NaNs are quiet', 'special.ts', 'multiply', original => ({
    fromMachine: (f, format, operands, native, ...rest) => {
      const result = original.fromMachine(f, format, operands, native, ...rest);
      // Compared with themselves, NaNs differ: as quiet ones, they are propagated.
      return { ...result, flags: f.let(v128.andnot(result.flags, f64x2.ne(operands[0]!, operands[0]!))) };
    },
  })),
  mutant('infinities are taken for numbers', 'special.ts', 'add', () => ({
    unless: (_, __, ___, finite) => finite,
  })),
  mutant('subnormal operands are taken for normal ones', 'unpack.ts', 'divide', original => ({
    unpack: original.unpackNormal,
  })),
];

describe('agreement notices that', () => {
  test.each(mutants)('$fault', async ({ module, operation, mutate }) => {
    const path = `../../../src/semantics/batch/kernel/${module}`;
    vi.resetModules();
    vi.doMock(path, async importOriginal => {
      const genuine = await importOriginal<object>();
      return { ...genuine, ...mutate(genuine as never) };
    });
    const { firstDisagreement, latticeInputs, randomInputs } = await import('./agreement.ts');
    const { arithmetic } = await import('../../../src/semantics/term/build.ts');
    const { variable } = await import('../../../src/semantics/term/term.ts');
    const { BINARY64, canonical } = await import('../../../src/semantics/float/index.ts');
    vi.doUnmock(path);

    const arity = { add: 2, multiply: 2, divide: 2, squareRoot: 1, fuse: 3 }[operation];
    const parameters = ['x', 'y', 'z'].slice(0, arity).map(name => ({
      variable: variable(name, 64),
      format: BINARY64,
    }));
    const variables = parameters.map(parameter => parameter.variable);
    const term = arithmetic(canonical)[operation](BINARY64, ...variables);
    const inputs = [...latticeInputs(parameters, 5_000), ...randomInputs(parameters, 5_000, 20261123)];
    const differences = roundingModes.map(mode => firstDisagreement(term, variables, mode, inputs));
    expect(differences.some(difference => difference !== undefined)).toBe(true);
  });
});
