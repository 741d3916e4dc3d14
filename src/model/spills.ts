/** Values that may be stored and loaded again before they are read, and which values those are. */
import type { ResolvedOperand } from '../rules/resolved.ts';
import { low } from '../semantics/ops/entry.ts';
import { ifThenElse, signExtend, zeroExtend } from '../semantics/term/build.ts';
import type { Term } from '../semantics/term/term.ts';
import type { Machine } from './register-values.ts';
import type { RegisterType } from './types.ts';

/** What a machine's load of a value of the type does to a register of so many bits: types are alike to it that do the same. */
export function reloadOf({ size, signed }: RegisterType, width: number, machine: Machine): string {
  if (8 * size >= width) return 'whole';
  return `${isSigned(signed, machine) ? 'signed' : 'unsigned'} ${size}`;
}

const isSigned = (signed: boolean, machine: Machine): boolean =>
  signed && machine?.reloadsZeroExtended !== true;

/** The register of a value of the type, which may have been stored and loaded again by the machine's loads. */
export function throughSpill(
  register: Term,
  { size, signed }: RegisterType,
  isSpilled: Term,
  machine: Machine,
): Term {
  const width = register.sort as number;
  const extend = isSigned(signed, machine) ? signExtend : zeroExtend;
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
