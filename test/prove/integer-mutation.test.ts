/**
 * Mutation of rules on integers: the proved rules of Go 1.27's machines are made wrong in every small way. A mutant is
 * refuted; or it is right all the same, for the reason given in `right-mutants`, and no input contradicts that. A
 * sample runs with the tests, all of them with `npm run mutation`.
 */
import { describe, expect, it } from 'vitest';
import { goRules } from '../support/go-rules.ts';
import { instancesOf } from '../support/verdicts.ts';
import { mutateIntegers } from './mutation.ts';
import { i386 } from './right-mutants/386.ts';
import { amd64 } from './right-mutants/amd64.ts';
import { arm } from './right-mutants/arm.ts';
import { arm64 } from './right-mutants/arm64.ts';
import { generic } from './right-mutants/generic.ts';
import { loong64 } from './right-mutants/loong64.ts';
import { mips } from './right-mutants/mips.ts';
import { mips64 } from './right-mutants/mips64.ts';
import { riscv64 } from './right-mutants/riscv64.ts';

const whole = process.env['RULECHECK_MUTATION'] === 'all';

const rules = goRules('1.27');
describe.skipIf('missing' in rules)(`Go 1.27${'missing' in rules ? `: ${rules.missing}` : ''}`, () => {
  describe.each([generic, riscv64, loong64, mips64, amd64, i386, arm64, arm, mips])(
    '$arch',
    ({ arch, every, mistakes, counts: expected, rightAllTheSame }) => {
      const instances = 'folder' in rules ? instancesOf(rules.folder, `${arch}.rules`, arch) : [];

      it.skipIf(whole)('has no rule on integers of which a wrong mutant is proved, in a sample', () => {
        const { counts, survivors, contradicted } = mutateIntegers(instances, arch, every, mistakes);
        expect(contradicted).toEqual([]);
        const known = rightAllTheSame.map(
          ([, rule, change, verdict = 'proved']) => `${verdict}: ${rule} with ${change}`,
        );
        expect(survivors.map(one => one.replace(/(?: &&| =>).* with (?=\w+: )/, ' with '))).toEqual(known);
        expect(counts).toEqual(expected);
      });

      it.runIf(whole)('has none at all', () => {
        const { counts, survivors, contradicted } = mutateIntegers(instances, arch, 1, mistakes);
        console.log([...survivors, JSON.stringify(counts), `${survivors.length} survive`].join('\n'));
        expect(contradicted).toEqual([]);
      });
    },
  );
});
