/** What earlier runs have left of a file, and what this one leaves. */
import type { FileOptions, Recall, RunPart } from '../check/check-file.ts';
import { forgetful, type Remember } from '../check/cross-rule/wrong-together.ts';
import { renamed, resultInPlace, resultsByKey, type StoredFile, storedFile } from '../check/reuse.ts';
import { fileNameOf, type Source } from '../text/source.ts';
import { Cache, defaultCacheFolder, programDigest } from './cache.ts';
import { hash } from './host.ts';
import type { FileTexts, PlannedFile } from './plan.ts';
import type { SolverChoice } from './solver.ts';

export interface MemoryOptions {
  readonly cache: boolean;
  readonly cacheDir?: string;
  readonly timeout?: number;
  readonly solver: SolverChoice;
  readonly dumpSmt?: string;
}

export type KeptFile = Pick<PlannedFile, 'name' | 'texts'>;

export interface Memory {
  /** Something is kept of a file, in whatever state its text was. */
  knows(file: PlannedFile, options: FileOptions): boolean;
  /** All that is to be said of a file, where not a byte of it has changed. */
  whole(file: PlannedFile, options: FileOptions): RunPart[] | undefined;
  /** Results of single rules, for any state of the file's text. */
  recall(file: KeptFile, options: FileOptions): ((source: Source) => Recall) | undefined;
  /** `parts`: all of the file. */
  keep(file: PlannedFile, options: FileOptions, parts: readonly RunPart[]): void;
  /** What was found over all rules on the same grounds. */
  readonly remember: Remember;
}

const none: Memory = {
  knows: () => false,
  whole: () => undefined,
  recall: () => undefined,
  keep: () => {},
  remember: forgetful,
};

/**
 * What a clock has cut short depends on the machine, so with a limit of time, or a solver, nothing is kept or found;
 * and what is found has no questions that could be written down.
 */
export function memoryFor(options: MemoryOptions): Memory {
  const { cache: wanted, cacheDir, timeout, solver, dumpSmt } = options;
  if (!wanted || timeout !== undefined || solver !== 'none' || dumpSmt !== undefined) return none;
  const cache = new Cache(cacheDir ?? defaultCacheFolder());
  const program = programDigest();
  /** Only of a file all of whose rules are asked for anything is kept. */
  const load = (file: KeptFile, options: FileOptions) => {
    const { texts } = file;
    if (texts === undefined) return undefined;
    const stored = cache.load<StoredFile>(entryName(file, texts, options, program));
    return stored && { texts, stored };
  };
  return {
    knows: (file, options) =>
      file.texts !== undefined && cache.has(entryName(file, file.texts, options, program)),
    whole(file, options) {
      const { texts, stored } = load(file, options) ?? {};
      if (stored?.text === undefined || stored.text !== texts!.text) return undefined;
      return stored.tables === texts!.tables ? renamed(stored.parts, file.name) : undefined;
    },
    recall(file, options) {
      const { texts, stored } = load(file, options) ?? {};
      return stored && recallFrom(stored, stored.tables === texts!.tables);
    },
    keep(file, options, parts) {
      const { texts } = file;
      if (texts === undefined) return;
      cache.save(entryName(file, texts, options, program), storedFile(file.name, texts, parts));
    },
    remember(grounds, find) {
      const name = hash(JSON.stringify([program, grounds]));
      const known = cache.load<ReturnType<typeof find>>(name);
      if (known !== undefined) return known;
      const found = find();
      cache.save(name, found);
      return found;
    },
  };
}

/** Whatever a result depends on besides the texts that are compared. */
function entryName(
  { name }: KeptFile,
  { arch, shard }: FileTexts,
  { hash: _, ...options }: FileOptions,
  program: string,
): string {
  return hash(JSON.stringify([program, fileNameOf(name), arch, shard, options]));
}

function recallFrom(stored: StoredFile, sameTables: boolean): (source: Source) => Recall {
  const results = resultsByKey(stored);
  return source => (read, known) => {
    const result = results.get(known.key);
    return result && resultInPlace(result, source, read, known, sameTables);
  };
}
