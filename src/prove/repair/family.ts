/** Which ops could stand in the place of another, told by their registers alone and never by their names. */
import type { ModelContext } from '../../model/case.ts';
import { sameRegister } from '../../model/register-values.ts';
import type { OpInfo } from '../../rules/tables/op-info.ts';
import type { Format } from '../../semantics/float/index.ts';
import type { OpEntry, Register } from '../../semantics/ops/entry.ts';
import { negate } from '../../semantics/term/build.ts';
import { variable } from '../../semantics/term/term.ts';

export interface RepairContext extends ModelContext {
  /** All ops that the rule can name. */
  readonly ops: readonly OpInfo[];
}

export function entryOf({ isas }: RepairContext, op: OpInfo): OpEntry | undefined {
  return isas.get(op.arch)?.ops.get(op.name);
}

/** The ops of the same table that take and give the same registers; the op itself is the first. */
export function familyOf(op: OpInfo, context: RepairContext): readonly OpInfo[] {
  const entry = entryOf(context, op);
  // Hundreds of instructions take and give vectors of one size: which was meant, no search by registers finds.
  if (entry === undefined || entry.results[0].kind === 'vector') return [op];
  const relatives = context.ops.filter(other => {
    if (other.arch !== op.arch || other.name === op.name) return false;
    const candidate = entryOf(context, other);
    return candidate !== undefined && areAlike(entry, candidate);
  });
  return [op, ...relatives];
}

/** The same registers; and neither is of a tuple without the other. */
function areAlike(a: OpEntry, b: OpEntry): boolean {
  return (
    a.aux?.kind === b.aux?.kind &&
    a.results.length === b.results.length &&
    a.operands.length === b.operands.length &&
    a.results.every((register, index) => sameRegister(register, b.results[index]!)) &&
    a.operands.every((register, index) => sameRegister(register, b.operands[index]!))
  );
}

/** The op of a table that flips the sign of a number of a format and does nothing else, if there is one. */
export function negationOf(format: Format, arch: string, context: RepairContext): OpInfo | undefined {
  return context.ops.find(op => op.arch === arch && isNegation(op, format, context));
}

export function isNegation(op: OpInfo, format: Format, context: RepairContext): boolean {
  const entry = entryOf(context, op);
  const [operand, ...others] = entry?.operands ?? [];
  if (entry === undefined || operand === undefined || others.length > 0) return false;
  const takes = operand.kind === 'float' ? operand.format === format : takesAny(operand, format);
  if (!takes || !isPlain(entry)) return false;
  const x = variable('x', format.width);
  return entry.denote([x], [])[0] === negate(format, x);
}

/** Neither a constant, nor a tuple, nor bits that the manual leaves open. */
function isPlain({ aux, results, undefinedBits }: OpEntry): boolean {
  return aux === undefined && results.length === 1 && undefinedBits === undefined;
}

const takesAny = (register: Register, format: Format): boolean =>
  register.kind === 'any' && register.formats?.includes(format) === true;
