/** The search is right on planted and on random questions, and its proofs stand up to a checker of their own. */
import { describe, expect, it } from 'vitest';
import { type Answer, type Literal, Search } from '../../../src/semantics/gates/search.ts';
import { coin, type Random, randomOf } from '../../../src/semantics/operands/random.ts';
import { checkProof, type Step } from './drat.ts';

type Clause = readonly Literal[];

interface Solved {
  readonly answer: Answer;
  readonly search: Search;
  readonly steps: readonly Step[];
}

function solve(variables: number, clauses: readonly Clause[], conflicts = 100_000): Solved {
  const steps: Step[] = [];
  const search = new Search(variables, {
    learn: clause => steps.push({ kind: 'learn', clause: [...clause] }),
    drop: clause => steps.push({ kind: 'drop', clause: [...clause] }),
  });
  for (const clause of clauses) search.add(clause);
  return { answer: search.solve(conflicts), search, steps };
}

/** More pigeons than holes; variable p * holes + h says that a pigeon sits in a hole. */
function pigeons(count: number, holes: number): Clause[] {
  const sits = (pigeon: number, hole: number): Literal => 2 * (pigeon * holes + hole);
  const all = Array.from({ length: count }, (_, pigeon) => pigeon);
  const everyHole = Array.from({ length: holes }, (_, hole) => hole);
  return [
    ...all.map(pigeon => everyHole.map(hole => sits(pigeon, hole))),
    ...everyHole.flatMap(hole =>
      all.flatMap(pigeon =>
        all.slice(0, pigeon).map(other => [sits(pigeon, hole) ^ 1, sits(other, hole) ^ 1]),
      ),
    ),
  ];
}

const randomClause = (random: Random, variables: number, size: number): Clause =>
  Array.from({ length: size }, () => 2 * random(0, variables - 1) + random(0, 1));

const holdsIn = (clause: Clause, assignment: number): boolean =>
  clause.some(literal => ((assignment >> (literal >> 1)) & 1) !== (literal & 1));

function canHold(variables: number, clauses: readonly Clause[]): boolean {
  for (let assignment = 0; assignment < 2 ** variables; assignment++) {
    if (clauses.every(clause => holdsIn(clause, assignment))) return true;
  }
  return false;
}

