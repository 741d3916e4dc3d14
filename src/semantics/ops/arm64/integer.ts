/** The integer ops that rules on floating point mix in, as Go's ARM64Ops.go names them. */
import { aux, integer, op, table } from '../table.ts';

// biome-ignore format: an op is a line
export const integerOps = table("Go's cmd/compile/internal/arm64, ssa.go", [
  op('MOVDconst', [aux('Int64')], integer(64), value => value, 'the constant, loaded into a general register'),
]);
