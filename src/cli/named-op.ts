/** Machines and ops as people name them on the command line. */
import type { Isa, OpEntry } from '../semantics/ops/entry.ts';
import { isas } from '../semantics/ops/index.ts';
import { closest } from '../text/closest.ts';
import { UsageError } from './exit-code.ts';
import { archNamed, didYouMean } from './op-tables.ts';

/** The machine of a name in any case. Throws `UsageError`. */
export function isaNamed(name: string): Isa {
  const isa = isas.get(archNamed(name, undefined));
  if (isa === undefined)
    throw new UsageError(
      `unknown architecture ${name}; ${didYouMean(name)}there is ${[...isas.keys()].join(', ')}`,
    );
  return isa;
}

/** In any case: no two ops of a machine differ in that alone. */
export function opNamed({ ops }: Isa, name: string): OpEntry | undefined {
  const lower = name.toLowerCase();
  return ops.get(name) ?? [...ops.values()].find(entry => entry.name.toLowerCase() === lower);
}

/** Says what the name is instead, or which it may be meant to be. */
export function unknownOp(machines: readonly Isa[], op: string): string {
  if (machines.some(({ branches }) => branches.has(op))) return `${op} is a kind of block, not an op`;
  const subject = machines.length === 1 ? `${machines[0]!.name} has no op` : 'no machine has an op';
  const elsewhere = [...isas.values()].find(other => opNamed(other, op) !== undefined);
  if (elsewhere !== undefined) return `${subject} ${op}; try --arch ${elsewhere.name}`;
  const known = machines.flatMap(({ ops }) => [...ops.keys()]);
  const near = closest(op.toUpperCase(), known) ?? closest(op, known);
  return `${subject} ${op} with a meaning here${near === undefined ? '' : `; did you mean ${near}?`}`;
}
