/** The fused ops of an instruction set, found by what they denote and never by their names. */
import type { Format } from '../../semantics/float/index.ts';
import { type Isa, type OpEntry, settled, widthOf } from '../../semantics/ops/entry.ts';
import { isas } from '../../semantics/ops/index.ts';
import { variable } from '../../semantics/term/term.ts';
import { type Shape, shapeOf } from './shape.ts';

export interface FusedOp {
  readonly op: OpEntry;
  readonly format: Format;
  readonly shape: Shape;
}

const known = new Map<string, readonly FusedOp[]>();

/** Those of a machine; none where it has no model. */
export function fusedOpsOf(arch: string): readonly FusedOp[] {
  const isa = isas.get(arch);
  const ops = known.get(arch) ?? (isa === undefined ? [] : fusedOps(isa));
  known.set(arch, ops);
  return ops;
}

/** In the order of their widths, then of the table. */
export function fusedOps({ ops }: Isa): FusedOp[] {
  return [...ops.values()].flatMap(op => fusedOp(op) ?? []).sort((a, b) => a.format.width - b.format.width);
}

function fusedOp(op: OpEntry): FusedOp | undefined {
  const { operands, results, aux } = op;
  const [result] = results;
  if (result.kind !== 'float' || aux !== undefined || operands.length !== 3) return undefined;
  if (operands.some(({ kind }) => kind === 'memory')) return undefined;
  const { format } = result;
  const variables = operands.map((register, index) => variable(`x${index}`, widthOf(settled(register))));
  const shape = shapeOf(op.denote(variables, [])[0], format);
  return shape && { op, format, shape };
}
