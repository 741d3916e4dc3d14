/** The claim that a query denies. */
import { falsity, truth } from '../../src/semantics/term/build.ts';
import type { Term } from '../../src/semantics/term/term.ts';
import { isApplied } from '../../src/semantics/words/pieces.ts';

/** The two sides of what the last assertion of a query denies, which mostly is an equation. */
export function deniedSides(denial: Term): readonly [Term, Term] {
  if (!isApplied(denial, 'not')) return [denial, falsity];
  const [claim] = denial.operands;
  return isApplied(claim!, 'equal') ? [claim.operands[0]!, claim.operands[1]!] : [claim!, truth];
}
