/**
 * Proof bit by bit: both sides as Boolean functions of the bits of the inputs, compared as decision diagrams.
 * Decides sign operations, comparisons, classification, masks and sums; what rounds is opaque and must be
 * the same on both sides.
 */
import type { Obligation } from '../model/claim.ts';
import { type Budget, unbounded } from '../semantics/budget.ts';
import { type RoundingMode, roundingModes } from '../semantics/float/index.ts';
import { FALSE, TooManyGates } from '../semantics/gates/algebra.ts';
import { Diagram } from '../semantics/gates/decision-diagram.ts';
import { readGates } from '../semantics/gates/reading.ts';
import { signFactsOf } from '../semantics/gates/sign-facts.ts';
import { normalForm } from '../semantics/normal-form/normal-form.ts';
import type { Observed } from '../semantics/normal-form/observed.ts';
import { subterms, type Term } from '../semantics/term/term.ts';
import { observedPart, provenModes } from './by-normal-form.ts';
import type { Finding } from './finding.ts';
import { withPinned } from './pinned.ts';

export function byBits(obligation: Obligation, budget = unbounded()): Finding {
  const pinned = withPinned(obligation);
  const finding = inAllModes(pinned, () => [], budget);
  return finding.kind === 'unknown' ? inAllModes(pinned, signFactsOf, budget) : finding;
}

/** What is known of a term, which may be opaque, whatever the inputs are. */
type Facts = (term: Term) => readonly Term[];

function inAllModes(obligation: Obligation, facts: Facts, budget: Budget): Finding {
  const { observed } = obligation;
  try {
    const exact = sidesIn(obligation, 'bits', roundingModes, facts, budget);
    let finding = compare(obligation, 'bits', exact, roundingModes, budget);
    let compared: Sides | undefined;
    // Laws that hold in some modes only are laws up to NaNs.
    for (const modes of provenModes) {
      if (finding.kind !== 'unknown' || observed.kind !== 'float') break;
      const sides = sidesIn(obligation, observed.format, modes, facts, budget);
      if (compared === undefined || !areSame(sides, compared)) {
        finding = compare(obligation, observed.format, sides, modes, budget);
      }
      compared = sides;
    }
    return finding;
  } catch (error) {
    if (error instanceof TooManyGates) return { kind: 'unknown', reason: error.message };
    throw error;
  }
}

/** The normal forms of what is compared, and of where it is; what is known is assumed besides. */
interface Sides {
  readonly assumptions: readonly Term[];
  readonly sources: readonly Term[];
  readonly target: Term;
}

function sidesIn(
  obligation: Obligation,
  level: Observed,
  modes: readonly RoundingMode[],
  facts: Facts,
  budget: Budget,
): Sides {
  const normal = (term: Term): Term => normalForm(observedPart(obligation, term), level, modes, budget);
  const assumptions = obligation.assumptions.map(assumption => normalForm(assumption, 'bits', modes, budget));
  const sources = obligation.sources.map(normal);
  const target = normal(obligation.target);
  const known = subterms(...assumptions, ...sources, target).flatMap(facts);
  return { assumptions: [...assumptions, ...known], sources, target };
}

const areSame = (a: Sides, b: Sides): boolean =>
  a.target === b.target && areEqual(a.sources, b.sources) && areEqual(a.assumptions, b.assumptions);

const areEqual = (a: readonly Term[], b: readonly Term[]): boolean =>
  a.every((term, index) => term === b[index]);

function compare(
  obligation: Obligation,
  level: Observed,
  { assumptions, sources, target }: Sides,
  modes: readonly RoundingMode[],
  budget: Budget,
): Finding {
  const diagram = new Diagram(undefined, budget);
  const reading = readGates([...assumptions, ...sources, target], diagram);
  const holds = diagram.all(assumptions.map(assumption => reading.wordOf(assumption)[0]!));

  const format = level === 'bits' ? undefined : level;
  let differs = holds;
  for (const [index, source] of sources.entries()) {
    const agrees = reading.agree(reading.wordOf(source), reading.wordOf(target), format);
    differs = diagram.and(differs, diagram.not(agrees));
    if (differs !== FALSE) continue;
    const equality = index > 0 ? 'contraction' : level === 'bits' ? 'bits' : 'value';
    return { kind: 'proved', method: 'bits', equality, roundingModes: modes };
  }
  // Bits that differ may still be NaNs that no one tells apart; only the last level gives a candidate.
  const isLastLevel = level !== 'bits' || obligation.observed.kind !== 'float';
  if (reading.hasOpaqueBits || !isLastLevel) return { kind: 'unknown', reason: 'the bits differ' };
  const chosen = diagram.satisfy(differs)!;
  const assignment = reading.assignment(order => chosen.has(order));
  return {
    kind: 'candidate',
    values: obligation.inputs.map(({ variable }) => assignment.get(variable) ?? 0n),
  };
}
