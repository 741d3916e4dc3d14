/**
 * Proof of parts that stand side by side: a vector is right if each of its elements is, and elements that do the same
 * with other bits of the operands are one question. What an element reads of an operand is an operand of its own there,
 * of which an input that shows a difference is one of the whole too, with zeros around it.
 */
import type { Input, Obligation } from '../../model/claim.ts';
import type { Budget } from '../../semantics/budget.ts';
import { type Format, type RoundingMode, roundingModes } from '../../semantics/float/index.ts';
import { randomOf } from '../../semantics/operands/random.ts';
import { and, equal, extract } from '../../semantics/term/build.ts';
import { commonEnds, isExtract, partsUpTo } from '../../semantics/term/pieces.ts';
import { apply, rebuild, type Term, type Variable, variable } from '../../semantics/term/term.ts';
import { conjuncts } from '../../semantics/words/facts.ts';
import { type Finding, type Proof, type Prover, unknown } from '../prover.ts';
import { Question } from '../question.ts';
import { cornerTuples } from '../sampling/tuples.ts';
import { byDiagrams } from './diagrams.ts';
import { byShortSearch } from './gate-search.ts';
import { byInequalities } from './inequalities.ts';
import { byNormalForm } from './normal-form.ts';
import { byPositions } from './positions.ts';
import { Search, take } from './sampling.ts';
import { byCases, byWords } from './words.ts';

/** Of one element: cheapest first. */
const ofElements: readonly Prover[] = [
  byNormalForm,
  byWords,
  byPositions,
  byShortSearch,
  byInequalities,
  byCases,
  byDiagrams,
];

/** Numbers differ at zeros and NaNs, of which a person's simplest inputs have few. */
const fewCorners = 256;

export const byLanes: Prover = {
  method: 'words',
  ask(question, budget) {
    const { obligation } = question;
    const { sources, target, observed } = obligation;
    const [source] = sources;
    if (sources.length > 1 || observed.kind !== 'integer' || observed.width !== target.sort)
      return unknown('there is not one result of bits');
    if (source === target) return proved('normal form', roundingModes);
    const ends = commonEnds(source, target);
    if (ends.length < 2) return unknown('nothing stands side by side');

    const asked = new Set<Term>();
    let modes: readonly RoundingMode[] = roundingModes;
    const [given, wanted] = [source, target].map(side => partsUpTo(ends, side).map(directly)) as [
      Term[],
      Term[],
    ];
    for (const [index, part] of given.entries()) {
      if (part === wanted[index]) continue;
      const element = elementOf(obligation, part, wanted[index]!);
      budget.spend(element.size);
      const claim = and(equal(element.source, element.target), ...element.obligation.assumptions);
      if (asked.has(claim)) continue;
      asked.add(claim);
      const finding = decide(element, question, budget);
      if (finding.kind !== 'proved') return finding;
      modes = modes.filter(mode => finding.roundingModes.includes(mode));
    }
    return proved('words', modes);
  },
};

const proved = (method: Proof['method'], modes: readonly RoundingMode[]): Proof => ({
  kind: 'proved',
  method,
  equality: 'bits',
  roundingModes: modes,
});

/** Bits that are taken out of a concatenation, as the bits of its parts. */
function directly(term: Term): Term {
  return rebuild(
    term,
    leaf => leaf,
    part => {
      const { operator, operands } = part;
      if (operator.name !== 'extract') return part;
      return partsUpTo([operator.low, operator.high + 1], operands[0]!).at(-1)!;
    },
  );
}

interface Element {
  readonly source: Term;
  readonly target: Term;
  readonly obligation: Obligation;
  /** Terms looked at. */
  readonly size: number;
  /** Of the element's operands, which bits of which of the whole's. */
  readonly windows: readonly Window[];
}

interface Window {
  readonly of: Variable;
  readonly low: number;
  readonly part: Variable;
}

type Bits = readonly [low: number, high: number];

