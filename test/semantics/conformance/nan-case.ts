import * as float from '../../../src/semantics/float/index.ts';

/** The policies of the machines that `nan-witness.c` knows. */
export const policies = {
  amd64: float.amd64,
  arm64: float.arm64,
  ppc64: float.ppc64,
  s390x: float.s390x,
  loong64: float.loong64,
} as const;

const binary = {
  add: float.add,
  subtract: float.subtract,
  multiply: float.multiply,
  divide: float.divide,
} as const;

export type Machine = keyof typeof policies;

/** One execution on a machine, mostly on NaNs. */
export interface NanCase {
  readonly machine: Machine;
  readonly operation: keyof typeof binary | 'fusedMultiplyAdd';
  readonly format: float.Format;
  readonly operands: readonly bigint[];
  readonly result: bigint;
  readonly isInvalid: boolean;
}

/** Reads a machine's name and a line of `nan-witness.c`: `arm64 add.s 7fc00000 00000000 7fc00000 0`. */
export function readNanCase(line: string): NanCase {
  const [machine = '', name = '', ...words] = line.split(' ');
  const [operation, width] = name.split('.');
  const numbers = words.map(word => BigInt(`0x${word}`));
  return {
    machine: machine as Machine,
    operation: operation as NanCase['operation'],
    format: width === 's' ? float.BINARY32 : float.BINARY64,
    operands: numbers.slice(0, -2),
    result: numbers.at(-2)!,
    isInvalid: numbers.at(-1) === 1n,
  };
}

/** Whether the machine's policy gives its very bits, and signals invalid where it does. */
export function policyAgrees(witnessed: NanCase): boolean {
  const { machine, operation, format, operands, result, isInvalid } = witnessed;
  const [a = 0n, b = 0n, c = 0n] = operands;
  const env: float.Environment = { rounding: 'rne', nan: policies[machine], tininess: 'after' };
  const { bits, flags } =
    operation === 'fusedMultiplyAdd'
      ? float.fusedMultiplyAdd(format, a, b, c, env)
      : binary[operation](format, a, b, env);
  return bits === result && ((flags & float.Flag.NV) !== 0) === isInvalid;
}
