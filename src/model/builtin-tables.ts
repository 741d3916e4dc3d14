/** Op tables made from the meanings, for rules that come without Go's own tables. */
import type { BlockInfo, OpInfo, OpTable } from '../rules/tables/op-info.ts';
import { BINARY32, BINARY64 } from '../semantics/float/index.ts';
import type { Isa, OpEntry, Register } from '../semantics/ops/entry.ts';

/** The ops and blocks that have a meaning, as an op table; any other op is unknown to it. */
export function builtinTable({ name, ops, branches }: Isa): OpTable {
  return {
    arch: name,
    ops: [...ops.values()].map(entry => opInfo(name, entry)),
    blocks: [...branches.values()].map(
      (branch): BlockInfo => ({ name: branch.name, arch: name, controls: branch.controls.length }),
    ),
  };
}

function opInfo(arch: string, { name, operands, constant, result, commutative, tuple }: OpEntry): OpInfo {
  const type = tuple === 'given' ? `(${typeName(result)},Flags)` : typeName(result);
  return {
    name,
    arch,
    argLength: operands.length,
    commutative,
    ...(constant !== undefined && { aux: constant }),
    ...(type !== undefined && { type }),
    marks: new Set(),
  };
}

const floatTypes: ReadonlyMap<object, string> = new Map([
  [BINARY32, 'Float32'],
  [BINARY64, 'Float64'],
]);

/** The type of a result as op tables spell it. */
function typeName(result: Register): string | undefined {
  switch (result.kind) {
    case 'float':
      return floatTypes.get(result.format);
    case 'integer':
      return `Int${result.width}`;
    case 'boolean':
      return 'Bool';
    case 'any':
      return undefined;
  }
}