/** The bits of each operand that the terms read, from the first to the last. */
function windowsOf(terms: readonly Term[]): {
  readonly ranges: ReadonlyMap<Variable, Bits>;
  readonly formats: ReadonlySet<Format>;
  readonly size: number;
} {
  const ranges = new Map<Variable, [number, number]>();
  const formats = new Set<Format>();
  const seen = new Set<Term>();
  const note = (of: Variable, low: number, high: number): void => {
    const known = ranges.get(of);
    ranges.set(of, known === undefined ? [low, high] : [Math.min(low, known[0]), Math.max(high, known[1])]);
  };
  const visit = (term: Term): void => {
    if (seen.has(term)) return;
    seen.add(term);
    if (term.kind === 'variable') note(term, 0, typeof term.sort === 'number' ? term.sort - 1 : 0);
    if (term.kind !== 'application') return;
    if ('format' in term.operator) formats.add(term.operator.format);
    const [operand] = term.operands;
    if (isExtract(term) && operand?.kind === 'variable') note(operand, term.operator.low, term.operator.high);
    else for (const one of term.operands) visit(one);
  };
  for (const term of terms) visit(term);
  return { ranges, formats, size: seen.size };
}

function elementOf({ inputs, assumptions }: Obligation, source: Term, target: Term): Element {
  const { ranges, formats, size } = windowsOf([source, target]);
  const parts = new Map<Variable, Window>();
  // Named by their order, so that elements which do the same with other operands are the same terms.
  for (const [of, [low, high]] of ranges) {
    const sort = typeof of.sort === 'number' ? high - low + 1 : of.sort;
    parts.set(of, { of, low, part: variable(`#${parts.size}`, sort) });
  }
  const rebuilt = new Map<Term, Term>();
  const build = (term: Term): Term => {
    let made = rebuilt.get(term);
    if (made !== undefined) return made;
    if (term.kind === 'variable') made = parts.get(term)!.part;
    else if (term.kind === 'constant') made = term;
    else if (isExtract(term) && term.operands[0]?.kind === 'variable') {
      const { low, part } = parts.get(term.operands[0])!;
      made = extract(term.operator.high - low, term.operator.low - low, part);
    } else made = apply(term.operator, ...term.operands.map(build));
    rebuilt.set(term, made);
    return made;
  };
  const [given, wanted] = [build(source), build(target)];
  // What is assumed of other bits is not needed for a proof.
  const isOfParts = ([of, [low, high]]: readonly [Variable, Bits]): boolean => {
    const [from, to] = ranges.get(of) ?? [1, 0];
    return from <= low && high <= to;
  };
  const kept = assumptions
    .flatMap(conjuncts)
    .filter(assumption => [...windowsOf([assumption]).ranges].every(isOfParts))
    .map(build);
  const windows = [...parts.values()];
  return {
    source: given,
    target: wanted,
    size,
    windows,
    obligation: {
      inputs: windows.map(({ of, part }): Input => {
        const { role } = inputs.find(({ variable }) => variable === of)!;
        // An element as wide as a number is tried as one.
        const format = [...formats].find(({ width }) => width === part.sort);
        return { role, name: part.name, variable: part, ...(format && { format }) };
      }),
      assumptions: kept,
      sources: [given],
      target: wanted,
      observed: { kind: 'integer', width: given.sort as number },
    },
  };
}

/** The element is proved, or an input of the whole shows that it differs. */
function decide({ obligation, windows }: Element, whole: Question, budget: Budget): Finding {
  const question = new Question(obligation);
  const candidate = (values: readonly bigint[]): Finding => {
    const all = whole.obligation.inputs.map(({ variable }) => {
      const index = windows.findIndex(({ of }) => of === variable);
      // What else is assumed says that something is so.
      if (index < 0) return variable.sort === 'Bool' ? 1n : 0n;
      return values[index]! << BigInt(windows[index]!.low);
    });
    const differs = whole.judge.admits(all, 'rne') && whole.judge.difference(all, 'rne') !== undefined;
    return differs ? { kind: 'candidate', values: all } : unknown('what differs is not admitted');
  };
  for (const prover of ofElements.slice(0, 2)) {
    const finding = budget.within(1 / 2, part => prover.ask(question, part));
    if (finding?.kind === 'proved') return finding;
  }
  const search = new Search(obligation, question.judge, 'rne');
  search.trySimple();
  const { counterexample } = search.sample();
  if (counterexample !== undefined) return candidate(counterexample.inputs.map(({ bits }) => bits));
  for (const values of take(cornerTuples(obligation.inputs, fewCorners, randomOf(1)), fewCorners)) {
    if (question.judge.admits(values, 'rne') && question.judge.difference(values, 'rne') !== undefined)
      return candidate(values);
  }
  for (const prover of ofElements.slice(2)) {
    const finding = budget.within(1 / 2, part => prover.ask(question, part));
    if (finding?.kind === 'proved') return finding;
    if (finding?.kind === 'candidate') return candidate(finding.values);
  }
  return unknown('no proof of an element');
}
