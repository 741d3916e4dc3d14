/**
 * Mutation of rules on integers: the proved rules of Go 1.27's riscv64 are made wrong in every small way. A mutant is
 * refuted; or it is right all the same, for the reason given here, and no input contradicts that. A sample runs with
 * the tests, all of them with `npm run mutation`.
 */
import { describe, expect, it } from 'vitest';
import { goRules } from '../support/go-rules.ts';
import { instancesOf } from '../support/verdicts.ts';
import { mutateIntegers } from './mutation.ts';

/** Each survivor of the sample was read; the rule that it is, and why it is right. */
const rightAllTheSame: readonly (readonly [reason: string, rule: string, change: string])[] = [
  ['a count that was extended with zeros is below 2^32', '(Lsh8x16 <t> x y)', 'result: SLTI for SLTIU'],
  ['a count that was extended with zeros is below 2^32', '(Lsh32x8 <t> x y)', 'result: SLTI for SLTIU'],
  ['63 shifts a byte out as 64 does', '(Rsh8Ux8 <t> x y)', 'result: 63 for 64 in SLTIU'],
  ['a count that was extended with zeros is below 2^32', '(Rsh16x16 <t> x y)', 'result: SLTI for SLTIU'],
  ['0 and -1 fit 32 bits', '(Rsh64x64 <t> x y)', 'result: ADDIW for ADDI'],
  ['the difference of two bytes fits 32 bits', '(Eq8 x y)', 'result: SUBW for SUB'],
  ['alignment changes no value', '(Zero [4] {t} ptr mem)', 'condition: 1 for 0 in t.Alignment() % 4 == 0'],
  ['alignment changes no value', '(Zero [8] {t} ptr mem)', 'condition: t.Alignment() % 8 == 0 dropped'],
  [
    'any extension of a loaded byte is the byte',
    '(MOVHreg x:(MOVBUload _ _))',
    'match: MOVWUreg for MOVHreg',
  ],
  [
    'a byte is stored, whatever is above it',
    '(MOVBstore [off] {sym} ptr (MOVBreg x) mem)',
    'match: MOVDreg for MOVBreg',
  ],
  ['how often a value is used changes no value', '(MOVDreg x)', 'condition: x.Uses == 1 dropped'],
  ['16 to 31 leave the sign of a half-word', '(SRAI <t> [x] (MOVHreg y))', 'match: SRAIW for SRAI'],
  [
    'how often a value is used changes no value',
    '(Select1 m:(LoweredMuluhilo x y))',
    'condition: 2 for 1 in m.Uses == 1',
  ],
];

const whole = process.env['RULECHECK_MUTATION'] === 'all';

const rules = goRules('1.27');
describe.skipIf('missing' in rules)(`Go 1.27${'missing' in rules ? `: ${rules.missing}` : ''}`, () => {
  const instances = 'folder' in rules ? instancesOf(rules.folder, 'RISCV64.rules', 'RISCV64') : [];

  it.skipIf(whole)('has no rule on integers of which a wrong mutant is proved, in a sample', () => {
    const { counts, survivors, contradicted } = mutateIntegers(instances, 'RISCV64', 79);
    expect(contradicted).toEqual([]);
    const known = rightAllTheSame.map(([, rule, change]) => `proved: ${rule} with ${change}`);
    expect(survivors.map(one => one.replace(/(?: &&| =>).* with (?=\w+: )/, ' with '))).toEqual(known);
    expect(counts).toEqual({ refuted: 69, vacuous: 2, meaningless: 5 });
  });

  it.runIf(whole)('has none at all', () => {
    const { counts, survivors, contradicted } = mutateIntegers(instances, 'RISCV64', 1);
    console.log([...survivors, JSON.stringify(counts), `${survivors.length} survive`].join('\n'));
    expect(contradicted).toEqual([]);
  });
});
