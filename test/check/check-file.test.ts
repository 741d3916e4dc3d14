/** The parts of a run are plain data, and whoever waits between two of them holds nothing of the rule before. */
import { expect, test } from 'vitest';
import { checkFile } from '../../src/check/check-file.ts';
import { readRules, rulesCovering } from '../../src/check/read-rules.ts';
import { builtinTable } from '../../src/model/builtin-tables.ts';
import { type Prover, unknown } from '../../src/prove/prover.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { Source } from '../../src/text/source.ts';
import { isForgotten } from '../support/is-forgotten.ts';

// Names of its own: other tests of the process may hold an x, and with it what was built on it.
const source = new Source(
  'RISCV64.rules',
  '(FADDD kept lost) => (FADDD lost kept)\n(FMULD kept lost) => (FMULD lost kept)\n',
);
const tables = { generic: builtinTable(isas.get('generic')!), arch: builtinTable(isas.get('RISCV64')!) };
const read = readRules(source, 'RISCV64', tables, rulesCovering(source, []));

test('the terms of a rule are forgotten before the next rule is asked for', async () => {
  const asked: WeakRef<object>[] = [];
  const prover: Prover = {
    method: 'words',
    ask({ obligation }) {
      asked.push(new WeakRef(obligation.target));
      return unknown('it only looks');
    },
  };
  const parts = checkFile(
    { ...read, diagnostics: [] },
    {
      seed: 1,
      runs: 10,
      steps: 2 ** 16,
      contraction: 'licensed',
      details: 'none',
      repair: 'none',
      hash: text => text,
      extensions: { portfolio: { beforeInputs: [prover], afterInputs: [] } },
    },
  );
  const first = parts.next();
  expect(first.value).toMatchObject({ kind: 'result', result: { line: 1 } });
  expect(await isForgotten(asked[0]!)).toBe(true);
  expect(parts.next().value).toMatchObject({ kind: 'result', result: { line: 2 } });
});
