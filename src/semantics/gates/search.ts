/**
 * A search for an assignment that satisfies clauses, learning a clause from each conflict (J. Marques-Silva,
 * K. Sakallah, GRASP, 1996; M. Moskewicz et al., Chaff, 2001; N. Een, N. Sorensson, An extensible SAT-solver,
 * 2003; G. Audemard, L. Simon, Predicting learnt clauses quality, 2009). It depends on nothing but its input,
 * and gives up after a number of conflicts.
 */
import { ActivityOrder } from './activity-order.ts';

/** A variable, doubled, plus one if it is negated. */
export type Literal = number;

export type Answer = 'satisfiable' | 'unsatisfiable' | 'unknown';

/** Hears of every clause that is learnt or dropped: a proof in the DRAT format, once the empty one is learnt. */
export interface ProofLog {
  learn(clause: readonly Literal[]): void;
  drop(clause: readonly Literal[]): void;
}

/** A clause in the arena: its size, its glue (0 if it was given), when it was last of use; then its literals. */
const GLUE = 1;
const USED = 2;
const HEADER = 3;
const NONE = -1;

/** Clauses whose literals stand on so few levels are kept for good, and those for a while. */
const keptGlue = 2;
const triedGlue = 6;
const firstReduction = 2000;
const reductionStep = 500;

/** Restart where recent clauses are worse than those so far by this factor. */
const restartMargin = 1.15;
const restartInterval = 8;

/** Reasons are followed so far; the stack is not endless. */
const implicationDepth = 1000;

/** Marks of variables while a conflict is analysed. */
const SEEN = 1;
const REDUNDANT = 2;
const NEEDED = 3;

const firstRoom = 8;

/**
 * By literal, the clauses that watch it: pairs of another literal of the clause and the clause, complemented if it has
 * two. All stand in one array, each list with room to grow; one that outgrows its room moves to the end.
 */
class Watchers {
  readonly starts: Int32Array;
  readonly sizes: Int32Array;
  readonly #rooms: Int32Array;
  items: Int32Array;
  #used = 0;

  constructor(literals: number) {
    this.starts = new Int32Array(literals);
    this.sizes = new Int32Array(literals);
    this.#rooms = new Int32Array(literals);
    this.items = new Int32Array(firstRoom * literals);
  }

