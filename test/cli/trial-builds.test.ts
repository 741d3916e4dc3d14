/** What builds of one program say of it: by a `go` that is a script, so that each build can be made to fail. */
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { readRules, rulesCovering } from '../../src/check/read-rules.ts';
import { hostGoarch } from '../../src/cli/emulator.ts';
import { statusLineOn } from '../../src/cli/progress.ts';
import { searchTrials } from '../../src/cli/run-trials.ts';
import { SearchClock } from '../../src/cli/search-clock.ts';
import { type BuildOptions, TrialBuilds } from '../../src/cli/trial-builds.ts';
import { builtinTable, builtinTables } from '../../src/model/builtin-tables.ts';
import { Attributor } from '../../src/reproduce/attribution/attribution.ts';
import { Verdicts } from '../../src/reproduce/attribution/verdicts.ts';
import type { KnownRule } from '../../src/reproduce/known-rules.ts';
import { PassRules } from '../../src/reproduce/known-rules.ts';
import { machineOf } from '../../src/reproduce/machines.ts';
import { checkOfReproducers } from '../../src/reproduce/rule.ts';
import type { Result } from '../../src/reproduce/trials/call.ts';
import { trialData } from '../../src/reproduce/trials/data.ts';
import { trialOf } from '../../src/reproduce/trials/trial.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { Source } from '../../src/text/source.ts';
import { buildCache, goToolchain, missingEmulator } from '../support/go-toolchain.ts';
import { nightly } from '../support/nightly.ts';

const machine = machineOf(hostGoarch.toUpperCase());

const source = new Source('generic.rules', '(Add8 x y) => (Sub8 x y)\n(Or8 x y) => (And8 x y)');
const tables = { generic: builtinTable(isas.get('generic')!) };
const file = readRules(source, 'generic', tables, rulesCovering(source, []));
const rules = file.rules.flatMap(({ instances }) => instances);
const target: KnownRule = new PassRules('opt', [{ source, rules }]).rules[0]!;

const attributor = new Attributor(
  [{ name: /^opt$/, rules: new PassRules('opt', [{ source, rules }]) }],
  new Verdicts([file], machine!.arch, checkOfReproducers),
);

const trial = trialOf({
  root: { kind: 'op', op: 'Add8', args: ['x', 'y'].map(name => ({ kind: 'operand', name, type: 'uint8' })) },
  constants: new Map(),
  bringing: 'plain',
  hidden: [],
  timings: new Map(),
});
const result: Result = { call: { trial, values: [1n, 2n] }, got: undefined, wanted: 3n, isRight: false };

const prints = (got: number) =>
  `printf '#!/bin/sh\\necho "got 0x${got}, want 0x3"\\n' > program; chmod +x program`;
const fails = `echo "./main.go:7:2: internal compiler error: 'f': rewrite cycle detected" >&2; exit 1`;
const trace = `echo 'opt: rewriting for f'; echo 'rewriting v1 = Add8 <uint8> v2 v3  ->  v1 = Sub8 <uint8> v2 v3'`;

/** Of the build that prints a trace, of the plain one, and of that without optimisation. */
function builds(traced: string, plain: string, unoptimised: string): TrialBuilds {
  return new TrialBuilds(target, 'a title', optionsWith(`${trace}; ${traced}`, plain, unoptimised));
}

function optionsWith(traced: string, plain: string, unoptimised: string): BuildOptions {
  const goroot = mkdtempSync(join(tmpdir(), 'rulecheck-'));
  mkdirSync(join(goroot, 'bin'));
  const script = [
    '#!/bin/sh',
    'case "$*" in',
    'version) echo go version go1.27 linux;;',
    `*debug=2*) ${traced};;`,
    `*-N*) ${unoptimised};;`,
    `*) ${plain};;`,
    'esac',
  ];
  writeFileSync(join(goroot, 'bin/go'), `${script.join('\n')}\n`);
  chmodSync(join(goroot, 'bin/go'), 0o755);
  return {
    machine: machine!,
    goroot,
    signal: new AbortController().signal,
    attributor: () => attributor,
  };
}

describe.runIf(machine !== undefined && process.platform === 'linux')('a program alone', () => {
  it('is miscompiled where it gives something else than without optimisation', async () => {
    const shown = await builds(prints(1), prints(1), prints(3)).alone(result);
    expect(shown).toMatchObject({
      kind: 'miscompiled',
      rightBuild: 'with -N -l',
      attribution: { kind: 'alone' },
    });
    expect(shown?.result.got).toBe(1n);
  });

  it('is not compiled where the compiler fails, but not without optimisation', async () => {
    const shown = await builds(fails, fails, prints(3)).alone(result);
    expect(shown).toMatchObject({
      kind: 'not compiled',
      rightBuild: 'with -N -l',
      attribution: { kind: 'alone' },
    });
    expect(shown?.result.failure).toBe("main.go:7:2: internal compiler error: 'f': rewrite cycle detected");
    expect(shown?.test).toMatch(/^\/\/ compile\n/);
  });

  it('counts as it is built without a trace, where the compiler fails only for that', async () => {
    const wrong = await builds(fails, prints(1), prints(3)).alone(result);
    expect(wrong).toMatchObject({ kind: 'miscompiled', attribution: { kind: 'alone' } });
    expect(await builds(fails, prints(3), prints(3)).alone(result)).toBeUndefined();
  });

  it('shows nothing where it is wrong, or is refused, without optimisation too', async () => {
    expect(await builds(prints(1), prints(1), prints(1)).alone(result)).toBeUndefined();
    expect(await builds(fails, fails, fails).alone(result)).toBeUndefined();
    expect(await builds(prints(3), prints(3), prints(3)).alone(result)).toBeUndefined();
  });
});

