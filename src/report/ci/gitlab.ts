/** GitLab's code quality report, which is a part of Code Climate's ("Code Quality report format"). */
import { renderJson } from '../json.ts';
import { codeBlock } from '../markdown/inert.ts';
import type { FindingLevel } from './finding.ts';
import type { Review } from './review.ts';

const severities: Readonly<Record<FindingLevel, string>> = {
  error: 'critical',
  warning: 'minor',
  note: 'info',
};

/** @param digest of a text; GitLab takes two findings with the same fingerprint for one */
export function renderGitlab({ findings, helpOf }: Review, digest: (text: string) => string): string {
  const issues = findings.map(({ code, level, message, lines, place, identity }) => ({
    type: 'issue',
    check_name: code,
    description: [`${code}: ${message}`, ...lines].join('\n'),
    content: {
      body: [helpOf(code, level).help, codeBlock([message, ...lines], 'text')].join('\n\n'),
    },
    categories: ['Bug Risk'],
    severity: severities[level],
    fingerprint: digest(identity),
    location: {
      path: place.file,
      positions: {
        begin: { line: place.line, column: place.column },
        end: { line: place.endLine, column: place.endColumn },
      },
    },
  }));
  return renderJson(issues);
}
