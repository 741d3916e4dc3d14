/** A hunt as text for a terminal. */

import { wrap } from '../../text/columns.ts';
import { visible } from '../../text/visible.ts';
import { attributionWords, blamedWords } from '../attribution/data.ts';
import { type Hunt, type HuntFinding, huntStatuses } from './finding.ts';
import { proofWords, releaseWords, titleOf, traceLines } from './words.ts';

export function huntText({ tree, findings }: Hunt): string {
  const sections = findings.map(finding => sectionOf(finding).join('\n'));
  return [...sections, summaryOf(tree, findings)].map(section => `${section}\n`).join('\n');
}

function sectionOf(finding: HuntFinding): string[] {
  const { file, line, status, rule, cause, shown, reason, suspects, repair } = finding;
  return [
    `${visible(file)}:${line}: ${status}: ${titleOf(finding, visible)}`,
    `  ${visible(rule)}`,
    ...wrap('  ', visible(cause)),
    ...(shown === undefined
      ? []
      : [
          shown.failed
            ? `  the compiler fails: ${visible(shown.got ?? '')}; with ${releaseWords(finding)}`
            : `  ${visible(shown.input)}: got ${shown.got}, expected ${shown.expected}, with ${releaseWords(finding)}`,
          ...(shown.attribution === undefined
            ? []
            : wrap('  ', visible(attributionWords({ ...shown, attribution: shown.attribution })))),
          ...traceLines(shown).map(text => `  ${visible(text)}`),
        ]),
    ...(reason === undefined ? [] : wrap('  ', visible(reason))),
    ...(suspects === undefined ? [] : wrap('  ', visible(blamedWords(suspects)))),
    ...(repair === undefined
      ? []
      : [`  repair: ${visible(repair.rule)}`, ...wrap('    ', visible(proofWords(repair)))]),
    ...(shown === undefined ? [] : ['', ...shown.program.trimEnd().split('\n').map(indented)]),
  ];
}

/** `3 refuted rules in TREE: 2 miscompiled, 1 not reproduced` */
function summaryOf(tree: string, findings: readonly HuntFinding[]): string {
  const counts = huntStatuses.flatMap(status => {
    const count = findings.filter(finding => finding.status === status).length;
    return count === 0 ? [] : [`${count} ${status}`];
  });
  const rules = findings.length === 1 ? '1 refuted rule' : `${findings.length} refuted rules`;
  return `${rules} in ${visible(tree)}${counts.length === 0 ? '' : `: ${counts.join(', ')}`}`;
}

/** A line of the program, with its tabs as blanks. */
const indented = (line: string): string => `    ${visible(line.replaceAll('\t', '    '))}`;
