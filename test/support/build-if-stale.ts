/** Tests of the command run the built program: it is built first where a source is newer. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'dist/command/rulecheck.js');

function newestIn(folder: string, extension: string): number {
  const times = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith(extension))
    .map(entry => statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return Math.max(...times);
}

/** Type errors do not stop the build: they are a check of their own. */
export default function buildIfStale(): void {
  const newest = Math.max(newestIn('src', '.ts'), newestIn('grammar', '.ohm'));
  // The compiler writes every file anew, so any of them tells when.
  if (existsSync(program) && statSync(program).mtimeMs >= newest) return;
  try {
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: 'pipe' });
  } catch (error) {
    if (!existsSync(program)) throw error;
  }
}
