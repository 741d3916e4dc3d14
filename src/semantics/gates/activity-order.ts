/** In which order a search decides variables (VSIDS, of Chaff; with the decay of MiniSat). */

const activityDecay = 1 / 0.95;
const activityLimit = 1e100;

/** The place of a variable that is not in the heap. */
const NONE = -1;

/** Variables that are open, the one most active in recent conflicts first; a heap. */
export class ActivityOrder {
  readonly #activities: Float64Array;
  readonly #heap: Int32Array;
  readonly #places: Int32Array;
  #size = 0;
  #increment = 1;

  constructor(variables: number) {
    this.#activities = new Float64Array(variables);
    this.#heap = new Int32Array(variables);
    this.#places = new Int32Array(variables).fill(NONE);
  }

  bump(variable: number, weight: number): void {
    this.#activities[variable]! += weight * this.#increment;
    if (this.#activities[variable]! > activityLimit) {
      for (let index = 0; index < this.#activities.length; index++) {
        this.#activities[index]! /= activityLimit;
      }
      this.#increment /= activityLimit;
    }
    if (this.#places[variable] !== NONE) this.#rise(this.#places[variable]!);
  }

  decay(): void {
    this.#increment *= activityDecay;
  }

  insert(variable: number): void {
    if (this.#places[variable] !== NONE) return;
    this.#put(variable, this.#size);
    this.#size += 1;
    this.#rise(this.#size - 1);
  }

  takeFirst(): number | undefined {
    if (this.#size === 0) return undefined;
    const first = this.#heap[0]!;
    this.#places[first] = NONE;
    this.#size -= 1;
    if (this.#size > 0) {
      this.#put(this.#heap[this.#size]!, 0);
      this.#sink();
    }
    return first;
  }

  #put(variable: number, place: number): void {
    this.#heap[place] = variable;
    this.#places[variable] = place;
  }

  /** Ties go to the variable that was named later: the gates nearer to the question. */
  #isBefore(a: number, b: number): boolean {
    const difference = this.#activities[a]! - this.#activities[b]!;
    return difference > 0 || (difference === 0 && a > b);
  }

  #rise(from: number): void {
    const variable = this.#heap[from]!;
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.#isBefore(variable, this.#heap[parent]!)) break;
      this.#put(this.#heap[parent]!, place);
      place = parent;
    }
    this.#put(variable, place);
  }

  #sink(): void {
    const variable = this.#heap[0]!;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.#size) break;
      if (child + 1 < this.#size && this.#isBefore(this.#heap[child + 1]!, this.#heap[child]!)) child += 1;
      if (!this.#isBefore(this.#heap[child]!, variable)) break;
      this.#put(this.#heap[child]!, place);
      place = child;
    }
    this.#put(variable, place);
  }
}
