/** The ledger of a run: every rule and every instance is counted once. */

import { type Run, verdictKinds } from '../../check/run.ts';
import { evidenceOf } from '../evidence.ts';
import { repeatOptions } from '../repeat.ts';
import { count } from '../text/words.ts';
import { code } from './inert.ts';
import { table } from './table.ts';

export function ledgerBlocks(run: Run): string[] {
  const { ledger, summary, findings = [] } = run;
  const rows = verdictKinds.map(kind => [
    kind,
    `${ledger.rules[kind]}`,
    `${summary[kind]}`,
    evidenceOf(run, kind).join('; '),
  ]);
  const notChecked = summary.notChecked > 0 ? [['not checked', `${summary.notChecked}`, '', '']] : [];
  const together =
    findings.length > 0 ? [['together', `${findings.length}`, '', 'wrong with other rules']] : [];
  return [
    table(['verdict', 'rules', 'instances', 'shown by'], [...rows, ...together, ...notChecked]).join('\n'),
    ...list(
      'What has no model, and in how many instances:',
      ledger.missing.map(({ kind, name, instances }) => `${kind} ${code(name)}: ${instances}`),
    ),
    ...list(
      'What is assumed, and in how many instances:',
      ledger.assumptions.map(({ assumption, instances }) => `${code(assumption)}: ${instances}`),
    ),
    `${run.interrupted ? 'The run was interrupted. ' : ''}${count(summary.rules, 'rule')}, ${count(summary.instances, 'instance')}; \`${repeatOptions(run)}\` repeats this.`,
  ];
}

function list(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [title, items.map(item => `- ${item}`).join('\n')];
}
