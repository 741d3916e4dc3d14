/**
 * What hypotheses say is substituted. Every step keeps this promise: an assignment that satisfies the hypotheses
 * (extended to the new variables in one suitable way, where there are new ones) satisfies the new hypotheses, and
 * gives the new terms the values of the old ones. So what is equal after it was equal where the hypotheses hold.
 *
 * - x = t, x not in t: x becomes t.
 * - Bits of x are known, or x is the extension of its low bits: x becomes the concatenation of them and of its other
 *   bits, which is x itself.
 * - The same of a sum u·x + r, u odd: x becomes the x that gives the sum; its low bits are a new variable.
 * - A word t, of which a fact says that it is a constant, becomes the constant in the other facts.
 * - A fact itself becomes true, and false where it is denied; t becomes s where t = s is a fact.
 * - What is less is neither equal nor greater; what is neither less nor greater is equal.
 * - What a range of values decides: comparisons, and shifts by the width or more.
 * - What lies in a stretch of memory that is apart from another, see `apart.ts`.
 * - A shift whose count is not within the width, as a fact says.
 */
import {
  bits,
  bvmul,
  bvslt,
  bvsub,
  bvult,
  concat,
  equal,
  extract,
  falsity,
  not,
  signExtend,
  truth,
  zeroExtend,
} from '../term/build.ts';
import { inverseOf } from '../term/evaluate.ts';
import {
  rebuild,
  rebuildAll,
  subterms,
  type Term,
  type Variable,
  variable,
  variablesOf,
} from '../term/term.ts';
import { denialsOf } from './apart.ts';
import type { Form } from './law.ts';
import { isApplied, ones, widthOf } from './pieces.ts';
import { isSum, polynomialOf, termOf } from './polynomial.ts';

export interface Sequent {
  readonly hypotheses: readonly Term[];
  readonly terms: readonly Term[];
}

/** The hypotheses contradict each other: whatever is claimed under them holds. */
export const contradiction = 'contradiction';

/** A fact is taken so many times; what comes after stays unsaid. */
const greatestRounds = 24;

/** The sequent in normal form with its facts substituted. */
export function withFacts(sequent: Sequent, form: Form): Sequent | typeof contradiction {
  const used = new Set<Term>();
  let { hypotheses, terms } = sequent;
  for (let round = 0; round < greatestRounds; round++) {
    // Extensions are recognized before they are taken to pieces.
    const claims = new Set(hypotheses.flatMap(conjuncts));
    const raw = [...claims].flatMap(hypothesis => [hypothesis, ...widestRange(hypothesis)]);
    const said = [...new Set(raw.flatMap(hypothesis => conjuncts(form.normal(hypothesis))))];
    const facts = [...new Set([...said, ...ties(said, form)])];
    if (facts.includes(falsity)) return contradiction;
    terms = terms.map(term => form.normal(term));
    const all = [...raw, ...facts];
    const substitution = substitutionOf(all, terms, used, form);
    if (substitution === undefined) {
      const known = facts.filter(fact => fact !== truth);
      if (areContradictory(known)) return contradiction;
      const valued = withValues(known);
      if (valued.some((fact, index) => fact !== known[index])) {
        hypotheses = valued;
        continue;
      }
      const decided = decidedBy(known, terms, form).map(term => form.normal(term));
      if (decided.every((term, index) => term === terms[index])) return { hypotheses: known, terms };
      [hypotheses, terms] = [known, decided];
      continue;
    }
    const replaced = rebuildAll([...all, ...terms], leaf =>
      leaf === substitution.variable ? substitution.term : leaf,
    );
    hypotheses = replaced.slice(0, all.length);
    terms = replaced.slice(all.length);
  }
  return { hypotheses, terms };
}

export function conjuncts(term: Term): readonly Term[] {
  return isApplied(term, 'and') ? term.operands.flatMap(conjuncts) : [term];
}

