/** The kernels: one WebAssembly function for each operation, format and rounding mode, made when first asked for. */
import type { RoundingMode } from '../float/environment.ts';
import type { Result } from './kernel/finite.ts';
import { fusedMultiplyAdd, fusedMultiplyAddQuick } from './kernel/fused-multiply-add.ts';
import type { V128 } from './wasm/expression.ts';
import type { FunctionBuilder, Signature } from './wasm/function.ts';
import { type Import, ModuleBuilder } from './wasm/module.ts';

type Vectors = readonly V128[];
export type Kernel = (f: FunctionBuilder, operands: Vectors, mode: RoundingMode) => Result;

const made = new Map<string, Import>();

const signatureOf = (arity: number): Signature => ({
  parameters: Array(arity).fill('v128'),
  results: ['v128', 'v128'],
});

/** A kernel as a function from vectors of operands to a vector of results and one of flags. `key` names it. */
export function kernel(key: string, arity: number, mode: RoundingMode, build: Kernel): Import {
  return once(`${key};${mode}`, () => {
    const module = new ModuleBuilder();
    const signature = signatureOf(arity);
    module.define(signature, f => returnResult(f, build(f, f.vectors, mode)), 'kernel');
    return { signature, function: module.instantiate()['kernel'] };
  });
}

/** The fused multiply-add of binary64: a quick function that leaves the hard cases to a general one. */
export function fusedKernel(mode: RoundingMode): Import {
  return once(`fused;${mode}`, () => {
    const module = new ModuleBuilder();
    const signature = signatureOf(3);
    const operands = (f: FunctionBuilder) => f.vectors as readonly [V128, V128, V128];
    const general = module.define(signature, f => returnResult(f, fusedMultiplyAdd(f, operands(f), mode)));
    module.define(
      signature,
      f => returnResult(f, fusedMultiplyAddQuick(f, operands(f), mode, general)),
      'kernel',
    );
    return { signature, function: module.instantiate()['kernel'] };
  });
}

function returnResult(f: FunctionBuilder, { bits, flags }: Result): void {
  f.return(bits, flags);
}

function once(key: string, make: () => Import): Import {
  let known = made.get(key);
  if (known === undefined) {
    known = make();
    made.set(key, known);
  }
  return known;
}
