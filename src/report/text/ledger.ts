/** The end of a report: every instance is counted once, and what has no model is named. */

import { type VerdictKind, verdictKinds } from '../../prove/verdict.ts';
import { visible } from '../../text/visible.ts';
import type { Paint } from '../paint.ts';
import type { Ledger, Run } from '../run.ts';
import { count, equalityWords, verdictRoles } from './words.ts';
import { wrapList } from './wrap.ts';

/** Missing ops and helpers that are named without `--verbose`. */
const shortList = 12;

export function ledgerLines(run: Run, verbose: boolean, paint: Paint): string[] {
  const { summary, ledger, seed, runs } = run;
  return [
    paint('strong', `${count(summary.rules, 'rule')}, ${count(summary.instances, 'instance')}`),
    ...verdictKinds.map(kind => verdictLine(kind, run, paint)),
    ...(summary.notChecked > 0 ? [row('not checked', count(summary.notChecked, 'rule'), reasons(run))] : []),
    ...missingLines(ledger, verbose),
    '',
    `${run.interrupted ? 'interrupted; ' : ''}seed ${seed}, ${count(runs, 'run')}: \`--seed ${seed} --runs ${runs}\` repeats this`,
  ];
}

function verdictLine(kind: VerdictKind, { summary, ledger }: Run, paint: Paint): string {
  const number = summary[kind];
  const evidence = ledger.evidence.filter(({ verdict }) => verdict === kind);
  const details = evidence.map(({ method, equality, instances }) =>
    [`${instances} by ${method}`, ...(equality === undefined ? [] : [equalityWords[equality]])].join(', '),
  );
  const name = number === 0 ? kind : paint(verdictRoles[kind], kind);
  const lines = details.length === 0 ? [''] : details;
  return lines
    .map((detail, index) => (index === 0 ? row(kind, `${number}`, detail) : row('', '', detail)))
    .join('\n')
    .replace(kind, name);
}

function row(name: string, number: string, detail: string): string {
  return `  ${name.padEnd(12)} ${number.padStart(6)}  ${detail}`.trimEnd();
}

function reasons({ interrupted, errors }: Run): string {
  return [
    ...(errors.length > 0 ? [count(errors.length, 'error')] : []),
    ...(interrupted ? ['the run was interrupted'] : []),
  ].join(', ');
}

function missingLines({ missing }: Ledger, verbose: boolean): string[] {
  if (missing.length === 0) return [];
  const named = verbose ? missing : missing.slice(0, shortList);
  const kinds = [...new Set(named.map(({ kind }) => kind))];
  const rest = missing.length - named.length;
  return [
    '',
    'What has no model, and in how many instances:',
    ...kinds.flatMap(kind =>
      wrapList(
        `  ${kind.padEnd(12)} `,
        named
          .filter(entry => entry.kind === kind)
          .map(({ name, instances }) => `${visible(name)} ${instances}`),
      ),
    ),
    ...(rest > 0 ? [`  and ${rest} more; --verbose names them`] : []),
  ];
}