/** Where a word is in one of several ranges, it is in the widest: those of signed integers lie within each other. */
function widestRange(term: Term): readonly Term[] {
  if (!isApplied(term, 'or')) return [];
  const ranges = disjuncts(term).map(one => conjuncts(one).flatMap(signedRange)[0]);
  const [first, ...others] = ranges;
  const widest = others.reduce((known, range) => {
    if (known === undefined || range?.word !== known.word) return undefined;
    return range.width > known.width ? range : known;
  }, first);
  return widest === undefined ? [] : [widest.claim];
}

function disjuncts(term: Term): readonly Term[] {
  return isApplied(term, 'or') ? term.operands.flatMap(disjuncts) : [term];
}

interface SignedRange {
  readonly word: Term;
  readonly width: number;
  readonly claim: Term;
}

/** A claim that a word is the sign extension of its low bits. */
function signedRange(claim: Term): readonly SignedRange[] {
  if (!isApplied(claim, 'equal')) return [];
  const [one, other] = claim.operands as [Term, Term];
  return [
    [one, other],
    [other, one],
  ].flatMap(([extension, word]) => {
    const part = isApplied(extension!, 'signExtend') ? extension.operands[0]! : undefined;
    if (part === undefined || !isApplied(part, 'extract')) return [];
    const isLow = part.operator.low === 0 && part.operands[0] === word;
    return isLow ? [{ word: word!, width: widthOf(part), claim }] : [];
  });
}

const orders = { bvult, bvslt } as const;

/** The operands of an order, and what turns them round. */
function orderOf(fact: Term): readonly [a: Term, b: Term, reversed: Term] | undefined {
  if (!isApplied(fact, 'bvult') && !isApplied(fact, 'bvslt')) return undefined;
  const [a, b] = fact.operands;
  return [a!, b!, orders[fact.operator.name](b!, a!)];
}

/** What is not less either way is equal. */
function ties(facts: readonly Term[], form: Form): Term[] {
  return facts.flatMap(fact => {
    const order = isApplied(fact, 'not') ? orderOf(fact.operands[0]!) : undefined;
    if (order === undefined) return [];
    const [a, b, reversed] = order;
    return facts.includes(form.normal(not(reversed))) ? conjuncts(form.normal(equal(a, b))) : [];
  });
}

export interface Substitution {
  readonly variable: Variable;
  readonly term: Term;
}

function substitutionOf(
  facts: readonly Term[],
  terms: readonly Term[],
  used: Set<Term>,
  form: Form,
): Substitution | undefined {
  for (const fact of facts) {
    if (used.has(fact)) continue;
    const substitution =
      equationOf(fact) ??
      extensionOf(fact, facts, terms, form) ??
      knownBitsOf(fact, facts, terms, form) ??
      boundOf(fact);
    if (substitution === undefined) continue;
    used.add(fact);
    return substitution;
  }
  return undefined;
}

function equationOf(fact: Term): Substitution | undefined {
  if (fact.kind === 'variable') return { variable: fact, term: truth };
  if (isApplied(fact, 'not')) {
    const [denied] = fact.operands;
    if (denied!.kind === 'variable') return { variable: denied!, term: falsity };
    return undefined;
  }
  return equatedVariable(fact);
}

/** x = t, x not in t. */
export function equatedVariable(fact: Term): Substitution | undefined {
  if (!isApplied(fact, 'equal')) return undefined;
  const [a, b] = fact.operands;
  if (a!.kind === 'variable' && !variablesOf(b!).includes(a!)) return { variable: a!, term: b! };
  if (b!.kind === 'variable' && !variablesOf(a!).includes(b!)) return { variable: b!, term: a! };
  return undefined;
}

/** A word whose bits above `low` are given by the ones below: extended, or constant. */
type Shape = (low: Term) => Term;