describe('the search', () => {
  it('agrees with trying all assignments, with a model or a proof', () => {
    const random = randomOf(5);
    const answers = { satisfiable: 0, unsatisfiable: 0, unknown: 0 };
    for (let round = 0; round < 600; round++) {
      const variables = random(3, 11);
      const clauses = Array.from({ length: Math.round(variables * (random(30, 55) / 10)) }, () =>
        randomClause(random, variables, coin(random) ? 3 : random(1, 4)),
      );
      const { answer, search, steps } = solve(variables, clauses);
      answers[answer] += 1;
      expect(answer).toBe(canHold(variables, clauses) ? 'satisfiable' : 'unsatisfiable');
      if (answer === 'satisfiable') {
        for (const clause of clauses) expect(clause.some(literal => search.isTrue(literal))).toBe(true);
      } else {
        expect(checkProof(clauses, steps)).toEqual({ refused: undefined, isRefutation: true });
      }
    }
    expect(answers.satisfiable).toBeGreaterThan(100);
    expect(answers.unsatisfiable).toBeGreaterThan(100);
  });

  it('agrees on assumptions, which hold for one question only', () => {
    const random = randomOf(7);
    for (let round = 0; round < 150; round++) {
      const variables = random(4, 9);
      const clauses = Array.from({ length: variables * 3 }, () => randomClause(random, variables, 3));
      const { search } = solve(variables, clauses, 0);
      for (let question = 0; question < 8; question++) {
        const assumptions = randomClause(random, variables, random(0, 4));
        const expected = canHold(variables, [...clauses, ...assumptions.map(literal => [literal])]);
        expect(search.solve(1000, assumptions)).toBe(expected ? 'satisfiable' : 'unsatisfiable');
        if (expected) for (const literal of assumptions) expect(search.isTrue(literal)).toBe(true);
      }
    }
  });

  it('takes more assumptions than there are variables', () => {
    const [variables, free] = [21, 20];
    const clauses = pigeons(5, 4);
    const { search } = solve(variables, clauses, 0);
    expect(search.solve(10_000, new Array<Literal>(50).fill(2 * free))).toBe('unsatisfiable');
    const places = solve(variables, pigeons(4, 4), 0);
    expect(places.search.solve(10_000, new Array<Literal>(50).fill(2 * free))).toBe('satisfiable');
    for (const clause of pigeons(4, 4))
      expect(clause.some(literal => places.search.isTrue(literal))).toBe(true);
  });

  it.each([3, 5, 6])('finds that %i holes do not hold one pigeon more', holes => {
    const clauses = pigeons(holes + 1, holes);
    const { answer, steps } = solve((holes + 1) * holes, clauses);
    expect(answer).toBe('unsatisfiable');
    expect(checkProof(clauses, steps)).toEqual({ refused: undefined, isRefutation: true });
  });

  it('finds places for as many pigeons as holes', () => {
    const clauses = pigeons(20, 20);
    const { answer, search } = solve(400, clauses);
    expect(answer).toBe('satisfiable');
    for (const clause of clauses) expect(clause.some(literal => search.isTrue(literal))).toBe(true);
  });

  it('finds an assignment that was planted among many clauses', () => {
    const random = randomOf(23);
    const variables = 150;
    const planted = Array.from({ length: variables }, () => random(0, 1));
    const clauses = Array.from({ length: 4000 }, () => randomClause(random, variables, 3))
      .filter(clause => clause.some(literal => planted[literal >> 1] !== (literal & 1)))
      .slice(0, Math.round(variables * 4.2));
    const { answer, search } = solve(variables, clauses);
    expect(answer).toBe('satisfiable');
    for (const clause of clauses) expect(clause.some(literal => search.isTrue(literal))).toBe(true);
  });

  it('proves, dropping clauses on the way, what many random clauses contradict', () => {
    const random = randomOf(29);
    const variables = 160;
    const clauses = Array.from({ length: variables * 4.4 }, () => randomClause(random, variables, 3));
    const { answer, steps } = solve(variables, clauses);
    expect(answer).toBe('unsatisfiable');
    expect(steps.some(({ kind }) => kind === 'drop')).toBe(true);
    expect(checkProof(clauses, steps)).toEqual({ refused: undefined, isRefutation: true });
  });

  it('gives up after its conflicts, and goes on where it stopped', () => {
    const clauses = pigeons(8, 7);
    const { answer, search } = solve(56, clauses, 10);
    expect(answer).toBe('unknown');
    expect(search.conflicts).toBe(10);
    expect(search.solve(100_000)).toBe('unsatisfiable');
  });

  it('depends on nothing but its input', () => {
    const clauses = pigeons(7, 6);
    expect(solve(42, clauses).steps).toEqual(solve(42, clauses).steps);
  });
});

describe('the checker', () => {
  const clauses = pigeons(5, 4);
  const { steps } = solve(20, clauses);

  it('refuses a proof with a step that does not follow', () => {
    expect(checkProof(clauses, [{ kind: 'learn', clause: [0] }, ...steps]).refused).toBe(0);
    expect(checkProof(clauses, [{ kind: 'learn', clause: [] }]).refused).toBe(0);
  });

  it('refuses a proof that leaves out its middle', () => {
    expect(checkProof(clauses, steps.slice(-1)).refused).toBe(0);
  });

  it('takes no clause that some assignment contradicts', () => {
    const random = randomOf(31);
    let accepted = 0;
    for (let round = 0; round < 400; round++) {
      const given = Array.from({ length: 24 }, () => randomClause(random, 8, 3));
      const clause = randomClause(random, 8, random(1, 3));
      const isAccepted = checkProof(given, [{ kind: 'learn', clause }]).refused === undefined;
      accepted += +isAccepted;
      const contradiction = [...given, ...clause.map(literal => [literal ^ 1])];
      if (isAccepted) expect(canHold(8, contradiction)).toBe(false);
    }
    expect(accepted).toBeGreaterThan(20);
  });

  it('refuses to drop a clause that is not there', () => {
    expect(checkProof(clauses, [{ kind: 'drop', clause: [0, 2] }]).refused).toBe(0);
  });

  it('refuses a proof of clauses one of which is gone', () => {
    expect(checkProof(clauses.slice(1), steps).refused).toBeDefined();
  });

  it('does not take a proof for done before the empty clause', () => {
    expect(checkProof(clauses, steps.slice(0, -1)).isRefutation).toBe(false);
  });
});
