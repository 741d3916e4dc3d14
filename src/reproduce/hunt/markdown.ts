/** Each finding of a hunt as an issue that can be filed as it stands. */
import { code, codeBlock, prose } from '../../report/markdown/inert.ts';
import { wrap } from '../../text/columns.ts';
import type { Hunt, HuntFinding, RepairFinding, ShownFinding } from './finding.ts';
import { proofWords, releaseWords, titleOf } from './words.ts';

export function huntMarkdown({ findings }: Hunt): string {
  if (findings.length === 0) return 'No rule is refuted.\n';
  return findings.map(finding => `${blocksOf(finding).join('\n\n')}\n`).join('\n---\n\n');
}

function blocksOf(finding: HuntFinding): string[] {
  const { file, line, rule, cause, status, shown, reason, repair } = finding;
  return [
    `# ${titleOf(finding, code)}`,
    `The rule at ${code(`${file}:${line}`)} does not keep the meaning of the program:`,
    codeBlock([rule], 'lisp'),
    codeBlock(wrap('', cause), 'text'),
    ...(shown === undefined ? [notShown(status, reason)] : shownBlocks(finding, shown)),
    ...(repair === undefined ? [] : repairBlocks(repair)),
  ];
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

const notShown = (status: HuntFinding['status'], reason = ''): string => {
  if (status === 'failed') return `rulecheck failed while it looked for a program: ${prose(reason)}.`;
  return status === 'not reproduced'
    ? `No program was found that goes wrong. Tried: ${prose(reason)}.`
    : `No program was tried: ${prose(reason)}.`;
};

function shownBlocks(finding: HuntFinding, shown: ShownFinding): string[] {
  const { member, program, traced, trace = [], test, minimal } = shown;
  return [
    '## What happens',
    [
      ...(finding.status === 'not compiled' ? failureWords(finding, shown) : resultWords(finding, shown)),
      ...(minimal === false ? ['The time ended before the program was as small as it can be.'] : []),
    ].join(' '),
    codeBlock(program.trimEnd().split('\n'), 'go'),
    traced === true
      ? `The compiler's trace shows the rule at work${trace.length === 0 ? ', which is here:' : ':'}`
      : "The compiler's trace does not show the rule, which is here:",
    codeBlock(trace.length === 0 ? [member] : [...trace], 'text'),
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
