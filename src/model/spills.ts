/** Values that may be stored and loaded again before they are read, and which values those are. */
import type { ResolvedOperand } from '../rules/resolved.ts';
import { low } from '../semantics/ops/entry.ts';
import { ifThenElse, signExtend, zeroExtend } from '../semantics/term/build.ts';
import type { Term } from '../semantics/term/term.ts';
import type { Machine } from './register-values.ts';
import type { RegisterType } from './types.ts';

/** The register of a value of the type, which may have been stored and loaded again by the machine's loads. */
export function throughSpill(
  register: Term,
  { size, signed }: RegisterType,
  isSpilled: Term,
  machine: Machine,
): Term {
  const width = register.sort as number;
  const extend = signed && machine?.reloadsZeroExtended !== true ? signExtend : zeroExtend;
  return ifThenElse(isSpilled, extend(width, low(8 * size, register)), register);
}

/** The names that a result reads as operands. */
export function namesRead(operand: ResolvedOperand): ReadonlySet<string> {
  switch (operand.kind) {
    case 'variable':
      return new Set([operand.name]);
    case 'value':
      return new Set(operand.args.flatMap(arg => [...namesRead(arg)]));
    default:
      return new Set();
  }
}
