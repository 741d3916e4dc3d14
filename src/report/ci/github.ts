/**
 * Commands of GitHub's workflows that put findings beside the lines of a change ("Workflow commands for GitHub
 * Actions", setting error, warning and notice messages).
 */
import { visible } from '../../text/visible.ts';
import type { Finding, FindingLevel } from './finding.ts';
import type { Review } from './review.ts';

const commands: Readonly<Record<FindingLevel, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

/** One command on each line; the last line is for whoever reads the log. */
export function renderGithub({ findings, headline }: Review): string {
  const unknown = findings.filter(({ known }) => !known);
  return [...unknown.map(annotation), `rulecheck: ${headline}`, ''].join('\n');
}

function annotation({ code, level, message, lines, place }: Finding): string {
  const { file, line, column, endLine, endColumn } = place;
  // Columns are shown only for places on one line, and there the end is inclusive.
  const columns = line === endLine ? { col: column, endColumn: Math.max(column, endColumn - 1) } : {};
  const properties = Object.entries({
    file: visible(file),
    line,
    endLine,
    ...columns,
    title: `rulecheck: ${code}`,
  });
  const shown = properties.map(([name, value]) => `${name}=${property(`${value}`)}`).join(',');
  return `::${commands[level]} ${shown}::${data([message, ...lines].join('\n'))}`;
}

/** What ends a command or begins another is escaped, as GitHub's own toolkit does it. */
const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
