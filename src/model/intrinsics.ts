/** Ops of the language that are made of calls alone, as the compiler of a machine makes them. */
import type { OpEntry } from '../semantics/ops/entry.ts';
import type { Machine } from './register-values.ts';

const made = new WeakMap<OpEntry, OpEntry>();

/** The op as the machine's compiler gives it its operands: `x.AndNot(y)` is `AndNot y x` where an instruction wants it so. */
export function asCalled(entry: OpEntry, machine: Machine): OpEntry {
  if (machine?.exchangesOperands?.test(entry.name) !== true) return entry;
  const known = made.get(entry) ?? {
    ...entry,
    operands: [...entry.operands].reverse(),
    denote: (operands, constants, place) => entry.denote([...operands].reverse(), constants, place),
  };
  made.set(entry, known);
  return known;
}
