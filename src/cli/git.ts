/** A folder as a revision of its repository has it. Git is asked, and nothing is checked out. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { UsageError } from './exit-code.ts';

/** Twice the largest file that is read. */
const largestOutput = 16 << 20;

/** Files of one folder by their names, at one revision. */
export interface FolderAt {
  readonly names: readonly string[];
  /** The text of a file; undefined where the revision has none of that name. */
  text(name: string): string | undefined;
  /** Whether the file had this text, found out without asking for it. */
  isSame(name: string, text: string): boolean;
}

/** Throws `UsageError` where the folder is in no repository, or it knows no such revision. */
export function folderAt(folder: string, revision: string): FolderAt {
  if (revision.startsWith('-')) throw new UsageError(`${revision} is no revision`);
  // Each entry is `mode type hash\tname`; only what lies in the folder itself is listed.
  const listing = git(folder, revision, 'ls-tree', '-z', `${revision}^{commit}`);
  const blobs = new Map(
    listing.split('\0').flatMap(entry => {
      const [about = '', name] = entry.split('\t');
      const [, type, hash] = about.split(' ');
      return type === 'blob' && name !== undefined && hash !== undefined ? [[name, hash] as const] : [];
    }),
  );
  return {
    names: [...blobs.keys()],
    text(name) {
      const blob = blobs.get(name);
      return blob === undefined ? undefined : git(folder, revision, 'cat-file', 'blob', blob);
    },
    isSame(name, text) {
      const blob = blobs.get(name);
      return blob !== undefined && blob === blobOf(text, blob.length);
    },
  };
}

/** Git's own name of a text, in the repository's kind of hash: that of 40 digits is SHA-1. */
function blobOf(text: string, digits: number): string {
  const bytes = Buffer.from(text);
  return createHash(digits === 40 ? 'sha1' : 'sha256')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}

function git(folder: string, revision: string, ...args: readonly string[]): string {
  try {
    return execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      maxBuffer: largestOutput,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    if (isMissing(error))
      throw new UsageError(`cannot ask for revision ${revision}: there is no git on PATH`);
    const said = error instanceof Error && 'stderr' in error ? `${error.stderr}`.trim() : '';
    const why = said.replace(/^fatal: /, '').split('\n')[0] || (error instanceof Error ? error.message : '');
    throw new UsageError(`cannot read revision ${revision} of ${folder}: ${why}`);
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
