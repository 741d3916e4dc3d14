/**
 * Results of earlier runs as files in a folder. A file is written beside its place and then put there in one step, so
 * that a reader finds it whole or not at all, whoever else writes and whenever a program is ended. It begins with a
 * digest of its name and the rest: what was damaged, or put there under another name, counts for nothing.
 */
import { createHash } from 'node:crypto';
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import envPaths from 'env-paths';
import type { Store } from '../check/reuse.ts';
import { tool } from '../check/run.ts';
import { makeFolder } from './output.ts';

/** Days after which a file that nobody has read is taken away. */
const keptDays = 30;
const day = 24 * 60 * 60 * 1000;

/** Where caches go on this system. A path in XDG_CACHE_HOME that is relative counts for nothing, as XDG has it. */
export function defaultCacheFolder(): string {
  const { cache } = envPaths(tool.name, { suffix: '' });
  return isAbsolute(cache) ? cache : join(homedir(), '.cache', tool.name);
}

/** A cache never keeps a run from being made: where its folder cannot be used, nothing is found or kept. */
export class Cache implements Store {
  readonly #folder: string;
  #saved = false;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Whether there is anything under a name, damaged or not. */
  has(name: string): boolean {
    return existsSync(this.#path(name));
  }

  load<Stored extends object>(name: string): Stored | undefined {
    const path = this.#path(name);
    try {
      const text = readFileSync(path, 'utf8');
      const end = text.indexOf('\n');
      if (text.slice(0, end) !== digestOf(name, text.slice(end + 1))) return undefined;
      this.#keep(path);
      return JSON.parse(text.slice(end + 1)) as Stored;
    } catch {
      return undefined;
    }
  }

  save(name: string, stored: object): void {
    const path = this.#path(name);
    const draft = `${path}.${process.pid}.${draftCount++}.tmp`;
    const text = JSON.stringify(stored);
    if (!this.#exists()) return;
    try {
      writeFileSync(draft, `${digestOf(name, text)}\n${text}`);
      renameSync(draft, path);
      if (!this.#saved) this.#takeAway();
      this.#saved = true;
    } catch {
      rmSync(draft, { force: true });
    }
  }

  #exists(): boolean {
    try {
      makeFolder(this.#folder);
      return true;
    } catch {
      return false;
    }
  }

  #path(name: string): string {
    return join(this.#folder, `${name}.json`);
  }

  /** Marks a file as used, at most once a day. */
  #keep(path: string): void {
    const now = Date.now();
    if (now - statSync(path).mtimeMs > day) utimesSync(path, now / 1000, now / 1000);
  }

  /** Files that are no longer used, and drafts that were left. Only what this program names so is touched. */
  #takeAway(): void {
    const now = Date.now();
    for (const name of readdirSync(this.#folder)) {
      const isDraft = /^[0-9a-f]{32}\.json\.\d+\.\d+\.tmp$/.test(name);
      if (!isDraft && !/^[0-9a-f]{32}\.json$/.test(name)) continue;
      const path = join(this.#folder, name);
      const age = now - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now);
      if (age > (isDraft ? 1 : keptDays) * day) rmSync(path, { force: true });
    }
  }
}

let draftCount = 0;

const digestOf = (name: string, text: string): string =>
  createHash('sha256').update(name).update('\n').update(text).digest('hex');

/** Digest of the program itself: what another build has found is not taken for this one's. */
export function programDigest(): string {
  const folder = dirname(fileURLToPath(import.meta.url));
  const digest = createHash('sha256');
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (/\.c?[jt]s$/.test(name)) digest.update(name).update(readFileSync(join(folder, name)));
  }
  return digest.digest('hex');
}
