/** Findings of a hunt, and their reports. */
import { describe, expect, it } from 'vitest';
import type { RuleResult } from '../../src/check/run.ts';
import type { SuspectData } from '../../src/reproduce/attribution/data.ts';
import {
  findingOf,
  type Hunt,
  type HuntFinding,
  proofIn,
  proposedRepair,
} from '../../src/reproduce/hunt/finding.ts';
import { huntMarkdown } from '../../src/reproduce/hunt/markdown.ts';
import { huntText } from '../../src/reproduce/hunt/text.ts';

const region = { line: 7, column: 1, endLine: 7, endColumn: 30 };
const result: RuleResult = {
  ...region,
  file: 'ssa/_gen/generic.rules',
  arch: 'generic',
  rule: '(Lsh8x64 x (Const64 [c])) && c < 8 => x',
  verdict: 'refuted',
  identity: { file: 'generic.rules', hash: '', occurrence: 1 },
  key: '',
  instances: [
    {
      rule: '(Lsh8x64 x (Const64 [c])) && c < 8 => x',
      verdict: 'refuted',
      assumptions: [],
      match: region,
      result: region,
      ops: ['Lsh8x64', 'Const64'],
      counterexample: {
        roundingMode: 'rne',
        case: { 'the type of t': 'int8' },
        inputs: { x: '0x01', c: '0xffffffffffffffff', _: '0x0' },
        values: { x: '1', c: '-1', _: 'false' },
        source: '0x00',
        target: '0x01',
        difference: 'value',
        sources: [{ bits: '0x00', value: '0' }],
        targetValue: '1',
        why: '0 in the source, but 1 in the target',
      },
    },
  ],
};

const shown: HuntFinding = {
  ...findingOf(result),
  goarch: 'amd64',
  status: 'miscompiled',
  shown: {
    member: '(Lsh8x64 x (Const64 [c])) && c < 8 => x',
    input: 'x=uint8(0x1)',
    got: '0x1',
    expected: '0x0',
    attribution: 'alone',
    traced: true,
    trace: ['rewriting v1 = Lsh8x64  ->  v1 = Copy'],
    toolchain: 'go1.27.3',
    program: 'package main\n\nfunc main() {\n\tprintln(`a`)\n}\n',
    test: '// run\n\npackage main\n',
  },
  releases: [
    { toolchain: 'go1.26.1', isWrong: true },
    { toolchain: 'go1.19.8', isWrong: false },
  ],
};
const vain: HuntFinding = {
  ...findingOf(result),
  status: 'not reproduced',
  reason: 'written as it stands',
  releases: [],
};
const other: SuspectData = {
  place: 'MIPS.rules:116',
  rule: '(Rsh8x32 x y) => (SRA x y)',
  wrong: true,
  trace: 'rewriting v2 = Rsh8x32  ->  v2 = SRA',
};
const shared: HuntFinding = {
  ...shown,
  status: 'not attributed',
  shown: { ...shown.shown!, attribution: 'with others', suspects: [other] },
};
const hunt = (...findings: HuntFinding[]): Hunt => ({
  version: 1,
  tool: { name: 'rulecheck', version: '0.1.0' },
  tree: 'go',
  errors: [],
  findings,
});

describe('a finding', () => {
  it('says what is wrong with the rule, by the names that the rule has', () => {
    expect(findingOf(result)).toMatchObject({
      from: 'Lsh8x64',
      to: 'x',
      cause: 'With x = 1, c = -1 and the type of t is int8 it is 0 in the source, but 1 in the target.',
    });
  });
});

const patch = '--- a/x.rules\n+++ b/x.rules\n@@ -7 +7 @@\n \t&& c < 8\n+\t&& c >= 0\n';
const searched = { instances: [], tried: 0, rejected: 0, patch };
const repaired: HuntFinding = {
  ...shown,
  repair: {
    rule: '(Lsh8x64 x (Const64 [c])) && c >= 0 => x',
    unique: false,
    condition: 'c >= 0',
    patch,
    proof: { methods: ['bits', 'words'], equality: 'bits', assumptions: ['a is b'] },
  },
};

