/** The action and the recipes of docs/continuous-integration.md, run as their shells run them, on a wrong rule. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/check/run.ts';
import { root } from '../cli/rulecheck.ts';
import { at, readYaml, type Yaml } from '../support/yaml.ts';

const right = '(FADDD x y) => (FADDD y x)\n';
const wrong = '(F(MADD|NMADD)D neg:(FNEGD x) y z) && neg.Uses == 1 => (F(NMADD|MADD)D x y z)\n';

const scratch = mkdtempSync(join(tmpdir(), 'rulecheck-recipes-'));
let count = 0;

/** A repository whose second revision adds `line` to right rules. */
function repository(line: string): string {
  const folder = join(scratch, `${count++}`);
  mkdirSync(folder);
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t', ...args], { cwd: folder });
  const commit = (text: string) => {
    writeFileSync(join(folder, 'RISCV64.rules'), text);
    git('add', '.');
    git('commit', '-qm', 'rules');
  };
  git('init', '-qb', 'main');
  commit(right);
  git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  commit(right + line);
  return folder;
}

/** Commands that would fetch packages; what they are told is written down. */
const tools = join(scratch, 'tools');
mkdirSync(tools);
const stub = (name: string, script: string) =>
  writeFileSync(join(tools, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
stub('npm', 'echo "npm $*"');
stub('npx', `shift; exec "${process.execPath}" "${join(root, 'dist/command/rulecheck.js')}" "$@"`);

function shell(command: readonly [string, ...string[]], cwd: string, env: Readonly<Record<string, string>>) {
  const [program, ...args] = command;
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    env: { PATH: `${tools}:${process.env['PATH']}`, XDG_CACHE_HOME: '/dev/null', ...env },
  });
  return { code: status, out: stdout, err: stderr };
}

const action = readYaml(readFileSync(join(root, 'action.yml'), 'utf8'));
const inputs = Object.entries(at(action, 'inputs')).map(
  ([name, input]) => [name, 'default' in Object(input) ? `${at(input, 'default')}` : ''] as const,
);

/** The steps of the action one after the other, until one fails. */
function runAction(folder: string, given: Readonly<Record<string, string>>) {
  const values = new Map([...inputs, ...Object.entries(given)]);
  const summary = join(folder, 'summary.md');
  let out = '';
  for (const step of at(action, 'runs', 'steps') as readonly Yaml[]) {
    expect(at(step, 'shell')).toBe('bash');
    const asked = 'env' in Object(step) ? Object.entries(at(step, 'env')) : [];
    const env = Object.fromEntries(
      asked.map(([name, text]) => [
        name,
        `${text}`.replace(/\$\{\{ inputs\.(\w+) \}\}/g, (_, input: string) => values.get(input) ?? '?'),
      ]),
    );
    const script = join(scratch, `step${count++}.sh`);
    writeFileSync(script, `${at(step, 'run')}`);
    const done = shell(['bash', '--noprofile', '--norc', '-eo', 'pipefail', script], folder, {
      ...env,
      GITHUB_ACTION_PATH: root,
      GITHUB_STEP_SUMMARY: summary,
    });
    out += done.out;
    if (done.code !== 0) return { code: done.code, out, err: done.err };
  }
  return { code: 0, out, err: '' };
}

