/** `rulecheck reproduce`, with a real Go and a real emulator where they can be had. */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { MemberData, ReproductionData } from '../../src/reproduce/data.ts';
import type { TrialData } from '../../src/reproduce/trials/data.ts';
import { type GoVersion, goRules } from '../support/go-rules.ts';
import { buildCache, goToolchain, missingEmulator } from '../support/go-toolchain.ts';
import { nightly } from '../support/nightly.ts';
import { rulecheck } from './rulecheck.ts';

const wrong = '(FMADDD neg:(FNEGD x) y z) && neg.Uses == 1 => (FNMADDD x y z)\n';
const right = '(FMADDD neg:(FNEGD x) y z) && neg.Uses == 1 => (FNMSUBD x y z)\n';

/** A folder with a rules file. */
function rulesFile(text: string, name = 'RISCV64.rules'): string {
  const file = join(mkdtempSync(join(tmpdir(), 'rulecheck-')), name);
  writeFileSync(file, text);
  return file;
}

/** A folder in the place of a GOROOT, whose `go` is the shell script. */
function fakeGo(script: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'rulecheck-'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin/go'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'bin/go'), 0o755);
  return folder;
}

describe('rulecheck reproduce', () => {
  it('writes a program to standard output', async () => {
    const { code, out, err } = await rulecheck(['reproduce', `${rulesFile(wrong)}:1`]);
    expect(out).toContain('\treturn math.FMA(-x, y, z)\n');
    expect(out).toContain('func main() {');
    expect([code, err]).toEqual([0, '']);
  });

  it('writes a test to a file', async () => {
    const output = `${rulesFile(wrong)}_test.go`;
    const { code, out } = await rulecheck([
      'reproduce',
      `${rulesFile(wrong)}:1`,
      '--test',
      '--output',
      output,
    ]);
    expect([code, out]).toEqual([0, '']);
    expect(readFileSync(output, 'utf8')).toContain('func TestRewriteRule(t *testing.T) {');
  });

  it('says which op has no Go spelling', async () => {
    const { code, out, err } = await rulecheck([
      'reproduce',
      `${rulesFile('(FCLASSD (FNEGD x)) => (FCLASSD x)\n')}:1`,
    ]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe(
      'not reached: (FCLASSD (FNEGD x)) => (FCLASSD x)\n    no Go spelling is known of FCLASSD; with --run other ways are tried\n',
    );
  });

  it.each([
    ['no line', ['reproduce', rulesFile(wrong)], 'is not FILE:LINE'],
    ['a line without a rule', ['reproduce', `${rulesFile(wrong)}:7`], 'no rule covers line 7'],
    ['a member that is not there', ['reproduce', `${rulesFile(wrong)}:1`, '--member', '2'], 'the rule has 1'],
    ['a folder', ['reproduce', `${dirname(rulesFile(wrong))}:1`], 'is not a rules file'],
    ['a broken rule', ['reproduce', `${rulesFile('(FADDD x\n')}:1`], 'the rule has errors'],
    ['an unknown machine', ['reproduce', `${rulesFile(wrong, 'VAX.rules')}:1`], 'no op tables for VAX'],
    [
      'a machine without Go programs',
      ['reproduce', `${rulesFile(wrong, 'Wasm.rules')}:1`],
      'can be run for Wasm',
    ],
    ['no GOROOT', ['reproduce', `${rulesFile(wrong)}:1`, '--run', '--go', tmpdir()], 'is no GOROOT'],
  ])('asked with %s, it says so', async (_, args, message) => {
    const { code, err } = await rulecheck(args);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });
});

it('says of rules of blocks that no numbers show them', async () => {
  const { code, err } = await rulecheck([
    'reproduce',
    `${rulesFile('(BEQZ x yes no) => (BNEZ x no yes)\n')}:1`,
  ]);
  expect([code, err]).toEqual([1, 'not reached: (BEQZ x yes no) => (BNEZ x no yes)\n    a rule of blocks\n']);
});

describe('what cannot run', () => {
  const place = `${rulesFile(wrong)}:1`;

  it('is said of a missing Go', async () => {
    const { code, out } = await rulecheck(['reproduce', place, '--run'], { env: { PATH: '/nowhere' } });
    // Debian's Go may be installed; then the emulator is what is missing.
    expect(out).toMatch(/^could not run: (no Go was found|this is no riscv64 machine)/);
    expect(code).toBe(2);
  });

  it('is said of a missing emulator', async () => {
    const go = fakeGo('echo go version go1.19 linux/amd64');
    const { code, out } = await rulecheck(['reproduce', place, '--run', '--go', go], {
      env: { PATH: '/nowhere' },
    });
    expect(out).toContain("qemu-riscv64-static is not on PATH: Debian's package qemu-user-static has it");
    expect(code).toBe(2);
  });

  it.skipIf(missingEmulator('riscv64') !== undefined)(
    'is said of a build that fails, with its message',
    async () => {
      const go = fakeGo(
        '[ $1 = version ] && echo go version go1.19 linux/amd64 || { echo main.go:1: no >&2; exit 1; }',
      );
      const scratch = mkdtempSync(join(tmpdir(), 'rulecheck-'));
      const { code, out } = await rulecheck(['reproduce', place, '--run', '--go', go], {
        env: { TMPDIR: scratch },
      });
      expect(out).toContain('could not run: the build failed: exit code 1\n    main.go:1: no\n');
      expect(code).toBe(2);
      expect(readdirSync(scratch)).toEqual([]);
    },
  );
});

type Report = ReproductionData & { readonly trials: readonly TrialData[] };

/** Runs for real, and returns the report. */
async function run(
  version: GoVersion,
  place: string,
): Promise<{ readonly code: number | null; readonly data: Report }> {
  const toolchain = goToolchain(version);
  if ('missing' in toolchain) throw new Error(toolchain.missing);
  mkdirSync(buildCache, { recursive: true });
  const args = ['reproduce', place, '--run', '--go', toolchain.goroot, '--format', 'json'];
  const { code, out, err } = await rulecheck(args, { env: { GOCACHE: buildCache } });
  if (out === '') throw new Error(err);
  return { code, data: JSON.parse(out) as Report };
}

/** By day one rule of numbers is built and run; `known-programs.test.ts` and the hunt hold the search to its programs. */
const byNight = it.skipIf(!nightly);

const summary = ({ status, shows, traced, agrees }: MemberData) => ({ status, shows, traced, agrees });
const minutes = 60_000;

/** What is needed to run programs of a release, and what of it is missing. */
function missing(version: GoVersion): string | undefined {
  const toolchain = goToolchain(version);
  return 'missing' in toolchain ? toolchain.missing : missingEmulator('riscv64');
}

describe('Go 1.19 on riscv64', () => {
  const reason = missing('1.19');
  if (reason !== undefined) {
    test.skip(reason, () => {});
    return;
  }
  const rules = goRules('1.19');
  if ('missing' in rules) {
    test.skip(rules.missing, () => {});
    return;
  }
  const file = join(rules.folder, 'RISCV64.rules');

  it(
    'miscompiles through line 756, with the bits that the evaluator predicts',
    async () => {
      const { code, data } = await run('1.19', `${file}:756`);
      expect(code).toBe(1);
      expect(data.couldNotRun).toBeUndefined();
      expect(data.members.map(summary)).toEqual([
        { status: 'miscompiled', shows: true, traced: true, agrees: true },
        { status: 'not reproduced', shows: false, traced: true, agrees: true },
        { status: 'miscompiled', shows: true, traced: true, agrees: true },
        { status: 'not reproduced', shows: false, traced: true, agrees: true },
      ]);
      expect(data.members[0]!.cases![0]).toEqual({
        inputs: { x: '0x4000000000000000', y: '0x4008000000000000', z: '0x4014000000000000' },
        permitted: ['0xbff0000000000000'],
        predicted: '0xc026000000000000',
        got: '0xc026000000000000',
      });
    },
    5 * minutes,
  );

  byNight(
    'computes what line 757 says, which is right, and what line 756 did before',
    async () => {
      const { code, data } = await run('1.19', `${file}:757`);
      expect(code).toBe(1);
      const right = { status: 'not reproduced', shows: false, traced: true, agrees: true };
      const through756 = { status: 'miscompiled', shows: true, traced: true, agrees: true };
      expect(data.members.map(summary)).toEqual([right, through756, right, through756]);
    },
    5 * minutes,
  );

  it('formats the source as it is', async () => {
    const { goroot } = goToolchain('1.19') as { readonly goroot: string };
    const gofmt = join(goroot, 'bin/gofmt');
    if (!existsSync(gofmt)) return;
    const { out } = await rulecheck(['reproduce', `${file}:756`]);
    expect(execFileSync(gofmt, [], { input: out, encoding: 'utf8' })).toBe(out);
  });
});

describe('Go 1.27 on this machine', () => {
  const toolchain = goToolchain('1.27');
  const rules = goRules('1.27');
  const reason = 'missing' in toolchain ? toolchain.missing : 'missing' in rules ? rules.missing : undefined;
  if (reason !== undefined || 'missing' in rules || process.arch !== 'x64') {
    test.skip(reason ?? 'this is no amd64 machine', () => {});
    return;
  }
  const file = join(rules.folder, 'generic.rules');

  byNight.each([
    ['counts as if they were signed', 2169, '0x80'],
    ['a masked shift by such a count', 578, '0x8'],
    ['a byte before cleared memory', 883, '0x0'],
    ['a store before cleared memory', 1746, '0x80'],
  ])(
    'miscompiles %s, line %i',
    async (_, line, got) => {
      const { code, data } = await run('1.27', `${file}:${line}`);
      expect(code).toBe(1);
      const shown = data.trials.filter(({ status }) => status === 'miscompiled');
      expect(shown.length).toBeGreaterThan(0);
      expect(shown.map(trial => [trial.got, trial.traced])).toEqual(shown.map(() => [got, true]));
    },
    5 * minutes,
  );

  byNight(
    'says which functions were tried where none is wrong',
    async () => {
      const { code, data } = await run('1.27', `${file}:574`);
      expect(code).toBe(0);
      expect(data.trials.map(({ status, ways }) => [status, ways?.length])).toEqual([
        ['not reproduced', 8],
        ['not reproduced', 8],
      ]);
    },
    5 * minutes,
  );
});

describe('Go 1.27 on riscv64', () => {
  const reason = missing('1.27');
  if (reason !== undefined) {
    test.skip(reason, () => {});
    return;
  }

  byNight(
    'does not miscompile through the right form of the rule, and its trace shows the rule',
    async () => {
      const { code, data } = await run('1.27', `${rulesFile(right)}:1`);
      expect(code).toBe(0);
      expect(data.members.map(summary)).toEqual([
        { status: 'not reproduced', shows: false, traced: true, agrees: true },
      ]);
    },
    5 * minutes,
  );

  byNight(
    'does not show the wrong form, because it has another rule',
    async () => {
      const { code, data } = await run('1.27', `${rulesFile(wrong)}:1`);
      expect(code).toBe(0);
      expect(data.members.map(summary)).toEqual([
        { status: 'not reproduced', shows: true, traced: false, agrees: false },
      ]);
    },
    5 * minutes,
  );
});