describe('a repair', () => {
  it('is another result, or else a condition', () => {
    const condition = { condition: 'c >= 0', rule: 'with it', isWeakest: true };
    const of = (more: object) => proposedRepair({ ...result, repairDetails: { ...searched, ...more } });
    expect(of({ rule: 'other', unique: true, condition })).toEqual({ rule: 'other', unique: true, patch });
    expect(of({ condition })).toEqual({
      rule: 'with it',
      unique: false,
      condition: 'c >= 0',
      isWeakest: true,
      patch,
    });
    expect(of({})).toBeUndefined();
  });

  it('has a proof only where each member of the repaired rule is proved', () => {
    const [instance] = result.instances;
    const { counterexample: _, ...others } = instance!;
    const proved = { ...others, verdict: 'proved', method: 'bits', equality: 'bits' } as const;
    const members = [proved, { ...proved, method: 'words', equality: 'value', assumptions: ['a'] } as const];
    expect(proofIn({ ...result, verdict: 'proved', instances: members })).toEqual({
      methods: ['bits', 'words'],
      equality: 'value',
      assumptions: ['a'],
    });
    expect(proofIn(result)).toBeUndefined();
    expect(proofIn({ ...result, verdict: 'tested', instances: members })).toBeUndefined();
  });
});

describe('what is wrong, in a sentence', () => {
  const causeWith = (more: object): string => {
    const [instance] = result.instances;
    const counterexample = { ...instance!.counterexample!, ...more };
    return findingOf({ ...result, instances: [{ ...instance!, counterexample }] }).cause;
  };

  it('is where a branch goes, on the operands of a comparison', () => {
    const values = { 'the first operand of cmp': '-1' };
    const sources = [{ bits: '0x1', value: 'first successor' }];
    expect(
      causeWith({ values, case: {}, difference: 'branch', sources, targetValue: 'second successor' }),
    ).toBe(
      'With the first operand of cmp = -1 it goes to the first successor in the source, but to the second successor in the target.',
    );
  });

  it('has no bytes of memory in it that are looked for', () => {
    const why = '(if false then 0 else 3) = 3 in the source, but Const8 is the constant: 0';
    expect(causeWith({ values: { o: '-1' }, case: {}, why })).toBe(
      'With o = -1 it is 0 in the source, but 1 in the target.',
    );
  });
});

describe('what is not shown to be by the rule alone', () => {
  it('names the others in each report, and is counted as its own', () => {
    const text = huntText(hunt(shared, shown));
    expect(text).toContain('generic.rules:7: not attributed: cmd/compile: ');
    expect(text.replace(/\n {2}(?=\S)/g, ' ')).toContain(
      "the compiler's trace shows the rule at work, together with MIPS.rules:116 (wrong by itself) rewriting v1 = Lsh8x64  ->  v1 = Copy rewriting v2 = Rsh8x32  ->  v2 = SRA\n",
    );
    expect(text).toContain('2 refuted rules in go: 1 miscompiled, 1 not attributed');
    const markdown = huntMarkdown(hunt(shared));
    expect(markdown).toContain(
      'It is not shown that this rule alone is to blame for what this program does. With `x=uint8(0x1)` it gives',
    );
    expect(markdown).toContain(
      "The compiler's trace shows the rule at work, together with `MIPS.rules:116` (wrong by itself):",
    );
    expect(markdown).toContain('rewriting v2 = Rsh8x32  ->  v2 = SRA');
  });

  it('has no program where only others are to blame', () => {
    const blamed = hunt({ ...vain, suspects: [other] });
    expect(huntText(blamed)).toContain('  others go wrong by MIPS.rules:116 (wrong by itself)\n');
    const markdown = huntMarkdown(blamed);
    expect(markdown).toContain(
      'No program was found that goes wrong by this rule. Tried: written as it stands.',
    );
    expect(markdown).toContain('Others go wrong by `MIPS.rules:116` (wrong by itself).');
  });
});

