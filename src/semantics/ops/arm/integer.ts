/** The integer ops that rules on floating point mix in, as Go's ARMOps.go names them. */
import { aux, integer, op, table } from '../table.ts';

// biome-ignore format: an op is a line
export const integerOps = table("Go's cmd/compile/internal/arm, ssa.go", [
  op('MOVWconst', [aux('Int32')], integer(32), value => value, 'the constant, loaded into a core register'),
]);
