/** A bar on standard error, for runs that a person waits for. */
import type { SingleBar } from 'cli-progress';

export interface Progress {
  show(done: number, total: number): Promise<void>;
  /** Removes the bar, so that the report begins on a clean line. */
  stop(): void;
}

/** Runs that end sooner show no bar. */
const patience = 1000;

const silent: Progress = { show: async () => {}, stop: () => {} };

export function progressOn(stream: NodeJS.WriteStream, wanted: boolean): Progress {
  return wanted && stream.isTTY ? bar(stream) : silent;
}

function bar(stream: NodeJS.WriteStream): Progress {
  const begin = Date.now();
  let shown: SingleBar | undefined;
  return {
    async show(done, total) {
      if (shown === undefined && Date.now() - begin >= patience) {
        const { SingleBar, Presets } = await import('cli-progress');
        const format = '{bar} {value} of {total} rules, {eta_formatted} left';
        shown = new SingleBar(
          { stream, format, clearOnComplete: true, hideCursor: true },
          Presets.shades_classic,
        );
        shown.start(total, done);
      }
      shown?.update(done);
    },
    stop() {
      shown?.stop();
    },
  };
}