const json = <T>(folder: string, name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;

describe('the action', () => {
  it('fails on a change that is wrong, with annotation, SARIF, JUnit and summary', () => {
    const folder = repository(wrong);
    const { code, out, err } = runAction(folder, { since: 'origin/main' });
    expect(err).toBe('');
    expect(code).toBe(1);
    expect(out).toMatch(/^npm ci --ignore-scripts --no-audit --no-fund\nnpm run --silent build\n/);
    expect(out).toMatch(/^::error file=RISCV64\.rules,line=2,endLine=2,col=59,.*%0Atarget {2}-11 {2}0xc0/m);
    const { runs } = json<Log>(folder, 'rulecheck.sarif');
    expect(
      runs[0]!.results!.map(({ ruleId, locations }) => [
        ruleId,
        locations![0]!.physicalLocation!.region!.startLine,
      ]),
    ).toContainEqual(['refuted', 2]);
    expect(readFileSync(join(folder, 'rulecheck.xml'), 'utf8')).toContain('<failure');
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toContain('RISCV64.rules:2');
    expect(json<Run>(folder, 'rulecheck.json').summary).toMatchObject({ rules: 1, refuted: 2 });
  });

  it('passes a change that is right', () => {
    const folder = repository('(FMULD x y) => (FMULD y x)\n');
    expect(runAction(folder, { since: 'origin/main' })).toMatchObject({ code: 0, err: '' });
  });

  it('lints a change', () => {
    const folder = repository('(FADDD x y) => (FADDD x z)\n');
    const { code, out, err } = runAction(folder, { command: 'lint', since: 'origin/main' });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatch(/^::error file=RISCV64\.rules,line=2,.*`z`/m);
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toContain('RISCV64.rules:2');
    expect(json<Log>(folder, 'rulecheck.sarif').runs[0]!.results).toHaveLength(1);
  });

  it('hands options over as words, and takes none of its inputs for a command', () => {
    const folder = repository(wrong);
    const { code, out } = runAction(folder, { paths: 'RISCV64.rules\n$(touch a); b', options: '--seed\n7' });
    expect(out).toMatch(/^::error .*\$\(touch a\); b/m);
    expect(code).toBe(2);
    expect(existsSync(join(folder, 'a'))).toBe(false);
    expect(json<Run>(folder, 'rulecheck.json').seed).toBe(7);
  });

  it('checks by shards that leave the judgement to whoever merges them', () => {
    const folder = repository(wrong);
    mkdirSync(join(folder, 'shards'));
    for (const index of [1, 2]) {
      const shard = runAction(folder, { shard: `${index}/2`, report: `shards/${index}.json` });
      expect(shard).toMatchObject({ code: 0, err: '' });
      expect(shard.out).not.toContain('::error');
    }
    const { code, out } = runAction(folder, { merge: 'shards' });
    expect(out).toMatch(/^::error file=RISCV64\.rules,line=2/m);
    expect(code).toBe(1);
    expect(json<Run>(folder, 'rulecheck.json').summary).toMatchObject({ rules: 2, refuted: 2 });
  });
});

const guide = readFileSync(join(root, 'docs/continuous-integration.md'), 'utf8');
const fences = (language: string) =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, text]) => text!);

describe('the guide', () => {
  it('gives the action inputs that it has', () => {
    const jobs = fences('yaml').flatMap(text => {
      const workflow = readYaml(text);
      return 'jobs' in Object(workflow) ? Object.values(at(workflow, 'jobs')) : [];
    });
    const steps = jobs.flatMap(job => at(job, 'steps') as readonly Yaml[]);
    const ours = steps.filter(step => `${at(step, 'uses')}`.startsWith('OWNER/rulecheck@'));
    const given = ours.flatMap(step => Object.keys(at(step, 'with')));
    expect(ours).toHaveLength(3);
    expect(given.filter(name => !inputs.some(([known]) => known === name))).toEqual([]);
  });

  it('has a job for GitLab', () => {
    const folder = repository(wrong);
    const job = at(readYaml(fences('yaml').find(text => text.startsWith('rules:'))!), 'rules');
    const script = (at(job, 'script') as readonly string[]).join('\n');
    const { code, out } = shell(['bash', '-ec', script], folder, { CI_DEFAULT_BRANCH: 'main' });
    expect(out).toMatch(/^npm ci --ignore-scripts\n/);
    expect(out).toMatch(/^RISCV64\.rules:2:59: error\[refuted\]/m);
    expect(code).toBe(1);
    const reports = Object.values(at(job, 'artifacts', 'reports'));
    expect(reports.filter(name => !existsSync(join(folder, `${name}`)))).toEqual([]);
    expect(json<readonly object[]>(folder, 'quality.json')).not.toEqual([]);
  });

  it('has targets for make', ctx => {
    if (spawnSync('make', ['--version']).status !== 0) ctx.skip('make is not installed');
    const folder = repository(wrong);
    writeFileSync(join(folder, 'Makefile'), fences('makefile')[0]!);
    const { code, out } = shell(['make', '--silent', 'SHARDS=1 2'], folder, {});
    expect(out).toMatch(/RISCV64\.rules:2:\d+: error\[refuted\]/);
    expect(code).toBe(2);
    expect(json<Log>(folder, 'rules.sarif').runs[0]!.results).not.toEqual([]);
  });
});
