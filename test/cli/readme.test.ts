/** The README shows what the program really prints. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './rulecheck.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** A command of a console block with the lines shown below it. */
interface Shown {
  readonly command: string;
  readonly output: string;
}

function shownIn(block: string): Shown[] {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map(part => {
      const end = part.indexOf('\n');
      return { command: part.slice(0, end), output: part.slice(end + 1) };
    });
}

const shown = [...readme.matchAll(/^```console\n([\s\S]*?)^```$/gm)].flatMap(([, block]) => shownIn(block!));

/** The text with each line `...` standing for any lines. */
function pattern(output: string): RegExp {
  const parts = output.split(/^\.\.\.\n/m).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(?:.*\\n)*')}$`);
}

/** `npx rulecheck` without npm's start-up: a folder on PATH that has the built program. */
function commandFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rulecheck-readme-'));
  symlinkSync(join(root, 'dist/command/rulecheck.js'), join(folder, 'rulecheck'));
  return folder;
}

describe('the README', () => {
  const path = `${commandFolder()}:${process.env['PATH']}`;

  it('shows commands', () => {
    expect(shown.length).toBeGreaterThan(2);
  });

  it.each(shown)('$command', ({ command, output }) => {
    const { stdout } = spawnSync('sh', ['-c', command.replace(/^npx /, '')], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: path },
    });
    expect(stdout).toMatch(pattern(output));
  });

  it('names files that exist', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, file]) => file!);
    const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
    }).split('\n');
    expect(links.filter(link => !tracked.some(file => file === link || file.startsWith(`${link}/`)))).toEqual(
      [],
    );
  });
});
