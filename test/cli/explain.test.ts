/** `rulecheck explain` as users run it; what it prints for the example is a file that a person can read. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { goRules } from '../support/go-rules.ts';
import { root, rulecheck } from './rulecheck.ts';

const example = 'examples/RISCV64.rules';
const seed = '(F(MADD|NMADD|MSUB|NMSUB)D neg:(FNEGD x) y z) && neg.Uses == 1 => ';

/** A folder with one file of rules. */
function folderWith(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'rulecheck-explain-'));
  writeFileSync(join(folder, name), text);
  return folder;
}

function applyPatch(folder: string, patch: string): void {
  execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: patch, stdio: 'pipe' });
}

describe('explain', () => {
  it.each([
    ['a refuted member', [`${example}:9`, '--member', '1'], 'refuted', 1],
    ['a rule that fuses unasked', [`${example}:18`], 'unlicensed', 1],
    ['a difference in the sign of zero', [`${example}:21`], 'sign-of-zero', 1],
    ['a rule proved by normal form', [`${example}:16`, '--member', '2'], 'proved', 0],
    ['a rule proved bit by bit', [`${example}:24`], 'proved-by-bits', 0],
    ['an unsupported rule', [`${example}:28`], 'unsupported', 0],
  ])('shows %s', async (_, args, name, code) => {
    const text = await rulecheck(['explain', ...args]);
    await expect(text.out).toMatchFileSnapshot(`snapshots/explain-${name}.txt`);
    const markdown = await rulecheck(['explain', ...args, '--format', 'markdown']);
    await expect(markdown.out).toMatchFileSnapshot(`snapshots/explain-${name}.md`);
    expect([text.code, markdown.code]).toEqual([code, code]);
    expect(text.err + markdown.err).toBe('');
  });

  it('has help', async () => {
    const { out } = await rulecheck(['explain', '--help']);
    await expect(out).toMatchFileSnapshot('snapshots/help-explain.txt');
    expect(out.split('\n').filter(line => line.length > 80)).toEqual([]);
  });

  it('knows its options', async () => {
    expect((await rulecheck(['explain', '--verbose'])).err).toContain("unknown option '--verbose'");
    expect((await rulecheck(['explain', `${example}:9`, '--verbose'])).code).toBe(2);
  });

  it('shows all members, and the corrected list', async () => {
    const { out } = await rulecheck(['explain', `${example}:9`]);
    expect(out.match(/^Member \d$/gm)).toEqual(['Member 1', 'Member 2', 'Member 3', 'Member 4']);
    expect(out.replace(/\n +=>/g, ' =>')).toContain(`${seed}(F(NMSUB|MSUB|NMADD|MADD)D x y z)`);
    expect(out.split('\n').filter(line => line.length > 80)).toEqual([]);
    expect(out).toContain('It is the only right choice of ops in this result.');
    expect(out).toContain('12 candidates tried, 8 rejected');
  });

  it('shows a rule of blocks', async () => {
    const folder = folderWith('RISCV64.rules', '(BNEZ (FNED x y) yes no) => (BNEZ (FEQD x y) yes no)\n');
    const { out, code } = await rulecheck(['explain', 'RISCV64.rules:1'], { cwd: folder });
    expect(out).toContain('goes to the same successor');
    expect(out).toMatch(/source {2}FNED\(2, 3\) +1 /);
    expect(out).toMatch(/target {2}FEQD\(2, 3\) +0 /);
    expect(code).toBe(1);
  });

  it('shows a rule of ellipses', async () => {
    const folder = folderWith('RISCV64.rules', '(Sub64F ...) => (FADDD ...)\n');
    const { out } = await rulecheck(['explain', 'RISCV64.rules:1'], { cwd: folder });
    expect(out).toContain('(Sub64F ...) => (FSUBD ...)');
  });

  it.each([
    [
      'bytes that a store hides',
      'ARM64.rules',
      '(Move [s] dst src mem) && s > 24 && s < 32 => (FMOVQstore [int32(s-16)] dst (FMOVQload [int32(s-17)] src mem) (FMOVQstore dst (FMOVQload src mem) mem))',
    ],
    [
      'what the compiler reads of a symbol',
      'generic.rules',
      '(Load <typ.Int32> sptr:(Addr {scon} (SB)) mem) && symIsRO(scon) => (Const32 <typ.Int32> [int32(read32(scon,1,config.ctxt.Arch.ByteOrder))])',
    ],
  ])('shows %s, in lines that are read', async (_, name, rule) => {
    const file = join(folderWith(name, rule), name);
    const { out, code } = await rulecheck(['explain', `${file}:1`]);
    expect(out).toMatch(/<- here they diverge/);
    expect(out.split('\n').filter(line => line.length > 350)).toEqual([]);
    expect(code).toBe(1);
  });

  it('shows what is loaded, though memory has no value to show', async () => {
    const rule =
      '(Load <t> (OffPtr [o] p1) (Zero [n] p2 _)) && t.IsBoolean() && isSamePtr(p1, p2) && n >= o+1 => (ConstBool [false])';
    const { out, code } = await rulecheck([
      'explain',
      join(folderWith('generic.rules', rule), 'generic.rules:1'),
    ]);
    expect(out).toMatch(/^ {10}Load\(\S+\)(?: {2}<- here they diverge)?\s+true/m);
    expect(code).toBe(1);
  });

  it('writes JSON', async () => {
    const { out } = await rulecheck(['explain', `${example}:9`, '--format', 'json']);
    const explanation = JSON.parse(out);
    expect(explanation).toMatchObject({
      version: 1,
      line: 9,
      verdict: 'refuted',
      members: 4,
      repair: { rule: `${seed}(F(NMSUB|MSUB|NMADD|MADD)D x y z)`, unique: true, tried: 12, rejected: 8 },
    });
    expect(explanation.instances[0].refutation).toMatchObject({
      inputs: [
        { name: 'x', value: '2', bits: '0x4000000000000000' },
        { name: 'y', value: '3', bits: '0x4008000000000000' },
        { name: 'z', value: '5', bits: '0x4014000000000000' },
      ],
      source: [
        { name: 'neg', op: 'FNEGD', result: { value: '-2' } },
        { op: 'FMADDD', operands: [{ value: '-2' }, { value: '3' }, { value: '5' }], diverges: true },
      ],
      target: [{ op: 'FNMADDD', result: { value: '-11', bits: '0xc026000000000000' } }],
      divergence: { within: 'fma(-2, 3, ·)', source: { value: '5' }, target: { value: '-5' } },
      difference: 'value',
    });
  });

  it('reads standard input', async () => {
    const { out, code } = await rulecheck(['explain', '-:2', '--arch', 'RISCV64'], {
      input: '// A comment.\n(FADDD x y) => (FADDD y x)\n',
    });
    expect(out).toContain('Proved by normal form');
    expect(code).toBe(0);
  });
});

