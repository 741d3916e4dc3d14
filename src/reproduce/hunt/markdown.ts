/** Each finding of a hunt as an issue that can be filed as it stands. */
import { code, codeBlock, prose } from '../../report/markdown/inert.ts';
import { wrap } from '../../text/columns.ts';
import { attributionWords, blamedWords } from '../attribution/data.ts';
import type { Hunt, HuntFinding, RepairFinding, ShownFinding } from './finding.ts';
import { proofWords, releaseWords, titleOf, traceLines } from './words.ts';

export function huntMarkdown({ findings }: Hunt): string {
  if (findings.length === 0) return 'No rule is refuted.\n';
  return findings.map(finding => `${blocksOf(finding).join('\n\n')}\n`).join('\n---\n\n');
}

function blocksOf(finding: HuntFinding): string[] {
  const { rule, cause, shown, repair } = finding;
  return [
    `# ${titleOf(finding, code)}`,
    `The rule at ${code(placeInGo(finding))} does not keep the meaning of the program:`,
    codeBlock([rule], 'lisp'),
    codeBlock(wrap('', cause), 'text'),
    ...(shown === undefined ? notShown(finding) : shownBlocks(finding, shown)),
    ...(repair === undefined
      ? ['No other result, and no condition, was found with which it is right.']
      : repairBlocks(repair)),
  ];
}

/** Where maintainers have the file, and not where it lay for the hunt. */
function placeInGo({ file, line }: HuntFinding): string {
  const inGo = /(?:^|\/)(src\/cmd\/compile\/.*)$/.exec(file)?.[1];
  return `${inGo ?? file.slice(file.lastIndexOf('/') + 1)}:${line}`;
}

function repairBlocks(repair: RepairFinding): string[] {
  const { rule, unique, condition, isWeakest, patch } = repair;
  const right =
    condition !== undefined
      ? `The rule is right where ${code(condition)}${isWeakest ? '' : ' (a weaker condition may serve as well)'}`
      : unique
        ? 'The only right choice of ops in this result'
        : 'A right rule';
  return [
    '## Repair',
    `${right}, ${prose(proofWords(repair))}:`,
    patch === undefined ? codeBlock([rule], 'lisp') : codeBlock(patch.trimEnd().split('\n'), 'diff'),
  ];
}

function notShown({ status, reason = '', suspects }: HuntFinding): string[] {
  if (status === 'failed') return [`rulecheck failed while it looked for a program: ${prose(reason)}.`];
  if (status !== 'not reproduced') return [`No program was tried: ${prose(reason)}.`];
  const byIt = suspects === undefined ? '' : ' by this rule';
  return [
    `No program was found that goes wrong${byIt}. Tried: ${prose(reason)}.`,
    ...(suspects === undefined ? [] : [`${sentence(prose(blamedWords(suspects)))}`]),
  ];
}

const sentence = (clause: string): string => `${clause.slice(0, 1).toUpperCase()}${clause.slice(1)}.`;

function shownBlocks(finding: HuntFinding, shown: ShownFinding): string[] {
  const { member, program, attribution = 'untraced', test, minimal } = shown;
  const lines = traceLines(shown);
  return [
    '## What happens',
    [
      ...(finding.status === 'not attributed'
        ? ['It is not shown that this rule alone is to blame for what this program does.']
        : []),
      ...(shown.failed ? failureWords(finding, shown) : resultWords(finding, shown)),
      ...(minimal === false ? ['The time ended before the program was as small as it can be.'] : []),
    ].join(' '),
    codeBlock(program.trimEnd().split('\n'), 'go'),
    `${sentence(prose(attributionWords({ ...shown, attribution }))).slice(0, -1)}${lines.length === 0 ? '. The rule is here' : ''}:`,
    codeBlock(lines.length === 0 ? [member] : [...lines], 'text'),
    ...(test === undefined
      ? []
      : ["## A test for Go's folder `test`", codeBlock(test.trimEnd().split('\n'), 'go')]),
  ];
}

function resultWords(finding: HuntFinding, { input, got, expected, rightBuild }: ShownFinding): string[] {
  return [
    `${input.includes('=') ? `With ${code(input)}` : `With ${prose(input)}`} it gives ${code(got ?? '')} where Go promises ${code(expected ?? '')}.`,
    `Built with ${code(releaseWords(finding))}.`,
    ...(rightBuild === undefined ? [] : [`Built ${code(rightBuild)} it gives what Go promises.`]),
  ];
}

function failureWords(finding: HuntFinding, { got = '', rightBuild }: ShownFinding): string[] {
  return [
    `The compiler does not compile it: ${code(got)}.`,
    `Built with ${code(releaseWords(finding))}.`,
    ...(rightBuild === undefined ? [] : [`Built ${code(rightBuild)} it is compiled, and right.`]),
  ];
}
