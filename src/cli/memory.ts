/** Files are checked with what earlier runs have left: all that is known is not computed again. */
import { checkFile, type FileOptions, type Recall, type RunPart } from '../check/check-file.ts';
import { renamed, resultInPlace, resultsByKey, type StoredFile, storedFile } from '../check/reuse.ts';
import { fileNameOf } from '../text/file-name.ts';
import type { Source } from '../text/source.ts';
import { Cache, defaultCacheFolder, programDigest } from './cache.ts';
import { hash } from './host.ts';
import type { FileTexts, PlannedFile } from './plan.ts';

export interface MemoryOptions {
  readonly cache: boolean;
  readonly cacheDir?: string;
  readonly timeout?: number;
}

type CheckPlanned = (file: PlannedFile, options: FileOptions) => Iterable<RunPart>;

const afresh: CheckPlanned = (file, options) => checkFile(file.read(), options);

/** What a clock has cut short depends on the machine, so with a limit of time nothing is kept or found. */
export function memoryFor({ cache: wanted, cacheDir, timeout }: MemoryOptions): CheckPlanned {
  if (!wanted || timeout !== undefined) return afresh;
  const cache = new Cache(cacheDir ?? defaultCacheFolder());
  const program = programDigest();
  return (file, options) =>
    file.texts === undefined ? afresh(file, options) : remembered(file, file.texts, options, cache, program);
}

function* remembered(
  file: PlannedFile,
  texts: FileTexts,
  options: FileOptions,
  cache: Cache,
  program: string,
): Generator<RunPart> {
  const name = nameOf(file, texts, options, program);
  const stored = cache.load(name);
  if (stored?.text === texts.text && stored.tables === texts.tables) {
    yield* renamed(stored.parts, file.name);
    return;
  }
  const read = file.read();
  const parts: RunPart[] = [];
  for (const part of checkFile(read, options, stored && recallFrom(stored, read.source, texts))) {
    parts.push(part);
    yield part;
  }
  // A run that is stopped never comes here.
  cache.save(name, storedFile(file.name, texts, parts));
}

/** Whatever a result depends on besides the texts that are compared. */
function nameOf({ name }: PlannedFile, { arch }: FileTexts, options: FileOptions, program: string): string {
  const { hash: _, ...others } = options;
  return hash(JSON.stringify([program, fileNameOf(name), arch, others]));
}

function recallFrom(stored: StoredFile, source: Source, texts: FileTexts): Recall {
  const results = resultsByKey(stored);
  return (read, known) => {
    const result = results.get(known.key);
    return result && resultInPlace(result, source, read, known, stored.tables === texts.tables);
  };
}