describe.runIf(machine !== undefined && process.platform === 'linux')('a search', () => {
  const clock = new SearchClock(60, statusLineOn(process.stderr, false));
  /** Of programs of many functions, and of one, which go wrong; the trace of each function has these lines. */
  const searched = (lines: readonly string[]) => {
    const wrong = `printf '#!/bin/sh\\necho wrong 0 0 0x1; echo end\\n' > program; chmod +x program`;
    const ran = `if grep -q 'try(' main.go; then ${wrong}; else ${prints(1)}; fi`;
    const traces = ['f', 'f1'].flatMap(name => [`opt: rewriting for ${name}`, ...lines]);
    const options = optionsWith(
      `${traces.map(line => `echo '${line}'`).join('; ')}; ${ran}`,
      ran,
      `if grep -q 'try(' main.go; then ${wrong}; else ${prints(3)}; fi`,
    );
    return searchTrials(target, [result.call], { ...options, clock });
  };
  const own = 'rewriting v1 = Add8 <uint8> v2 v3  ->  v1 = Sub8 <uint8> v2 v3';
  const other = 'rewriting v5 = Or8 <uint8> v2 v3  ->  v5 = And8 <uint8> v2 v3';

  it('has found a program where its trace shows the rule alone to blame', async () => {
    expect(await searched([own])).toMatchObject({ kind: 'miscompiled', tried: 1, toolchain: 'go1.27' });
  });

  it('has found none for the rule where another may be to blame as well', async () => {
    const outcome = await searched([own, other]);
    expect(outcome).toMatchObject({ kind: 'not attributed', left: 0 });
    expect(trialData(outcome)).toMatchObject({
      attribution: 'with others',
      suspects: [{ place: 'generic.rules:2', wrong: true, trace: other }],
    });
  });

  it('has found none where no rule is known to be to blame', async () => {
    expect(await searched([])).toMatchObject({
      kind: 'not attributed',
      shown: { attribution: { kind: 'absent' } },
    });
  });

  it('has found none where another is to blame, and says which', async () => {
    expect(trialData(await searched([other]))).toMatchObject({
      status: 'not reproduced',
      suspects: [{ place: 'generic.rules:2' }],
    });
  });
});

const toolchain = goToolchain('1.27');
const missing = 'missing' in toolchain ? toolchain.missing : missingEmulator('aarch64');
if (missing !== undefined || 'missing' in toolchain) test.skip(missing ?? 'no Go', () => {});
else {
  it.skipIf(!nightly)('that Go 1.27 does not assemble for arm64 is not compiled', async () => {
    const text =
      '(CSEL [cc] x y (CMPWconst [0] boolval)) && cc == OpARM64NotEqual && flagArg(boolval) != nil => (CSEL [boolval.Op] x y flagArg(boolval))';
    const rule = new Source('ARM64.rules', text);
    const arm64 = builtinTables(isas.get('generic')!, isas.get('ARM64')!);
    const read = readRules(rule, 'ARM64', arm64, rulesCovering(rule, []));
    const own = read.rules.flatMap(({ instances }) => instances);
    const lower = new PassRules('lower', [{ source: rule, rules: own }]);
    const [choice] = lower.rules;
    const carry = {
      ...trial,
      parameters: ['x', 'y', 'z', 'v'].map(name => ({ identifier: name, type: 'uint64' as const, name })),
      result: 'uint64' as const,
      body: ['_, c := bits.Add64(x, y, 0)', 'r := z', 'if uint32(c) != 0 {', '\tr = v', '}', 'return r'],
      exact: ([x, y, z, v]: readonly bigint[]) => (BigInt.asUintN(64, x! + y!) < x! ? v : z),
    };
    mkdirSync(buildCache, { recursive: true });
    process.env['GOCACHE'] ??= buildCache;
    const shown = await new TrialBuilds(choice!, 'a title', {
      machine: machineOf('ARM64')!,
      goroot: toolchain.goroot,
      signal: new AbortController().signal,
      attributor: () =>
        new Attributor(
          [{ name: /^lower$/, rules: lower }],
          new Verdicts([read], 'ARM64', checkOfReproducers),
        ),
    }).alone({
      call: { trial: carry, values: [1n, 2n, 3n, 4n] },
      got: undefined,
      wanted: 3n,
      isRight: false,
    });
    expect(shown).toMatchObject({
      kind: 'not compiled',
      rightBuild: 'with -N -l',
      attribution: { kind: 'alone' },
    });
    expect(shown?.result.failure).toContain('illegal combination: ');
    expect(shown?.attribution.trace.join()).toContain('CSEL <uint64> [ADCzerocarry]');
  });
}