/** t is the extension of its own low bits. */
function extensionOf(
  fact: Term,
  facts: readonly Term[],
  terms: readonly Term[],
  form: Form,
): Substitution | undefined {
  if (!isApplied(fact, 'equal')) return undefined;
  for (const [extended, whole] of [fact.operands, [...fact.operands].reverse()]) {
    if (!isApplied(extended!, 'signExtend') && !isApplied(extended!, 'zeroExtend')) continue;
    const [part] = extended!.operands;
    const width = widthOf(part!);
    const shape: Shape = isApplied(extended!, 'signExtend')
      ? low => signExtend(widthOf(extended!), low)
      : low => zeroExtend(widthOf(extended!), low);
    if (form.normal(extract(width - 1, 0, whole!)) !== form.normal(part!)) continue;
    return shaped(form.normal(whole!), width, shape, facts, terms, form);
  }
  return undefined;
}

/** Bits of t are constant; a range that is a power of two on both sides of 0 is a signed extension. */
function knownBitsOf(
  fact: Term,
  facts: readonly Term[],
  terms: readonly Term[],
  form: Form,
): Substitution | undefined {
  const range = signedExtension(fact, facts);
  if (range !== undefined) {
    const width = widthOf(range.of);
    return shaped(range.of, range.width, low => signExtend(width, low), facts, terms, form);
  }
  const isDenied = isApplied(fact, 'not');
  const equation = isDenied ? fact.operands[0]! : fact;
  if (!isApplied(equation, 'equal')) return undefined;
  const [slice, value] = equation.operands;
  if (!isApplied(slice!, 'extract') || value!.kind !== 'constant') return undefined;
  if (isDenied && value!.sort !== 1) return undefined;
  const known = isDenied ? bits(1, value!.value ^ 1n) : value!;
  const [of] = slice!.operands;
  const { high, low } = slice!.operator;
  const width = widthOf(of!);
  if (of!.kind === 'variable') return { variable: of!, term: withBits(of!, high, low, known) };
  if (high !== width - 1) return undefined;
  return shaped(of!, low, below => concat(known, below), facts, terms, form);
}

function withBits(word: Term, high: number, low: number, known: Term): Term {
  const width = widthOf(word);
  const upper = high === width - 1 ? known : concat(extract(width - 1, high + 1, word), known);
  return low === 0 ? upper : concat(upper, extract(low - 1, 0, word));
}

/** -2^k <= t < 2^k, of which one half is the fact. */
function signedExtension(fact: Term, facts: readonly Term[]): { of: Term; width: number } | undefined {
  if (!isApplied(fact, 'bvslt')) return undefined;
  const [of, bound] = fact.operands;
  if (bound!.kind !== 'constant' || of!.kind === 'constant') return undefined;
  const { value } = bound!;
  const width = widthOf(of!);
  if (value === 0n || (value & (value - 1n)) !== 0n || value >= 1n << BigInt(width - 1)) return undefined;
  const least = not(bvslt(of!, bits(width, -value)));
  return facts.includes(least) ? { of: of!, width: value.toString(2).length } : undefined;
}

/** t has a shape; for a variable, or a sum that a variable makes any word that is wanted, that is a substitution. */
function shaped(
  of: Term,
  width: number,
  shape: Shape,
  facts: readonly Term[],
  terms: readonly Term[],
  form: Form,
): Substitution | undefined {
  if (width < 1 || width >= widthOf(of)) return undefined;
  if (of.kind === 'variable') {
    return { variable: of, term: shape(extract(width - 1, 0, of)) };
  }
  if (!isSum(of)) return undefined;
  const sum = polynomialOf(of, form);
  for (const { factors, coefficient } of sum.monomials) {
    const [free] = factors;
    if (free?.kind !== 'variable' || factors.length > 1 || (coefficient & 1n) === 0n) continue;
    const rest = sum.times(1n);
    rest.add([free], -coefficient);
    const others = termOf(rest, form);
    if (variablesOf(others).includes(free)) continue;
    const low = variable(newName(free.name, [...facts, ...terms]), width);
    const inverse = bits(widthOf(of), inverseOf(widthOf(of), coefficient));
    return { variable: free, term: bvmul(bvsub(shape(low), others), inverse) };
  }
  return undefined;
}