describe('where a refuted rule goes wrong', () => {
  async function explained(name: string, rule: string): Promise<string> {
    const { out, code } = await rulecheck(['explain', `${name}:1`], { cwd: folderWith(name, `${rule}\n`) });
    expect(code).toBe(1);
    return out;
  }

  it('is the op that breaks its duty, where no value differs', async () => {
    const out = await explained(
      'MIPS.rules',
      '(Select0 (MULTU (MOVWconst [c]) x)) && isPowerOfTwo(uint32(c)) => (SRLconst [int32(32-log32u(uint32(c)))] x)',
    );
    expect(out).toMatch(/^ {2}target {2}SRLconst\(2, 32\) .* <- it cannot be encoded$/m);
    expect(out.replace(/\n +/g, ' ')).toContain(
      'SRLconst: the constant is from 0 to 31, but (32 <=u 31) is false.',
    );
    expect(out).not.toContain('here they diverge');
  });

  it('is the address of the load', async () => {
    const out = await explained(
      'MIPS.rules',
      '(Move [2] dst src mem) => (MOVHstore dst (MOVHload src mem) mem)',
    );
    expect(out).toContain('MOVHload(');
    expect(out.match(/<- it goes to an address that is not aligned/g)).toHaveLength(1);
    expect(out).not.toContain('here they diverge');
  });

  it('is what Go panics at, in words and in place of a result', async () => {
    const out = await explained(
      'ARM64.rules',
      '(MODW (MOVDconst [c]) (MOVDconst [d])) && d != 0 => (MOVDconst [int64(uint32(int32(c)%int32(d)))])',
    );
    expect(out).toMatch(/^ {2}target +the compiler panics$/m);
    expect(out).toContain('The compiler panics: a division by zero, in int32(c) % int32(d).');
    expect(out).not.toContain('here they diverge');
  });

  it('is the successor, by its name, where they are exchanged', async () => {
    const out = await explained(
      'ARM.rules',
      '(LTnoov (FlagConstant [fc]) yes no) && !fc.ltNoov() => (First no yes)',
    );
    // What the comparison of the greatest integer with -1 gives.
    expect(out).toMatch(/^ {10}LTnoov\(N=1 Z=0 C=0 V=1\) {2}<- here they diverge\n +goes to yes +0x1$/m);
    expect(out).toMatch(/First\(\) {2}<- here they diverge\n +goes to no +0x0$/m);
    expect(out.replace(/\n +/g, ' ')).toContain('fc[3:0][0:0] = 1 is true, the target false.');
  });

  it('is no branch of a choice that is not taken', async () => {
    const out = await explained(
      'ARM64.rules',
      '(CSEL [cc] (MOVDconst [0]) (MOVDconst [-1]) flag) => (CSETM [arm64Negate(cc)] flag)',
    );
    expect(out).not.toMatch(/if (?:false|true) then/);
    // Where Go panics, nothing diverges.
    expect(out).not.toContain('here they diverge');
    expect(out).toMatch(/^ {2}target +the compiler panics$/m);
  });

  it('is a condition code that is no signed number', async () => {
    const rule = '(CMPUconst [y] (MOVDconst [x])) && uint64(x) == uint64(y) => (FlagEQ)';
    const out = await explained('S390X.rules', rule);
    expect(out).toMatch(/CMPUconst\(-1, -1\) +2 +0x2 {2}<- here/);
    expect(out.replace(/\n +/g, ' ')).toContain('then 1 else 2) = 2, the target 0.');
  });

  it('is a store, of which the byte is shown', async () => {
    const out = await explained(
      'ARM64.rules',
      '(MOVBstore [0] {s} p x mem) => (MOVBstore [0] {s} p (NEG x) mem)',
    );
    expect(out).toMatch(/^ {2}source {2}MOVBstore\(.*\).*<- here they diverge\n? +the byte is \S+/m);
    expect(out).toMatch(/^ {10}MOVBstore\(.*\).*<- here they diverge\n? +the byte is \S+/m);
  });
});

