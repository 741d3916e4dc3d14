/**
 * The result of every proved rule on numbers of Go 1.27 is made wrong in small ways; the repair of what is then
 * refuted gives a right rule again, and nearly always the one that it was.
 */
import { describe, expect, it } from 'vitest';
import { ModelError } from '../../src/model/missing.ts';
import { modelRule } from '../../src/model/model.ts';
import { prove } from '../../src/prove/prove.ts';
import { type RepairContext, repairRule } from '../../src/prove/repair.ts';
import { printResolvedRule } from '../../src/rules/resolved-text.ts';
import { loadTables } from '../../src/rules/tables/load.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { Source } from '../../src/text/source.ts';
import { goRules, tableReader } from '../support/go-rules.ts';
import { nightly } from '../support/nightly.ts';
import { checkFile, proveOptions } from '../support/verdicts.ts';
import { isOnNumbersOfRiscv64 } from './go-numbers.ts';
import { type Mutant, mutantsOf } from './mutants.ts';

const options = { ...proveOptions, candidates: 512, thorough: true };

function contextOf(folder: string): RepairContext {
  const { tables } = loadTables(tableReader(folder), 'RISCV64');
  const ops = [...tables!.generic.ops, ...tables!.arch!.ops];
  const source = new Source('RISCV64.rules', '');
  return { source, arch: 'RISCV64', isas, contraction: 'licensed', ops };
}

/** All mutants take minutes: one of so many is looked at. */
const stride = nightly ? 1 : 41;

/** The mutant with its verdict; undefined where it means nothing. */
function examine({ rule }: Mutant, context: RepairContext) {
  try {
    const claim = modelRule(rule, context);
    return { claim, verdict: prove(claim, options) };
  } catch (error) {
    if (error instanceof ModelError) return undefined;
    throw error;
  }
}

const rules = goRules('1.27');
describe.skipIf('missing' in rules)(`Go 1.27${'missing' in rules ? `: ${rules.missing}` : ''}`, () => {
  it('has no rule on numbers whose wrong results cannot be repaired', () => {
    if ('missing' in rules) return;
    const context = contextOf(rules.folder);
    const counts = { restored: 0, otherwise: 0 };
    const hopeless: string[] = [];
    let seen = 0;
    const checked = checkFile(rules.folder, 'RISCV64.rules', 'RISCV64');
    // Integers are too many to be repaired here: repairs of theirs are tested one by one.
    for (const { rule, verdict, claim } of checked.filter(({ text }) => isOnNumbersOfRiscv64(text))) {
      if (verdict.kind !== 'proved' || claim.kind !== 'claim' || rule.kind === 'block') continue;
      const [{ rule: original }] = claim.obligations;
      if (original.kind !== 'value') continue;
      for (const mutant of mutantsOf(rule)) {
        if (!mutant.what.startsWith('result') || ++seen % stride !== 0) continue;
        const examined = examine(mutant, context);
        if (examined?.verdict.kind !== 'refuted') continue;
        const repair = repairRule([examined], context, options).together?.instances[0]?.rule;
        if (repair === undefined) {
          hopeless.push(`${printResolvedRule(original)} with ${mutant.what}`);
        } else if (printResolvedRule(repair) === printResolvedRule(original)) counts.restored += 1;
        else counts.otherwise += 1;
      }
    }
    expect(hopeless).toEqual([]);
    // Lowerings have several right results; each that is found is proved.
    expect(counts.restored).toBeGreaterThan(5 * counts.otherwise);
  }, 300_000);
});
