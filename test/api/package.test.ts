/** The package as it is packed, in a project that has nothing else. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../cli/rulecheck.ts';

const project = mkdtempSync(join(tmpdir(), 'rulecheck-project-'));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};

const at = (name: string) => join(project, name);
const write = (name: string, text: string) => writeFileSync(at(name), text);
const node = (...args: readonly string[]) =>
  spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8', env: { PATH: process.env['PATH'] } });

/** Installs a package that is here already, as npm would from a registry. */
function link(name: string): void {
  const path = at(`node_modules/${name}`);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(join(root, 'node_modules', name), path);
}

beforeAll(() => {
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  ) as [{ readonly filename: string }];
  mkdirSync(at('node_modules/rulecheck'), { recursive: true });
  execFileSync('tar', ['xzf', filename, '--strip-components=1', '-C', 'node_modules/rulecheck'], {
    cwd: project,
  });
  for (const name of Object.keys(manifest.dependencies)) link(name);
  write('package.json', '{ "type": "module" }\n');
});

const rules = `(FADDD x y) => (FADDD y x)
(FNEGD (FADDD x y)) => (FSUBD (FNEGD x) y)
(FADDD x y) && odd(x) => x
`;

describe('the package in a project of ES modules', () => {
  it('verifies, evaluates and renders', () => {
    write(
      'main.js',
      `import { evaluate, readRun, renderText, verify } from 'rulecheck';
const run = verify(${JSON.stringify(rules)}, { arch: 'RISCV64', name: 'a.rules' });
const text = renderText(readRun(JSON.stringify(run)), { verbose: false, color: false });
const { results } = evaluate('FNMADDD', ['2', '3', '5']);
console.log(JSON.stringify([run.summary.refuted, run.summary.proved, text.includes('a.rules:2:'), results[0].value]));
`,
    );
    expect(JSON.parse(node('main.js').stdout)).toEqual([1, 1, true, '-11']);
  });

  it("takes a project's own ops and provers", () => {
    write(
      'own.js',
      `import { isas, model, prove, resolve, standardPortfolio, withOps } from 'rulecheck';
const fadd = isas.get('RISCV64').ops.get('FADDD');
const options = { arch: 'RISCV64', isas: withOps(isas, 'RISCV64', [{ ...fadd, name: 'MYADD' }]) };
const read = resolve('(MYADD x y) => (FADDD y x)', options);
const claim = model(read.rules[0].instances[0], read, options);
const silent = { method: 'normal form', ask: () => ({ kind: 'unknown', reason: 'no' }) };
const lying = { method: 'normal form', ask: () => ({ kind: 'proved', method: 'normal form', equality: 'bits', roundingModes: ['rne'] }) };
const wrong = resolve('(MYADD x y) => (FSUBD y x)', options);
const ask = (of, prover) => {
  try {
    return prove(of, {}, { beforeInputs: [prover], afterInputs: [] }).kind;
  } catch (error) {
    return error.name;
  }
};
console.log(JSON.stringify([
  prove(claim).kind,
  ask(claim, silent),
  ask(model(wrong.rules[0].instances[0], wrong, options), lying),
  standardPortfolio.beforeInputs.length > 0,
]));
`,
    );
    expect(JSON.parse(node('own.js').stdout)).toEqual(['proved', 'tested', 'ProversDisagree', true]);
  });

  it("verifies with a project's own ops, helpers and provers", () => {
    write(
      'extended.js',
      `import { evaluate, goTypes, helper, isas, opTables, terms, verify, withOps } from 'rulecheck';
const { op, integer, table } = opTables;
const x = integer(64);
const mine = table('our manual', [op('ADDTWICE', [x, x], x, (a, b) => terms.bvadd(a, terms.bvadd(b, b)), 'adds rs2 twice')]);
const own = withOps(isas, 'RISCV64', mine);
const int64 = goTypes.get('int64');
const isEven = helper([int64], goTypes.get('bool'), c =>
  terms.equal(terms.bvand(c, terms.bits(64, 1n)), terms.bits(64, 0n)));
const options = { arch: 'RISCV64', isas: own, helpers: new Map([['isEven', isEven]]) };
const verdicts = (text, more) => {
  const { results, errors } = verify(text, { ...options, ...more });
  return [...results.map(({ verdict }) => verdict), ...errors.map(({ code }) => code)];
};
const lying = { method: 'normal form', ask: () => ({ kind: 'proved', method: 'normal form', equality: 'bits', roundingModes: ['rne'] }) };
console.log(JSON.stringify([
  verdicts('(ADD (ADD x y) y) => (ADDTWICE x y)\\n(ADD x y) => (ADDTWICE x y)'),
  verdicts('(ANDI [1] (MOVDconst [c])) && isEven(c) => (MOVDconst [0])\\n(ANDI [1] (MOVDconst [c])) && !isEven(c) => (MOVDconst [0])'),
  verdicts('(ADD x y) => (ADDTWICE x y)', { portfolio: { beforeInputs: [lying], afterInputs: [] } }),
  evaluate('ADDTWICE', ['3', '5'], { isas: own }).results[0].value,
]));
`,
    );
    expect(JSON.parse(node('extended.js').stdout)).toEqual([
      ['proved', 'refuted'],
      ['proved', 'refuted'],
      ['internal-error'],
      '13',
    ]);
  });

  it("lints, with a project's own lints", () => {
    write(
      'lint.js',
      `import { lint, lints, renderLintText } from 'rulecheck';
const noNeg = {
  code: 'no-neg', law: 'Rules leave NEG alone.', why: 'It is ours.', category: 'ops', severity: 'warning',
  example: { of: 'rules', wrong: '(NEG x) => x', right: '(NOT x) => x' },
  visit: {
    *value({ value }) {
      if (value.op.name === 'NEG') yield { span: value.nameSpan ?? value.span, message: 'NEG is ours' };
    },
  },
};
const run = lint('(NEG (NEG x)) => x\\n(NOT y) => x\\n', { arch: 'RISCV64', name: 'a.rules', lints: [...lints, noNeg] });
console.log(JSON.stringify([
  run.diagnostics.filter(({ code }) => code === 'no-neg').map(({ line, column }) => [line, column]),
  run.summary.errors,
  renderLintText(run, { color: false, verbose: false }).includes('a.rules:1:1'),
]));
`,
    );
    const { stdout, stderr } = node('lint.js');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual([
      [
        [1, 1],
        [1, 6],
      ],
      1,
      true,
    ]);
  });

  it('gives operands to fast-check', () => {
    write(
      'operands.js',
      `import * as fc from 'fast-check';
import { BINARY64, operand } from 'rulecheck';
const isNan = bits => (bits & 0x7fffffffffffffffn) > 0x7ff0000000000000n;
const { failed, counterexample } = fc.check(fc.property(operand(BINARY64), bits => !isNan(bits)), { seed: 1, numRuns: 1000 });
const sum = fc.check(fc.property(operand(64), operand(64), (x, y) => (x + y) >> 64n === 0n), { seed: 1, numRuns: 1000 });
const drawn = fc.sample(operand(8), { seed: 1, numRuns: 200 });
console.log(JSON.stringify([failed, isNan(counterexample[0]), sum.failed, drawn.every(x => x >= 0n && x < 256n), new Set(drawn).size > 50]));
`,
    );
    expect(JSON.parse(node('operands.js').stdout)).toEqual([true, true, true, true, true]);
  });

  it('has a command', () => {
    write('RISCV64.rules', rules);
    const { status, stdout } = node(
      'node_modules/rulecheck/dist/command/rulecheck.js',
      'verify',
      '--no-cache',
      '.',
    );
    expect(stdout).toContain('2 of 3 rules have a model; 1 is refuted');
    expect(status).toBe(1);
  });

  it('gives nothing but what it exports', () => {
    write('deep.js', "import 'rulecheck/dist/src/prove/prove.js';\n");
    expect(node('deep.js').stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});

it('has types', () => {
  write(
    'typed.ts',
    `import { type Run, verify } from 'rulecheck';
const run: Run = verify('', { arch: 'RISCV64' });
export const refuted: number = run.summary.refuted;
// @ts-expect-error: the architecture is to be named
verify('', {});
`,
  );
  const compiler = [
    join(root, 'node_modules/typescript/bin/tsc'),
    '--strict',
    '--noEmit',
    '--module',
    'nodenext',
  ];
  const { stdout } = node(...compiler, '--target', 'es2023', '--skipLibCheck', '--types', '', 'typed.ts');
  expect(stdout).toBe('');
});

it('makes tests of rules', () => {
  link('vitest');
  write('RISCV64.rules', rules);
  write(
    'rules.test.js',
    "import { verifyRules } from 'rulecheck/vitest';\nverifyRules(new URL('RISCV64.rules', import.meta.url));\n",
  );
  const { stdout, status } = node(
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=json',
    '--root',
    project,
  );
  const report = JSON.parse(stdout) as {
    readonly testResults: readonly {
      readonly assertionResults: readonly { title: string; status: string; failureMessages: string[] }[];
    }[];
  };
  const tests = report.testResults[0]!.assertionResults;
  expect(tests.map(test => [test.title.replace(/^.*\//, ''), test.status])).toEqual([
    ['RISCV64.rules:1 (FADDD x y) => (FADDD y x)', 'passed'],
    ['RISCV64.rules:2 (FNEGD (FADDD x y)) => (FSUBD (FNEGD x) y)', 'failed'],
    ['RISCV64.rules:3 (FADDD x y) && odd(x) => x', 'skipped'],
  ]);
  expect(tests[1]!.failureMessages[0]).toMatch(
    /the signs of zero differ[\s\S]*-\(1 \+ -1\) = -0 in the source/,
  );
  expect(status).toBe(1);
});

it('declares what the API report lists', async () => {
  const declared = ['api', 'vitest'].map(name =>
    readFileSync(join(root, `dist/src/${name}/index.d.ts`), 'utf8'),
  );
  await expect(declared.join('\n')).toMatchFileSnapshot('api-report.txt');
});