/** `x'`, with as many strokes as no variable of the terms has. */
export function newName(name: string, terms: readonly Term[]): string {
  const taken = new Set(variablesOf(...terms).map(other => other.name));
  let candidate = `${name}'`;
  while (taken.has(candidate)) candidate += "'";
  return candidate;
}

/** x < c: the bits that c - 1 does not reach are 0. */
function boundOf(fact: Term): Substitution | undefined {
  if (!isApplied(fact, 'bvult')) return undefined;
  const [of, bound] = fact.operands;
  if (of!.kind !== 'variable' || bound!.kind !== 'constant') return undefined;
  const width = (bound!.value - 1n).toString(2).length;
  if (bound!.value < 2n || width >= widthOf(of!)) return undefined;
  return { variable: of!, term: zeroExtend(widthOf(of!), extract(width - 1, 0, of!)) };
}

/** The values of a word for which a truth value holds, where they are one interval. */
export interface Range {
  readonly of: Term;
  readonly signed: boolean;
  readonly least: bigint;
  readonly greatest: bigint;
}

function rangeOf(atom: Term): Range | undefined {
  if (atom.kind !== 'application') return undefined;
  const [a, b] = atom.operands;
  if (b?.kind !== 'constant') return undefined;
  switch (atom.operator.name) {
    case 'bvult':
      return { of: a!, signed: false, least: 0n, greatest: b.value - 1n };
    case 'bvslt': {
      const width = widthOf(a!);
      const bound = BigInt.asIntN(width, b.value);
      return { of: a!, signed: true, least: -(1n << BigInt(width - 1)), greatest: bound - 1n };
    }
    case 'equal': {
      if (a!.sort === 'Bool') return undefined;
      if (isApplied(a!, 'extract') && a.operator.high === widthOf(a.operands[0]!) - 1) {
        const { low } = a.operator;
        const least = b.value << BigInt(low);
        return { of: a.operands[0]!, signed: false, least, greatest: least | ones(low) };
      }
      return { of: a!, signed: false, least: b.value, greatest: b.value };
    }
    default:
      return undefined;
  }
}

function complementOf({ of, signed, least, greatest }: Range): Range | undefined {
  const width = widthOf(of);
  const [lowest, highest] = signed ? [-(1n << BigInt(width - 1)), ones(width - 1)] : [0n, ones(width)];
  if (least === lowest) return { of, signed, least: greatest + 1n, greatest: highest };
  if (greatest === highest) return { of, signed, least: lowest, greatest: least - 1n };
  return undefined;
}

/** What facts say of words, intersected. */
export function rangesOf(facts: readonly Term[]): readonly Range[] {
  const ranges: Range[] = [];
  for (const fact of facts) {
    const denied = isApplied(fact, 'not') ? rangeOf(fact.operands[0]!) : undefined;
    const range = isApplied(fact, 'not') ? denied && complementOf(denied) : rangeOf(fact);
    if (range === undefined) continue;
    const index = ranges.findIndex(({ of, signed }) => of === range.of && signed === range.signed);
    if (index < 0) ranges.push(range);
    else {
      const { least, greatest } = ranges[index]!;
      ranges[index] = {
        ...range,
        least: least > range.least ? least : range.least,
        greatest: greatest < range.greatest ? greatest : range.greatest,
      };
    }
  }
  return ranges;
}

function areContradictory(facts: readonly Term[]): boolean {
  if (rangesOf(facts).some(({ least, greatest }) => least > greatest)) return true;
  const all = new Set(facts);
  return facts.some(fact => isApplied(fact, 'not') && all.has(fact.operands[0]!));
}

