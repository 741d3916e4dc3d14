/** The time that a search for programs has for one rule, and what a terminal shows of it meanwhile. */
import { count, grouped } from '../report/text/words.ts';
import { barOf, duration, type StatusLine } from './progress.ts';

export class SearchClock {
  readonly #seconds: number;
  readonly #line: StatusLine;
  #timer: NodeJS.Timeout | undefined;
  #title = '';
  #state: SearchState = { kind: 'reading' };
  #begin = performance.now();
  #builds = 0;

  constructor(seconds: number, line: StatusLine) {
    this.#seconds = seconds;
    this.#line = line;
  }

  /** While the rules are checked that searches will be about. */
  checking(title: string, done: number, total: number): void {
    this.#line.show(`${barOf(done, total)} ${title}: ${grouped(done)} of ${count(total, 'rule')} checked`);
  }

  /** Of the next rule; `title`: what the line begins with. The clock starts. */
  begin(title: string): void {
    this.#title = title;
    this.#begin = performance.now();
    this.#builds = 0;
    this.#timer ??= setInterval(() => this.#show(), 1000).unref();
    this.#now({ kind: 'reading' });
  }

  searching(done: number, total: number): void {
    this.#now({ kind: 'searching', done, total });
  }

  minimising(): void {
    this.#now({ kind: 'minimising' });
  }

  built(): void {
    this.#builds += 1;
    this.#show();
  }

  /** Builds that have begun end, and no others begin. */
  get isSpent(): boolean {
    return this.#left <= 0;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#line.stop();
  }

  get #left(): number {
    return 1000 * this.#seconds - (performance.now() - this.#begin);
  }

  #now(state: SearchState): void {
    this.#state = state;
    this.#show();
  }

  #show(): void {
    this.#line.show(searchLine(this.#title, this.#state, this.#builds, Math.max(0, this.#left)));
  }
}

export type SearchState =
  | { readonly kind: 'reading' | 'minimising' }
  | { readonly kind: 'searching'; readonly done: number; readonly total: number };

/** `████░░░░ generic.rules:2169: 300 of 1,800 functions, 2 builds, 58 s left` */
export function searchLine(title: string, state: SearchState, builds: number, leftMs: number): string {
  const [done, total] = state.kind === 'searching' ? [state.done, state.total] : [0, 0];
  const isFound = state.kind === 'minimising';
  const words = {
    reading: 'reading the rules',
    searching: `${grouped(done)} of ${count(total, 'function')}`,
    minimising: 'found, and made smaller',
  }[state.kind];
  return `${barOf(isFound ? 1 : done, isFound ? 1 : total)} ${title}: ${words}, ${count(builds, 'build')}, ${duration(leftMs)} left`;
}
