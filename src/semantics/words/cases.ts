/**
 * Case splits: hypotheses to add, of which one holds wherever the hypotheses at hand do. Powers of two are one of
 * those there are; a count that a shift takes is one of its values, or beyond the width; an index is one of those
 * below its bound, or beyond it; what lies between two bounds is one of the few values there; a condition holds or not.
 */
import { bits, bvand, bvsub, bvult, equal, extract, not } from '../term/build.ts';
import { type Application, subterms, type Term, type Variable, variablesOf } from '../term/term.ts';
import { rangesOf, type Sequent } from './facts.ts';
import type { Form } from './law.ts';
import { isApplied, widthOf } from './pieces.ts';

/** One more hypothesis for each case. Undefined where there is nothing to split. */
export function casesOf(sequent: Sequent, form: Form): readonly Term[] | undefined {
  return powersOfTwo(sequent, form) ?? counts(sequent) ?? smallRange(sequent) ?? conditions(sequent);
}

/** p & (p - 1) = 0: p is 0 or a power of two, and what is asked about reads what p is made of. */
function powersOfTwo({ hypotheses, terms }: Sequent, form: Form): readonly Term[] | undefined {
  const inTerms = new Set(variablesOf(...terms));
  for (const hypothesis of hypotheses) {
    for (const power of wordsIn(hypothesis)) {
      if (!variablesOf(power).some(one => inTerms.has(one))) continue;
      const width = widthOf(power);
      const below = bvsub(power, bits(width, 1n));
      const claim = form.normal(equal(bvand(power, below), bits(width, 0n)));
      if (claim !== hypothesis) continue;
      const values = [0n, ...Array.from({ length: width }, (_, place) => 1n << BigInt(place))];
      return values.map(value => equal(power, bits(width, value)));
    }
  }
  return undefined;
}

/** Where the hypothesis is that a conjunction of bits is zero, and words that may be the one of which it speaks. */
function wordsIn(hypothesis: Term): readonly Term[] {
  if (!isApplied(hypothesis, 'equal') || !subterms(hypothesis).some(part => isApplied(part, 'bvand')))
    return variablesOf(hypothesis).filter(({ sort }) => sort !== 'Bool' && sort !== 1);
  return subterms(hypothesis).filter(
    ({ sort, kind }) => sort !== 'Bool' && sort !== 1 && sort !== 'Memory' && kind !== 'constant',
  );
}

const shifts: ReadonlySet<string> = new Set(['bvshl', 'bvlshr', 'bvashr', 'rotateLeft']);
const isShift = (term: Term): term is Application =>
  term.kind === 'application' && shifts.has(term.operator.name);

/** Words of so few bits are taken value by value. */
const greatestWidth = 7;

function counts({ terms }: Sequent): readonly Term[] | undefined {
  const all = subterms(...terms).filter(isShift);
  for (const { operands } of all) {
    const [shifted, count] = operands;
    // Whether it is within the width comes first: the bits that tell are gone once the others have values.
    const read = countRead(count!);
    if (read === undefined || widthOf(read) <= greatestWidth) continue;
    const isWithin = bvult(count!, bits(widthOf(count!), BigInt(widthOf(shifted!))));
    return [isWithin, not(isWithin)];
  }
  for (const { operands } of all) {
    for (const counted of variablesOf(operands[1]!)) {
      if (counted.sort === 'Bool') continue;
      const part = partRead(counted, operands[1]!);
      if (widthOf(part) <= greatestWidth) return valuesOf(part);
    }
  }
  return undefined;
}

/** The variable, or the slice of one, that a count is the zero extension of. */
function countRead(count: Term): Term | undefined {
  const read = isApplied(count, 'zeroExtend') ? count.operands[0]! : count;
  const whole = isApplied(read, 'extract') ? read.operands[0]! : read;
  return whole.kind === 'variable' ? read : undefined;
}

/** The slice of the variable in which all that the term reads of it lies. */
function partRead(of: Variable, term: Term): Term {
  let [highest, lowest] = [-1, widthOf(of)];
  for (const part of subterms(term)) {
    if (part.kind !== 'application' || !part.operands.includes(of)) continue;
    const read = isApplied(part, 'extract') ? part.operator : { high: widthOf(of) - 1, low: 0 };
    highest = Math.max(highest, read.high);
    lowest = Math.min(lowest, read.low);
  }
  return highest < 0 ? of : extract(highest, lowest, of);
}

function valuesOf(word: Term): readonly Term[] {
  const width = widthOf(word);
  return Array.from({ length: 2 ** width }, (_, value) => equal(word, bits(width, BigInt(value))));
}

/** A range that hypotheses leave has so many values at most. */
const greatestRange = 8n;

/** A variable, or the slice of one, that is left a few values has one of them: a size between two bounds. */
function smallRange({ hypotheses, terms }: Sequent): readonly Term[] | undefined {
  const read = new Set<Term>(variablesOf(...terms));
  const sliced = (of: Term): Term => (isApplied(of, 'extract') ? of.operands[0]! : of);
  const range = rangesOf(hypotheses).find(
    ({ of, least, greatest }) =>
      read.has(sliced(of)) && least <= greatest && greatest - least < greatestRange,
  );
  if (range === undefined) return undefined;
  const { of, least, greatest } = range;
  return Array.from({ length: Number(greatest - least) + 1 }, (_, index) =>
    equal(of, bits(widthOf(of), least + BigInt(index))),
  );
}

/** A condition of a choice, or what a claim about truth values is made of. */
function conditions({ terms }: Sequent): readonly Term[] | undefined {
  const all = subterms(...terms);
  const chosen = all.flatMap(part => (isApplied(part, 'if') ? subterms(part.operands[0]!) : []));
  const condition = [...chosen, ...all].find(part => part.sort === 'Bool' && isAtom(part));
  return condition && (indexes(condition) ?? [condition, not(condition)]);
}

/** An index of memory that is moved or cleared has so many values at most. */
const greatestBound = 64n;

/** A variable below a small bound has each of the values below it. */
function indexes(condition: Term): readonly Term[] | undefined {
  if (!isApplied(condition, 'bvult')) return undefined;
  const [index, bound] = condition.operands as readonly [Term, Term];
  if (index.kind !== 'variable' || bound.kind !== 'constant' || bound.value > greatestBound) return undefined;
  const values = Array.from({ length: Number(bound.value) }, (_, value) =>
    equal(index, bits(widthOf(index), BigInt(value))),
  );
  return [...values, not(condition)];
}

const connectives: ReadonlySet<string> = new Set(['not', 'and', 'or', 'if']);

/** A truth value that is not made of others. */
function isAtom(term: Term): boolean {
  if (term.kind === 'variable') return true;
  if (term.kind === 'constant' || connectives.has(term.operator.name)) return false;
  return term.operator.name !== 'equal' || term.operands[0]!.sort !== 'Bool';
}
