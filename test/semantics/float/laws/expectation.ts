import {
  type Environment,
  flagNames,
  type Outcome,
  type RoundingMode,
} from '../../../../src/semantics/float/environment.ts';
import type { Implementation } from './implementation.ts';

/** RISC-V's choices, in the given mode. */
export function environment(
  implementation: Implementation,
  rounding: RoundingMode = 'rne',
  tininess: 'before' | 'after' = 'after',
): Environment {
  return { rounding, tininess, nan: implementation.canonical };
}

/** Throws, describing the case, unless bits and flags agree exactly. */
export function mustAgree(actual: Outcome, expected: Outcome, describe: () => string): void {
  if (actual.bits === expected.bits && actual.flags === expected.flags) return;
  throw new Error(`${describe()}: got ${show(actual)}, expected ${show(expected)}`);
}

function show({ bits, flags }: Outcome): string {
  return `0x${bits.toString(16)} [${flagNames(flags).join(' ')}]`;
}

export function hex(values: readonly bigint[]): string {
  return values.map(value => `0x${value.toString(16)}`).join(', ');
}
