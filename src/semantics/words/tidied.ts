/**
 * Terms whose claims about words are as small as the normal form makes them, for those who read terms bit by bit: that
 * two addresses are equal is often a matter of their offsets. A normal form may also be larger than what it is of, since
 * sums are distributed and alternatives written as exclusive ors; where it is, the claim stays as it is.
 */
import { apply, subterms, type Term } from '../term/term.ts';
import type { Form } from './law.ts';
import { widthOf } from './pieces.ts';

/** About how many gates a part takes, apart from its operands. */
function gatesOf(part: Term): number {
  if (part.kind !== 'application') return 0;
  const [first, second] = part.operands;
  const width = widthOf(first!);
  switch (part.operator.name) {
    case 'concat':
    case 'extract':
    case 'zeroExtend':
    case 'signExtend':
    case 'reverseBits':
    case 'reverseBytes':
    case 'not':
    case 'bvnot':
      return 0;
    case 'and':
    case 'or':
    case 'equal':
    case 'bvand':
    case 'bvor':
    case 'bvxor':
      return width;
    case 'if':
      return widthOf(second!);
    case 'bvshl':
    case 'bvlshr':
    case 'bvashr':
    case 'rotateLeft':
      return second!.kind === 'constant' ? 0 : width * Math.log2(width);
    case 'bvadd':
    case 'bvsub':
    case 'bvneg':
    case 'bvult':
    case 'bvule':
    case 'bvslt':
    case 'bvsle':
      return 3 * width;
    default:
      return width * width;
  }
}

const gatesIn = (term: Term): number => subterms(term).reduce((sum, part) => sum + gatesOf(part), 0);

const isClaimOfWords = (term: Term): boolean =>
  term.kind === 'application' && term.sort === 'Bool' && typeof term.operands[0]?.sort === 'number';

/** Terms of the same values, each claim about words in them with the fewer gates. Throws `BudgetEnded`. */
export function tidied(terms: readonly Term[], form: Form): Term[] {
  const tidy = new Map<Term, Term>();
  for (const part of subterms(...terms)) {
    if (part.kind !== 'application') {
      tidy.set(part, part);
      continue;
    }
    const rebuilt = apply(part.operator, ...part.operands.map(operand => tidy.get(operand)!));
    const normal = isClaimOfWords(part) ? form.normal(part) : rebuilt;
    tidy.set(part, normal !== rebuilt && gatesIn(normal) < gatesIn(rebuilt) ? normal : rebuilt);
  }
  return terms.map(term => tidy.get(term)!);
}