/** Facts on words, with words that others of them say to be constants replaced by these. */
function withValues(facts: readonly Term[]): readonly Term[] {
  const values = facts.flatMap(fact => {
    if (!isApplied(fact, 'equal')) return [];
    const [of, value] = fact.operands;
    const isValue = of!.kind === 'application' && of!.sort !== 'Bool' && value!.kind === 'constant';
    return isValue ? [{ fact, of: of!, value: value! }] : [];
  });
  if (values.length === 0) return facts;
  return facts.map(fact =>
    rebuild(
      fact,
      leaf => leaf,
      part => values.find(known => known.of === part && known.fact !== fact)?.value ?? part,
    ),
  );
}

/** Parts of the terms that the facts decide, replaced by what they are. */
function decidedBy(facts: readonly Term[], terms: readonly Term[], form: Form): readonly Term[] {
  if (facts.length === 0) return terms;
  const replacements = new Map<Term, Term>();
  for (const fact of facts) {
    if (isApplied(fact, 'not')) replacements.set(fact.operands[0]!, falsity);
    else replacements.set(fact, truth);
    const order = orderOf(fact);
    if (order !== undefined) {
      const [a, b, reversed] = order;
      for (const denied of [reversed, equal(a, b)].map(claim => form.normal(claim))) {
        if (denied.kind === 'application') replacements.set(denied, falsity);
      }
    }
    if (!isApplied(fact, 'equal')) continue;
    const [a, b] = fact.operands;
    if (a!.kind === 'application' && !subterms(b!).includes(a!)) replacements.set(a!, b!);
  }
  const ranges = rangesOf(facts);
  const isDenied = denialsOf(facts, form);
  const decide = (part: Term): Term | undefined => {
    const replacement = replacements.get(part);
    if (replacement !== undefined) return replacement;
    const wanted = rangeOf(part);
    for (const range of ranges) {
      if (wanted !== undefined && wanted.of === range.of && wanted.signed === range.signed) {
        if (range.least >= wanted.least && range.greatest <= wanted.greatest) return truth;
        if (range.least > wanted.greatest || range.greatest < wanted.least) return falsity;
      }
      const shift = shiftedOut(part, range);
      if (shift !== undefined) return shift;
    }
    return isDenied(part) ? falsity : shiftedBeyond(part, replacements, form);
  };
  const decided = (part: Term): Term => {
    const known = decide(part);
    if (known !== undefined) return known;
    const normal = form.normal(part);
    return (normal === part ? undefined : decide(normal)) ?? part;
  };
  return rebuildAll(terms, leaf => leaf, decided);
}

/** A shift by the width or more, by the range of its count. */
function shiftedOut(term: Term, { of, signed, least }: Range): Term | undefined {
  if (signed || term.kind !== 'application' || term.operands[1] !== of) return undefined;
  return least < BigInt(widthOf(term)) ? undefined : nothingLeft(term);
}

/** A shift of which a fact says that its count is not within the width, whatever the count is made of. */
function shiftedBeyond(term: Term, known: ReadonlyMap<Term, Term>, form: Form): Term | undefined {
  const left = nothingLeft(term);
  if (left === undefined || term.kind !== 'application') return undefined;
  const isWithin = form.normal(bvult(term.operands[1]!, bits(widthOf(term), BigInt(widthOf(term)))));
  return known.get(isWithin) === falsity ? left : undefined;
}

/** What a shift by the width or more gives; undefined for what is no shift. */
function nothingLeft(term: Term): Term | undefined {
  if (term.kind !== 'application') return undefined;
  const width = widthOf(term);
  switch (term.operator.name) {
    case 'bvshl':
    case 'bvlshr':
      return bits(width, 0n);
    case 'bvashr':
      return signExtend(width, extract(width - 1, width - 1, term.operands[0]!));
    default:
      return undefined;
  }
}
