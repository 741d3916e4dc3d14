/** SSE2 on scalars as Go's 386Ops.go names them: those of AMD64, but what is on quadwords. */
import { arithmeticRows, constants, conversions, exclusiveOr, integerConversions } from '../amd64/float.ts';
import { integer, table } from '../table.ts';

export const floatOps = () => [
  ...table(
    'Intel SDM volume 2',
    arithmeticRows(),
    integerConversions([{ suffix: 'L', width: 32, result: integer(32), words: 'doubleword' }]),
    conversions(),
    [exclusiveOr()],
  ),
  ...table("Go's cmd/compile/internal/x86, ssa.go", constants('386')),
];
