import { isSignalingNan } from './decode.ts';
import type { Environment, Outcome } from './environment.ts';
import { Flag } from './flags.ts';
import type { Format } from './format.ts';

/** The result of an operation with a NaN among its operands; a signaling one is invalid (IEEE 754-2019, 6.2). */
export function propagateNan(format: Format, operands: readonly bigint[], env: Environment): Outcome {
  const signaling = operands.some(operand => isSignalingNan(format, operand));
  return { bits: env.nan.result(format, operands), flags: signaling ? Flag.NV : 0 };
}

/** The result of an operation without a useful definition for its operands (IEEE 754-2019, 7.2). */
export function invalidOperation(format: Format, operands: readonly bigint[], env: Environment): Outcome {
  return { bits: env.nan.result(format, operands), flags: Flag.NV };
}