describe('a hunt as text', () => {
  it('says how a repair is proved', () => {
    expect(huntText(hunt(repaired))).toContain(
      [
        '  repair: (Lsh8x64 x (Const64 [c])) && c >= 0 => x',
        '    proved by bits and words, equal in all bits; taken for granted: a is b',
      ].join('\n'),
    );
  });

  it('says what the compiler says where it fails', () => {
    const text = huntText(
      hunt({ ...shown, status: 'not compiled', shown: { ...shown.shown!, got: 'oops', failed: true } }),
    );
    expect(text).toContain('  the compiler fails: oops; with go1.27.3');
    expect(text).toContain('rewrites Lsh8x64 to x and the compiler fails');
    expect(text).toContain('1 refuted rule in go: 1 not compiled');
  });

  it('has the program, both results and the releases', () => {
    expect(huntText(hunt(shown, vain))).toBe(
      [
        'ssa/_gen/generic.rules:7: miscompiled: cmd/compile: generic.rules:7 rewrites Lsh8x64 to x where that is wrong',
        '  (Lsh8x64 x (Const64 [c])) && c < 8 => x',
        '  With x = 1, c = -1 and the type of t is int8 it is 0 in the source, but 1 in',
        '  the target.',
        '  x=uint8(0x1): got 0x1, expected 0x0, with go1.27.3, go1.26.1 for amd64; go1.19.8 is right',
        "  the compiler's trace shows the rule at work, and no other wrong rule",
        '  rewriting v1 = Lsh8x64  ->  v1 = Copy',
        '',
        '    package main',
        '    ',
        '    func main() {',
        '        println(`a`)',
        '    }',
        '',
        'ssa/_gen/generic.rules:7: not reproduced: cmd/compile: generic.rules:7 rewrites Lsh8x64 to x where that is wrong',
        '  (Lsh8x64 x (Const64 [c])) && c < 8 => x',
        '  With x = 1, c = -1 and the type of t is int8 it is 0 in the source, but 1 in',
        '  the target.',
        '  written as it stands',
        '',
        '2 refuted rules in go: 1 miscompiled, 1 not reproduced',
        '',
      ].join('\n'),
    );
  });
});

describe('a hunt as Markdown', () => {
  it('is an issue for each finding, with a test', () => {
    const [first, second, ...others] = huntMarkdown(hunt(shown, vain)).split('\n---\n');
    expect(others).toEqual([]);
    expect(first).toContain(
      '# cmd/compile: `generic.rules:7` rewrites `Lsh8x64` to `x` where that is wrong\n',
    );
    expect(first).toContain('```go\npackage main\n\nfunc main() {\n\tprintln(`a`)\n}\n```');
    expect(first).toContain("The compiler's trace shows the rule at work, and no other wrong rule:");
    expect(first).toContain("## A test for Go's folder `test`\n\n```go\n// run\n");
    expect(second).toContain('No program was found that goes wrong. Tried: written as it stands.');
  });

  it('names the file as maintainers have it, and says that no repair is known', () => {
    const places = ['/home/me/go/src/cmd/compile/internal/ssa/_gen/generic.rules', 'scratch/generic.rules'];
    const texts = places.map(file => huntMarkdown(hunt({ ...shown, file })));
    expect(texts[0]).toContain('The rule at `src/cmd/compile/internal/ssa/_gen/generic.rules:7` does not');
    expect(texts[1]).toContain('The rule at `generic.rules:7` does not');
    for (const text of texts) expect(text).toContain('No other result, and no condition, was found');
  });

  it('has the repair with its proof, as a patch that can be applied', () => {
    const text = huntMarkdown(hunt(repaired));
    expect(text).toContain(
      'The rule is right where `c >= 0` (a weaker condition may serve as well), proved by bits and words',
    );
    expect(text).toContain(`\`\`\`diff\n${patch}\`\`\``);
  });

  it('has what the compiler says where it fails, and whether the program could be smaller', () => {
    const failed = {
      got: 'illegal combination',
      failed: true,
      rightBuild: 'with -N -l',
      minimal: false,
    } as const;
    const text = huntMarkdown(
      hunt({ ...shown, status: 'not compiled', shown: { ...shown.shown!, ...failed } }),
    );
    expect(text).toContain('The compiler does not compile it: `illegal combination`.');
    expect(text).toContain('Built `with -N -l` it is compiled, and right.');
    expect(text).toContain('The time ended before the program was as small as it can be.');
  });

  it('says so where nothing is refuted', () => {
    expect(huntMarkdown(hunt())).toBe('No rule is refuted.\n');
  });
});