it('keeps the branches of a tree where its lines break', async () => {
  const rule = '(SumBytes8 x) => (SumBytes4 (ADDW <typ.UInt32> (SRDconst <typ.UInt32> [32] x) x))';
  const { out } = await rulecheck(['explain', 'S390X.rules:1'], { cwd: folderWith('S390X.rules', rule) });
  expect(out).toMatch(/^ {5}├─ SRDconst <typ\.UInt32> \[32\]\n {5}│ +x >>u 32\n {5}│ {2}└─ x\n {5}└─ x$/m);
});

describe('a patch', () => {
  /** The text after the patch of a rule, which is then proved. */
  async function patched(
    text: string,
    line: number,
    name = 'RISCV64.rules',
    ...options: string[]
  ): Promise<string> {
    const folder = folderWith(name, text);
    const { out, code } = await rulecheck(['explain', `${name}:${line}`, '--patch', ...options], {
      cwd: folder,
    });
    expect(code).toBe(0);
    applyPatch(folder, out);
    expect((await rulecheck(['verify', name, '--rule', `${line}`], { cwd: folder })).code).toBe(0);
    return readFileSync(join(folder, name), 'utf8');
  }

  it('changes the alternation and nothing else', async () => {
    const text = readFileSync(join(root, example), 'utf8');
    expect(await patched(text, 9)).toBe(
      text.replace('(F(NMADD|MADD|NMSUB|MSUB)D', '(F(NMSUB|MSUB|NMADD|MADD)D'),
    );
  });

  it('keeps blanks, comments and line ends, and a missing one', async () => {
    const lines = ['// First.', '(F(MADD|MSUB)D   (FNEGD x) y z) // why', '\t=>  (F(NMADD | NMADD)D  x y z)'];
    for (const end of ['\n', '\r\n']) {
      const text = lines.join(end).replace(' | ', '|');
      expect(await patched(text, 2)).toBe(text.replace('F(NMADD|NMADD)D', 'F(NMSUB|NMADD)D'));
    }
  });

  it('asks for the licence to fuse', async () => {
    expect(await patched('(FSUBD (FMULD x y) z) => (FMSUBD x y z)\n', 1)).toBe(
      '(FSUBD (FMULD x y) z) && z.Block.Func.useFMA(v) => (FMSUBD x y z)\n',
    );
  });

  it('exchanges operands', async () => {
    expect(await patched('(FLTD (FNEGD x) (FNEGD y)) => (FLTD x y)\n', 1)).toBe(
      '(FLTD (FNEGD x) (FNEGD y)) => (FLTD y x)\n',
    );
  });

  it('is not there for a proved rule, nor for one without a repair', async () => {
    const proved = await rulecheck(['explain', `${example}:13`, '--patch']);
    expect([proved.out, proved.code]).toEqual(['', 0]);
    expect(proved.err).toBe(`rulecheck: no patch for ${example}:13: it is proved, not refuted\n`);
    const hopeless = await rulecheck(['explain', `${example}:21`, '--patch']);
    expect([hopeless.out, hopeless.code]).toEqual(['', 1]);
    expect(hopeless.err).toContain('no repair was found');
  });

  it('makes the rule that Go 1.19 shipped right', async context => {
    const rules = goRules('1.19');
    if ('missing' in rules) return context.skip(rules.missing);
    const text = readFileSync(join(rules.folder, 'RISCV64.rules'), 'utf8');
    const ops = ['--ops', rules.folder];
    expect(text.split('\n')[755]).toBe(`${seed}(F(NMADD|MADD|NMSUB|MSUB)D x y z)`);
    expect((await patched(text, 756, 'RISCV64.rules', ...ops)).split('\n')[755]).toBe(
      `${seed}(F(NMSUB|MSUB|NMADD|MADD)D x y z)`,
    );
  });
});