  /** `items` can be another array afterwards. */
  add(literal: Literal, blocker: Literal, clause: number): void {
    const size = this.sizes[literal]!;
    if (size === this.#rooms[literal]!) this.#move(literal, Math.max(firstRoom, size * 2));
    const end = this.starts[literal]! + size;
    this.items[end] = blocker;
    this.items[end + 1] = clause;
    this.sizes[literal] = size + 2;
  }

  #move(literal: Literal, room: number): void {
    if (this.#used + room > this.items.length) {
      const grown = new Int32Array(Math.max(this.#used + room, this.items.length * 2));
      grown.set(this.items);
      this.items = grown;
    }
    const start = this.starts[literal]!;
    this.items.copyWithin(this.#used, start, start + this.sizes[literal]!);
    this.starts[literal] = this.#used;
    this.#rooms[literal] = room;
    this.#used += room;
  }
}

export class Search {
  readonly #proof: ProofLog | undefined;
  /** By literal: 1 true, -1 false, 0 open. */
  readonly #values: Int8Array;
  readonly #levels: Int32Array;
  readonly #reasons: Int32Array;
  readonly #phases: Uint8Array;
  readonly #marks: Uint8Array;
  readonly #watchers: Watchers;
  readonly #order: ActivityOrder;
  readonly #trail: Int32Array;
  #trailSize = 0;
  #propagated = 0;
  /** By level from 1, how many literals had been assigned before. */
  readonly #levelStarts: number[] = [0];
  #level = 0;
  #arena = new Int32Array(2 ** 12);
  #arenaSize = 0;
  /** By level: the last clause whose glue was counted there. */
  readonly #stamps: Int32Array;
  #stamp = 0;
  #conflicts = 0;
  #reductions = 0;
  #nextReduction = firstReduction;
  #unsatisfiable = false;
  /** What is not decided of the clause that is added. */
  readonly #open: Literal[] = [];
  #model: Int8Array | undefined;

  constructor(variables: number, proof?: ProofLog) {
    this.#proof = proof;
    this.#values = new Int8Array(2 * variables);
    this.#levels = new Int32Array(variables);
    this.#reasons = new Int32Array(variables).fill(NONE);
    this.#phases = new Uint8Array(variables);
    this.#marks = new Uint8Array(variables);
    this.#trail = new Int32Array(variables);
    this.#stamps = new Int32Array(variables + 1);
    this.#watchers = new Watchers(2 * variables);
    this.#order = new ActivityOrder(variables);
  }

  /** Conflicts met so far, over all questions. */
  get conflicts(): number {
    return this.#conflicts;
  }

  /** Clauses hold in all questions that follow. */
  add(clause: readonly Literal[]): void {
    if (this.#unsatisfiable) return;
    this.#backtrack(0);
    const open = this.#open;
    let size = 0;
    for (const literal of clause) {
      if (this.#values[literal]! > 0) return;
      let isKnown = false;
      for (let index = 0; index < size; index++) {
        if (open[index] === (literal ^ 1)) return;
        if (open[index] === literal) isKnown = true;
      }
      if (this.#values[literal] === 0 && !isKnown) open[size++] = literal;
      this.#order.insert(literal >> 1);
    }
    if (size < clause.length) this.#proof?.learn(open.slice(0, size));
    if (size === 0) this.#unsatisfiable = true;
    else if (size === 1) this.#assign(open[0]!, NONE);
    else this.#watch(this.#store(open, size, 0));
  }

  /** Prefers a variable in decisions, and a value for it, until conflicts say otherwise. */
  prefer(variable: number, value: boolean, weight: number): void {
    this.#phases[variable] = value ? 1 : 0;
    if (weight > 0) this.#order.bump(variable, weight);
  }

  /** Whether all clauses can hold together with the assumptions. */
  solve(conflicts: number, assumptions: readonly Literal[] = []): Answer {
    const last = this.#conflicts + conflicts;
    const answer = this.#unsatisfiable ? 'unsatisfiable' : this.#run(last, assumptions);
    this.#model = answer === 'satisfiable' ? this.#values.slice() : undefined;
    this.#backtrack(0);
    return answer;
  }

  /** In the assignment of the last answer, which was `satisfiable`. */
  isTrue(literal: Literal): boolean {
    return this.#model![literal]! > 0;
  }

  #run(last: number, assumptions: readonly Literal[]): Answer {
    let recent = 0;
    let overall = 0;
    let sinceRestart = 0;
    for (;;) {
      const conflict = this.#propagate();
      if (conflict !== NONE) {
        if (this.#level === 0) {
          this.#unsatisfiable = true;
          this.#proof?.learn([]);
          return 'unsatisfiable';
        }
        this.#conflicts += 1;
        sinceRestart += 1;
        const glue = this.#learnFrom(conflict);
        recent += (glue - recent) / 32;
        overall += (glue - overall) / Math.min(4096, this.#conflicts);
        if (this.#conflicts >= last) return 'unknown';
        continue;
      }
      if (sinceRestart >= restartInterval && recent > restartMargin * overall) {
        sinceRestart = 0;
        this.#backtrack(0);
        if (this.#conflicts >= this.#nextReduction) this.#reduce();
        continue;
      }
      const decision = this.#decision(assumptions);
      if (decision === 'satisfiable' || decision === 'unsatisfiable') return decision;
      this.#levelStarts[++this.#level] = this.#trailSize;
      if (decision !== undefined) this.#assign(decision, NONE);
    }
  }

  /** The next literal to try; nothing for an assumption that holds already. */
  #decision(assumptions: readonly Literal[]): Literal | undefined | 'satisfiable' | 'unsatisfiable' {
    if (this.#level < assumptions.length) {
      const assumed = assumptions[this.#level]!;
      const value = this.#values[assumed]!;
      if (value < 0) {
        this.#proof?.learn(assumptions.map(literal => literal ^ 1));
        return 'unsatisfiable';
      }
      return value > 0 ? undefined : assumed;
    }
    for (;;) {
      const variable = this.#order.takeFirst();
      if (variable === undefined) return 'satisfiable';
      if (this.#values[2 * variable] === 0) return 2 * variable + 1 - this.#phases[variable]!;
    }
  }

  #assign(literal: Literal, reason: number): void {
    const variable = literal >> 1;
    this.#values[literal] = 1;
    this.#values[literal ^ 1] = -1;
    this.#levels[variable] = this.#level;
    this.#reasons[variable] = reason;
    this.#trail[this.#trailSize++] = literal;
  }

  #backtrack(level: number): void {
    if (this.#level <= level) return;
    const start = this.#levelStarts[level + 1]!;
    for (let index = this.#trailSize - 1; index >= start; index--) {
      const literal = this.#trail[index]!;
      this.#values[literal] = 0;
      this.#values[literal ^ 1] = 0;
      this.#phases[literal >> 1] = (literal & 1) ^ 1;
      this.#order.insert(literal >> 1);
    }
    this.#trailSize = start;
    this.#propagated = start;
    this.#level = level;
  }

  /** Assigns what follows; a clause that is false then, or `NONE`. */
  #propagate(): number {
    const values = this.#values;
    const arena = this.#arena;
    const watchers = this.#watchers;
    let { items } = watchers;
    while (this.#propagated < this.#trailSize) {
      const falseLiteral = this.#trail[this.#propagated++]! ^ 1;
      const first = watchers.starts[falseLiteral]!;
      const last = first + watchers.sizes[falseLiteral]!;
      let kept = first;
      let next = first;
      let conflict = NONE;
      while (next < last) {
        const blocker = items[next++]!;
        const watched = items[next++]!;
        items[kept++] = blocker;
        items[kept++] = watched;
        const value = values[blocker]!;
        if (value > 0) continue;
        if (watched < 0) {
          if (value < 0) {
            conflict = ~watched;
            break;
          }
          this.#assign(blocker, ~watched);
          continue;
        }
        const start = watched + HEADER;
        const other = arena[start]! ^ arena[start + 1]! ^ falseLiteral;
        items[kept - 2] = other;
        if (values[other]! > 0) continue;
        const end = start + arena[watched]!;
        let place = start + 2;
        while (place < end && values[arena[place]!]! < 0) place++;
        if (place < end) {
          const replacement = arena[place]!;
          arena[start] = other;
          arena[start + 1] = replacement;
          arena[place] = falseLiteral;
          watchers.add(replacement, other, watched);
          items = watchers.items;
          kept -= 2;
        } else if (values[other]! < 0) {
          conflict = watched;
          break;
        } else {
          this.#assign(other, watched);
        }
      }
      if (kept < next) {
        items.copyWithin(kept, next, last);
        watchers.sizes[falseLiteral] = kept + last - next - first;
      }
      if (conflict !== NONE) return conflict;
    }
    return NONE;
  }

  /** Learns the clause of the first unique implication point, and goes back to where it is of use: its glue. */
  #learnFrom(conflict: number): number {
    const marks = this.#marks;
    const level = this.#level;
    const learnt: Literal[] = [0];
    const touched: number[] = [];
    let open = 0;
    let index = this.#trailSize - 1;
    let clause = conflict;
    let pivot = NONE;
    for (;;) {
      this.#useClause(clause);
      const end = clause + HEADER + this.#arena[clause]!;
      for (let place = clause + HEADER; place < end; place++) {
        const literal = this.#arena[place]!;
        const variable = literal >> 1;
        if (literal === pivot || marks[variable] !== 0 || this.#levels[variable] === 0) continue;
        marks[variable] = SEEN;
        touched.push(variable);
        this.#order.bump(variable, 1);
        if (this.#levels[variable] === level) open += 1;
        else learnt.push(literal);
      }
      while (marks[this.#trail[index]! >> 1] === 0) index -= 1;
      pivot = this.#trail[index--]!;
      open -= 1;
      if (open === 0) break;
      clause = this.#reasons[pivot >> 1]!;
    }
    learnt[0] = pivot ^ 1;
    const minimal = learnt.filter((literal, place) => place === 0 || !this.#isImplied(literal, touched));
    for (const variable of touched) marks[variable] = 0;
    this.#order.decay();

    let second = 1;
    for (let place = 2; place < minimal.length; place++) {
      if (this.#levels[minimal[place]! >> 1]! > this.#levels[minimal[second]! >> 1]!) second = place;
    }
    const glue = this.#glueOf(minimal, 0, minimal.length);
    this.#proof?.learn(minimal);
    if (minimal.length === 1) {
      this.#backtrack(0);
      this.#assign(pivot ^ 1, NONE);
      return glue;
    }
    [minimal[1], minimal[second]] = [minimal[second]!, minimal[1]!];
    this.#backtrack(this.#levels[minimal[1]! >> 1]!);
    const reason = this.#store(minimal, minimal.length, glue);
    this.#watch(reason);
    this.#assign(pivot ^ 1, reason);
    return glue;
  }

  /** Whether a literal of a learnt clause follows from the others, by reasons all the way down. */
  #isImplied(literal: Literal, touched: number[], depth = 0): boolean {
    const marks = this.#marks;
    const reason = this.#reasons[literal >> 1]!;
    if (reason === NONE || depth > implicationDepth) return false;
    const end = reason + HEADER + this.#arena[reason]!;
    for (let place = reason + HEADER; place < end; place++) {
      const other = this.#arena[place]!;
      const variable = other >> 1;
      if (variable === literal >> 1 || this.#levels[variable] === 0) continue;
      const mark = marks[variable];
      if (mark === SEEN || mark === REDUNDANT) continue;
      if (mark === NEEDED) return false;
      const implied = this.#isImplied(other, touched, depth + 1);
      touched.push(variable);
      marks[variable] = implied ? REDUNDANT : NEEDED;
      if (!implied) return false;
    }
    return true;
  }

  /** A clause that takes part in a conflict is kept a while longer, and may turn out better than it was. */
  #useClause(clause: number): void {
    const glue = this.#arena[clause + GLUE]!;
    if (glue === 0) return;
    this.#arena[clause + USED] = this.#conflicts;
    if (glue <= keptGlue) return;
    const start = clause + HEADER;
    const now = this.#glueOf(this.#arena, start, start + this.#arena[clause]!);
    if (now < glue) this.#arena[clause + GLUE] = now;
  }

  /** On how many levels the literals from `start` to `end` stand. */
  #glueOf(literals: ArrayLike<Literal>, start: number, end: number): number {
    this.#stamp += 1;
    let glue = 0;
    for (let index = start; index < end; index++) {
      const level = this.#levels[literals[index]! >> 1]!;
      if (this.#stamps[level] === this.#stamp) continue;
      this.#stamps[level] = this.#stamp;
      glue += 1;
    }
    return glue;
  }

  /** Keeps the first literals, so many, as a clause. */
  #store(literals: readonly Literal[], size: number, glue: number): number {
    const clause = this.#arenaSize;
    this.#arenaSize += HEADER + size;
    if (this.#arenaSize > this.#arena.length) {
      const grown = new Int32Array(Math.max(this.#arenaSize, this.#arena.length * 2));
      grown.set(this.#arena);
      this.#arena = grown;
    }
    this.#arena[clause] = size;
    this.#arena[clause + GLUE] = glue;
    this.#arena[clause + USED] = this.#conflicts;
    for (let index = 0; index < size; index++) {
      this.#arena[clause + HEADER + index] = literals[index]!;
    }
    return clause;
  }

  #watch(clause: number): void {
    const first = this.#arena[clause + HEADER]!;
    const second = this.#arena[clause + HEADER + 1]!;
    const watched = this.#arena[clause] === 2 ? ~clause : clause;
    this.#watchers.add(first, second, watched);
    this.#watchers.add(second, first, watched);
  }

  /** Drops the worse half of what was learnt, and what holds for good; at level 0. */
  #reduce(): void {
    this.#reductions += 1;
    this.#nextReduction = this.#conflicts + firstReduction + reductionStep * this.#reductions;
    const arena = this.#arena;
    const candidates: number[] = [];
    const dropped = new Set<number>();
    for (let clause = 0; clause < this.#arenaSize; clause += HEADER + arena[clause]!) {
      const glue = arena[clause + GLUE]!;
      if (this.#holdsForGood(clause)) dropped.add(clause);
      else if (glue > triedGlue || (glue > keptGlue && !this.#wasUsed(clause))) candidates.push(clause);
    }
    const worth = (clause: number): number => arena[clause + GLUE]! * 64 + Math.min(63, arena[clause]!);
    candidates.sort((a, b) => worth(b) - worth(a) || a - b);
    for (const clause of candidates.slice(0, candidates.length >> 1)) dropped.add(clause);

    for (const literal of this.#trail.subarray(0, this.#trailSize)) this.#proof?.learn([literal]);
    this.#watchers.sizes.fill(0);
    const end = this.#arenaSize;
    this.#arenaSize = 0;
    for (let clause = 0; clause < end; ) {
      const size = arena[clause]!;
      const next = clause + HEADER + size;
      if (dropped.has(clause)) {
        this.#proof?.drop([...arena.subarray(clause + HEADER, next)]);
      } else {
        arena.copyWithin(this.#arenaSize, clause, next);
        this.#watch(this.#arenaSize);
        this.#arenaSize += HEADER + size;
      }
      clause = next;
    }
    // Reasons at level 0 are never looked at, but must not name what is gone.
    for (let index = 0; index < this.#trailSize; index++) this.#reasons[this.#trail[index]! >> 1] = NONE;
  }

  #wasUsed(clause: number): boolean {
    return this.#arena[clause + USED]! > this.#conflicts - firstReduction * 4;
  }

  #holdsForGood(clause: number): boolean {
    const start = clause + HEADER;
    for (let place = start; place < start + this.#arena[clause]!; place++) {
      if (this.#values[this.#arena[place]!]! > 0) return true;
    }
    return false;
  }
}
