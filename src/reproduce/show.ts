/** Arguments and results of a reproducer's functions for people. */
import { showInput, showObserved } from '../check/show-value.ts';
import type { Case } from './cases.ts';
import { inputOf, observationOf } from './go-types.ts';
import type { Spelled } from './spell.ts';

/** `x=2 y=3 z=5` */
export function showArguments({ parameters }: Spelled, tried: Case): string {
  return parameters
    .map(({ identifier, type }, index) => {
      const bits = tried.arguments[index]!;
      return `${identifier}=${showInput(inputOf(identifier, type), bits).value}`;
    })
    .join(' ');
}

/** `-11 (0xc026000000000000)` */
export function showResult({ result }: Spelled, bits: bigint): string {
  const shown = showObserved(observationOf(result), bits);
  return `${shown.value} (${shown.bits})`;
}