describe('a rule that is meant to drive the terminal', () => {
  const evil = '"\u001b[31m\u009b\u202e\u2067"';
  const texts = [
    `(FADDD x y) && s == ${evil} => (FADDD y x)`,
    `(FMADDD (FNEGD x) y z) => (FNMADDD x y z) // ${evil}`,
    '(\u001b[2JFOO x) => x',
  ];
  const name = '\u202e\u001b[31m.rules';
  const folder = folderWith(name, `${texts.join('\n')}\n`);

  it.each(texts.flatMap((_, index) => ['text', 'json'].map(format => [index + 1, format] as const)))(
    'line %s does not, as %s',
    async (line, format) => {
      const args = ['explain', `${name}:${line}`, '--arch', 'RISCV64', '--format', format];
      const { out, err } = await rulecheck(args, { cwd: folder });
      expect(out).not.toBe('');
      expect(out + err).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
    },
  );

  it('has its bytes in a patch that goes to a pipe or a file, and no other way to name its file', async () => {
    const { out } = await rulecheck(['explain', `${name}:2`, '--arch', 'RISCV64', '--patch'], {
      cwd: folder,
    });
    expect(out).toContain('--- "a/\\342\\200\\256\\033[31m.rules"\n');
    applyPatch(folder, out);
    expect(readFileSync(join(folder, name), 'utf8')).toContain(`(FNMSUBD x y z) // ${evil}`);
  });
});

describe('a place that is none', () => {
  it.each([
    ['nowhere', 'nowhere is not FILE:LINE'],
    [`${example}:0`, 'lines are counted from 1'],
    ['nowhere:1', 'cannot read nowhere: no such file or directory'],
    [`${example}:1`, `no rule covers line 1 of ${example}`],
    [`${example}:99999`, 'no rule covers line 99999'],
  ])('%s', async (place, message) => {
    const { code, out, err } = await rulecheck(['explain', place]);
    expect(err).toContain(message);
    expect(out).toBe('');
    expect(code).toBe(2);
  });

  it('is a member that the rule does not have', async () => {
    const { code, err } = await rulecheck(['explain', `${example}:9`, '--member', '5']);
    expect(err).toBe('rulecheck: the rule has 4 members, not 5\n');
    expect(code).toBe(2);
  });

  it('is a rule that cannot be read', async () => {
    const folder = folderWith('RISCV64.rules', '(FADDDD x y) => (FADDD y x)\n');
    const { code, out } = await rulecheck(['explain', 'RISCV64.rules:1'], { cwd: folder });
    expect(out).toContain('error[unknown-op]');
    expect(code).toBe(2);
    const json = await rulecheck(['explain', 'RISCV64.rules:1', '--format', 'json'], { cwd: folder });
    expect(JSON.parse(json.out)).toMatchObject({ version: 1, errors: [{ code: 'unknown-op', line: 1 }] });
  });
});

it.each([
  [
    '(MOVBstore [off] {sym} ptr x (MOVBstore [off] {sym} ptr y (MOVBstore [off] {sym} ptr z mem))) => (MOVBstore [off] {sym} ptr z (MOVBstore [off] {sym} ptr y (MOVBstore [off] {sym} ptr x mem)))',
  ],
  [
    '(FSUBD (FMULD x y) (FMULD a_name_that_is_long another_name_that_is_long)) => (FMSUBD a_name_that_is_long another_name_that_is_long (FMULD x y))',
  ],
  [
    '(AND (SRLI [1] (AND x (MOVDconst [0x5555555555555555]))) (SRLI [1] (AND x (MOVDconst [0x5555555555555555])))) => (SRLI [1] (AND x (MOVDconst [0x5555555555555555])))',
  ],
])('fits a terminal of 80 columns: %s', async rule => {
  const folder = folderWith('RISCV64.rules', `${rule}\n`);
  const { out } = await rulecheck(['explain', 'RISCV64.rules:1'], { cwd: folder });
  expect(out.split('\n').filter(line => line.length > 80)).toEqual([]);
});
