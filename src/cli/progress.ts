/** A bar on standard error, for runs that a person waits for. */
import { clearLine, cursorTo } from 'node:readline';
import { count, grouped } from '../report/text/words.ts';

export interface Progress {
  show(done: number, total: number): void;
  /** Removes the bar, so that the report begins on a clean line. */
  stop(): void;
}

/** One line that is written over and over. */
export interface StatusLine {
  show(text: string): void;
  stop(): void;
}

/** Runs that end sooner show no bar. */
const patience = 1000;

const silent: StatusLine = { show: () => {}, stop: () => {} };

/** A dumb terminal cannot take a line back. */
export function statusLineOn(
  stream: NodeJS.WriteStream,
  wanted: boolean,
  terminal = process.env['TERM'],
): StatusLine {
  return wanted && stream.isTTY && terminal !== 'dumb' ? lineOn(stream) : silent;
}

function lineOn(stream: NodeJS.WriteStream): StatusLine {
  let isShown = false;
  const clear = () => {
    cursorTo(stream, 0);
    clearLine(stream, 0);
  };
  return {
    show(text) {
      isShown = true;
      clear();
      stream.write(text.slice(0, (stream.columns || 80) - 1));
    },
    stop() {
      if (isShown) clear();
      isShown = false;
    },
  };
}

export function progressOn(
  stream: NodeJS.WriteStream,
  wanted: boolean,
  terminal = process.env['TERM'],
): Progress {
  const line = statusLineOn(stream, wanted, terminal);
  const begin = Date.now();
  return {
    show(done, total) {
      const elapsed = Date.now() - begin;
      if (elapsed >= patience) line.show(barLine(done, total, elapsed));
    },
    stop: () => line.stop(),
  };
}

const width = 30;

/** Of the rules, as many have to be done before the others are estimated by them: one may be a hundred times another. */
const estimatedFrom = 0.01;

/** Without enough to estimate it from, there is no time left to show. */
export function barLine(done: number, total: number, elapsedMs: number): string {
  const isKnown = done > 0 && done >= estimatedFrom * total;
  const left = isKnown ? `, ${duration((elapsedMs / done) * (total - done))} left` : '';
  return `${barOf(done, total)} ${grouped(done)} of ${count(total, 'rule')}${left}`;
}

export function barOf(done: number, total: number): string {
  const filled = total === 0 ? 0 : Math.floor((width * done) / total);
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
}

export function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
