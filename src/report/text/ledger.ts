/** The end of a report: every instance is counted once, and what has no model is named. */

import {
  type Ledger,
  type Run,
  type RunDiagnostic,
  type VerdictKind,
  verdictKinds,
} from '../../check/run.ts';
import { wrap, wrapList } from '../../text/columns.ts';
import type { Paint } from '../../text/paint.ts';
import { visible } from '../../text/visible.ts';
import { evidenceOf } from '../evidence.ts';
import { headline } from '../headline.ts';
import { repeatOptions } from '../repeat.ts';
import { count, verdictRoles } from './words.ts';

/** Entries that a list shows without `--verbose`. */
const shortList = { missing: 12, assumptions: 5 } as const;

export function ledgerLines(run: Run, verbose: boolean, paint: Paint): string[] {
  const { summary, ledger, seed, runs, interrupted, findings = [] } = run;
  return [
    ...wrap('', headline(run)).map(line => paint('strong', line)),
    '',
    ...row('', 'rules', 'instances', ''),
    ...verdictKinds.flatMap(kind => verdictLines(kind, run, paint)),
    ...(findings.length > 0 ? row('together', findings.length, '', togetherWords(findings, verbose)) : []),
    ...(summary.notChecked > 0 ? row('not checked', summary.notChecked, '', reasons(run)) : []),
    ...row('in all', summary.rules, summary.instances, ''),
    ...architectureLines(ledger),
    ...missingLines(ledger, verbose),
    ...misspeltLines(run),
    ...assumptionLines(ledger, verbose),
    '',
    `${interrupted ? 'Interrupted. ' : ''}Seed ${seed}, runs ${runs}; ${repeatOptions(run)} repeats this.`,
  ];
}

/** Those that the baseline accepts are shown only where all is. */
function togetherWords(findings: readonly RunDiagnostic[], verbose: boolean): string {
  const known = verbose ? 0 : findings.filter(one => one.known).length;
  if (known === 0) return 'wrong with other rules, as shown above';
  if (known === findings.length)
    return 'wrong with other rules, as the baseline has it; --verbose shows where';
  return `wrong with other rules: ${findings.length - known} shown above, ${known} known of the baseline`;
}

function verdictLines(kind: VerdictKind, run: Run, paint: Paint): string[] {
  const { summary, ledger } = run;
  const [first = '', ...others] = evidenceOf(run, kind);
  const [line = '', ...rest] = row(kind, ledger.rules[kind], summary[kind], first);
  return [
    summary[kind] === 0 ? paint('faint', line) : line.replace(kind, paint(verdictRoles[kind], kind)),
    ...rest,
    ...others.flatMap(detail => row('', '', '', detail)),
  ];
}

/** One line for each architecture, where there are several. */
function architectureLines({ architectures }: Ledger): string[] {
  if (architectures.length < 2) return [];
  const line = (name: string, cell: (kind: VerdictKind) => number | string): string =>
    `  ${visible(name).padEnd(11)}${verdictKinds.map(kind => `${cell(kind)}`.padStart(kind.length + 2)).join('')}`;
  return [
    '',
    line('instances', kind => kind),
    ...architectures.map(one => line(one.arch, kind => one[kind])),
  ];
}

function row(name: string, rules: number | string, instances: number | string, detail: string): string[] {
  const cells = [name.padEnd(12), `${rules}`.padStart(6), `${instances}`.padStart(10)];
  return wrap(`  ${cells.join(' ')}  `, detail).map(line => line.trimEnd());
}

function reasons({ interrupted, errors }: Run): string {
  return [
    ...(errors.length > 0 ? [count(errors.length, 'error')] : []),
    ...(interrupted ? ['the run was interrupted'] : []),
  ].join(', ');
}

function assumptionLines({ assumptions }: Ledger, verbose: boolean): string[] {
  if (assumptions.length === 0) return [];
  const named = verbose ? assumptions : assumptions.slice(0, shortList.assumptions);
  return [
    '',
    'What is assumed, and in how many instances:',
    ...named.flatMap(({ assumption, instances }) =>
      wrap(`  ${`${instances}`.padStart(4)}  `, visible(assumption)),
    ),
    ...andMore(assumptions.length - named.length),
  ];
}

function andMore(number: number): string[] {
  return number > 0 ? [`  and ${number} more; --verbose names them`] : [];
}

function missingLines({ missing }: Ledger, verbose: boolean): string[] {
  if (missing.length === 0) return [];
  const named = verbose ? missing : missing.slice(0, shortList.missing);
  const kinds = [...new Set(named.map(({ kind }) => kind))];
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
    ...andMore(missing.length - named.length),
  ];
}

/** Names without a model that most likely were to be others. */
function misspeltLines({ results }: Run): string[] {
  const reasons = results.flatMap(({ instances }) => instances.map(({ reason }) => reason ?? ''));
  const meant = new Set(reasons.filter(reason => reason.includes('; did you mean ')));
  return [...meant].slice(0, shortList.missing).flatMap(reason => wrap('  ', visible(reason)));
}
