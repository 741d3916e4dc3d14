import type { Environment } from './environment.ts';
import { canonical } from './nan-policy.ts';

/** Round to nearest, ties to even, with canonical NaNs: where a number is wanted and no machine is meant. */
export const nearest: Environment = { rounding: 'rne', nan: canonical, tininess: 'after' };
