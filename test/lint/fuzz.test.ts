/**
 * Damaged rules files: the lints end, throw nothing, and every place is inside the text.
 *
 *     npm run fuzz                                            100,000 files, seed 1
 *     RULECHECK_FUZZ_SEED=7 RULECHECK_FUZZ_FILES=1000 npx vitest run test/lint/fuzz.test.ts
 */
import { expect, test } from 'vitest';
import { lawTexts } from '../../src/lint/law-texts.ts';
import { coin, pick, type Random, randomOf } from '../../src/semantics/operands/random.ts';
import { renderDiagnostic } from '../../src/text/frame.ts';
import { builtinTables, lintRules, lintTable } from './lint-text.ts';

const seed = Number(process.env['RULECHECK_FUZZ_SEED'] ?? 1);
const files = Number(process.env['RULECHECK_FUZZ_FILES'] ?? 400);

/** Every example of a rule or an entry that is not long, right and wrong ones. */
const lines = (of: 'rules' | 'ops'): readonly string[] =>
  [...lawTexts.values()]
    .filter(({ example }) => example.of === of && example.wrong.length < 400)
    .flatMap(({ example }) => [...example.wrong.split('\n'), ...example.right.split('\n')]);

const rules = [
  ...lines('rules'),
  '(MOVDload [off1] {sym1} (MOVaddr [off2] {sym2} base) mem) && is32Bit(int64(off1)+int64(off2)) => (MOVDload [off1+off2] {mergeSym(sym1,sym2)} base mem)',
  '(Move [3] dst src mem) =>\n\t(MOVBstore [2] dst\n\t\t(MOVBload [2] src mem) mem)',
  '(If cond yes no) => (BNEZ (MOVBUreg <typ.UInt64> cond) yes no)',
  '(F(MADD|NMADD)D neg:(FNEGD x) y z) && neg.Uses == 1 => (F(NMADD|MADD)D x y z)',
];

const marks = [
  ...'()[]{}<>=|&:@"\'`\n\t\\_.0',
  '=>',
  '&&',
  '...',
  '//',
  '->',
  'rulecheck:allow ',
  '\0',
  '\u202e',
  '\ud800',
  '1e9999',
  '<<',
];

type Damage = (text: string, random: Random) => string;

const damages: readonly Damage[] = [
  (text, random) => replaced(text, random, 1, pick(random, marks)),
  (text, random) => replaced(text, random, 0, pick(random, marks)),
  (text, random) => replaced(text, random, random(1, 12), ''),
  (text, random) => replaced(text, random, 1, String.fromCharCode(random(1, 255))),
  // A bracket is doubled.
  text => text.replace(/[()[\]{}]/, '$&$&'),
  // A line is cut, or a condition.
  (text, random) => text.slice(0, random(0, text.length)),
  text => text.replace(/&&([^=]{0,20})/, '&& $1\n'),
  text => text.replace('=>', ''),
  (text, random) => text + text.slice(random(0, text.length)),
];

function replaced(text: string, random: Random, remove: number, insert: string): string {
  const at = random(0, text.length);
  return text.slice(0, at) + insert + text.slice(at + remove);
}

function damaged(pool: readonly string[], random: Random): string {
  let text = Array.from({ length: random(1, 5) }, () => pick(random, pool)).join('\n');
  for (let count = random(1, 4); count > 0; count--) text = pick(random, damages)(text, random);
  return text;
}

/** Milliseconds of processor time that a damaged file of a few lines may take. */
const patience = 2000;

const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

test(`${files} damaged files with seed ${seed}`, { timeout: 3_600_000 }, () => {
  const random = randomOf(seed);
  const archs = ['RISCV64', 'generic'].map(arch => ({ arch, tables: builtinTables(arch) }));
  const pools = { rules, ops: lines('ops') };
  for (let index = 0; index < files; index++) {
    const isTable = coin(random) && coin(random);
    const text = damaged(isTable ? pools.ops : pools.rules, random);
    const { arch, tables } = pick(random, archs);
    const started = processorTime();
    try {
      const diagnostics = isTable ? lintTable(text, arch) : lintRules(text, arch, tables);
      for (const diagnostic of diagnostics) {
        for (const { source, span } of [
          ...diagnostic.labels,
          ...(diagnostic.fix?.edits ?? []).map(edit => ({ ...edit, source: diagnostic.labels[0].source })),
        ]) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(source.text.length);
        }
        const shown = renderDiagnostic(diagnostic);
        expect([...'\0\u202e\u001b'].filter(hidden => shown.includes(hidden))).toEqual([]);
      }
      expect(processorTime() - started).toBeLessThan(patience);
    } catch (error) {
      throw new Error(`file ${index} of seed ${seed}: ${JSON.stringify(text)}`, { cause: error });
    }
  }
});
