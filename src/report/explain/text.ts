/** An explanation for people, at a terminal. */

import type { ClaimWords, OpWords, Refutation, RepairDetails, Side, StepShown } from '../../check/run.ts';
import { alignColumns, wrap } from '../../text/columns.ts';
import { colored, type Paint, plain } from '../../text/paint.ts';
import { visible } from '../../text/visible.ts';
import { verdictRoles } from '../text/words.ts';
import type { Explanation, InstanceExplanation } from './explanation.ts';
import { treeLines } from './tree-lines.ts';
import {
  agreementSentence,
  claimSentences,
  differenceSentence,
  divergenceSentence,
  manualsOf,
  type Quote,
  repairSentences,
  roleWords,
  stepExpression,
  surveySentence,
  verdictSentence,
} from './words.ts';

/** All prose goes through `visible` as a whole. */
const quote: Quote = { code: text => text, prose: text => text };

export function renderExplanation(explanation: Explanation, color: boolean): string {
  const paint = color ? colored : plain;
  const { instances, repair } = explanation;
  const blocks = [
    heading(explanation, paint),
    ...instances.flatMap(instance => instanceBlocks(instance, explanation, paint)),
    ...(repair ? [section('Repair', repairLines(repair, paint), paint)] : []),
  ];
  return `${blocks.map(lines => lines.join('\n')).join('\n\n')}\n`;
}

function heading({ file, line, verdict, rule, instances, members }: Explanation, paint: Paint): string[] {
  const shown =
    instances.length < members ? `member ${instances[0]?.member} of ${members}` : `${members} instances`;
  return [
    `${paint('place', `${visible(file)}:${line}`)}  ${paint(verdictRoles[verdict], verdict)}${members > 1 ? `  ${shown}` : ''}`,
    '',
    `  ${visible(rule)}`,
  ];
}

function instanceBlocks(instance: InstanceExplanation, { members }: Explanation, paint: Paint): string[][] {
  const { source, target, ops, claim, agreement, refutation, rule, member } = instance;
  return [
    ...(members > 1 ? [[paint('strong', `Member ${member}`), '', `  ${visible(rule)}`]] : []),
    section('Source', sideLines(source, paint), paint),
    section('Target', sideLines(target, paint), paint),
    section('The ops', opLines(ops, paint), paint),
    ...(claim ? [section('Claim', claimLines(claim), paint)] : []),
    section('Verdict', prose(verdictSentence(instance, quote)), paint),
    ...(agreement
      ? [
          [
            ...indented(prose(agreementSentence(agreement))),
            ...(agreement.normalForm === undefined ? [] : ['', `    ${visible(agreement.normalForm)}`]),
          ],
        ]
      : []),
    ...(refutation ? [section('Counterexample', refutationLines(refutation, paint), paint)] : []),
  ];
}

function section(title: string, lines: readonly string[], paint: Paint): string[] {
  return [paint('strong', title), ...indented(lines)];
}

const indented = (lines: readonly string[]): string[] => lines.map(line => (line === '' ? '' : `  ${line}`));

/** Lines that fit beside the indentation of a section. */
function prose(text: string, head = ''): string[] {
  return wrap(`  ${head}`, visible(text)).map(line => line.slice(2));
}

/** What the side computes stands above its tree, so its root need not say it again. */
function sideLines({ tree, mathematics }: Side, paint: Paint): string[] {
  const [root, ...below] = treeLines(tree);
  const rows = below.map(({ text, mathematics: value }) => [visible(text), visible(value ?? '')] as const);
  const [first, ...others] = mathematics;
  return [
    ...(first === undefined ? [] : [`computes ${paint('strong', visible(first))}`]),
    ...others.map(reading => `or fused ${paint('strong', visible(reading))}`),
    ...(mathematics.length > 0 ? [''] : []),
    visible(root!.text),
    ...alignColumns(rows).map(([text, value]) =>
      value === '' ? text.trimEnd() : `${text}  ${paint('faint', value)}`,
    ),
  ];
}

function opLines(ops: readonly OpWords[], paint: Paint): string[] {
  const width = Math.max(...ops.map(({ op }) => op.length));
  return [
    ...ops.flatMap(({ op, sentence = 'has no model here' }) => prose(sentence, `${op.padEnd(width)}  `)),
    ...manualsOf(ops).flatMap(({ manual, names }) =>
      prose(`${names.join(', ')}: ${manual}`).map(line => paint('faint', line)),
    ),
  ];
}

function claimLines(claim: ClaimWords): string[] {
  return [
    ...claimSentences(claim, quote).flatMap(words => prose(words)),
    ...claim.conditions.flatMap(({ condition, role }) => prose(roleWords[role], `${visible(condition)}: `)),
    ...claim.assumptions.flatMap(assumption => prose(assumption, 'assumed: ')),
  ];
}

function refutationLines(refutation: Refutation, paint: Paint): string[] {
  const { case: told = {}, inputs, source, target, sources, result } = refutation;
  const rows = alignColumns([
    ...Object.entries(told).map(
      ([question, answer]) => ['case', visible(question), visible(answer), ''] as const,
    ),
    ...inputs.map(({ name, value, bits }) => ['input', visible(name), value, bits] as const),
    ...source.map((step, index) => stepRow(index === 0 ? 'source' : '', step)),
    ...sources.slice(1).map(({ value, bits }) => ['or fused', '', value, bits] as const),
    ...target.map((step, index) => stepRow(index === 0 ? 'target' : '', step)),
    ...(target.length > 0 ? [] : [['target', '', result.value, result.bits] as const]),
  ]);
  return [
    ...rows.map(
      ([side, expression, value, bits]) =>
        `${side}  ${expression}  ${paint('strong', value)}  ${paint('faint', bits)}`,
    ),
    '',
    ...prose(divergenceSentence(refutation, quote)),
    ...prose(differenceSentence(refutation)),
    ...prose(surveySentence(refutation)),
  ];
}

function stepRow(side: string, step: StepShown) {
  const { result, diverges } = step;
  return [
    side,
    visible(stepExpression(step)),
    result.value,
    `${result.bits}${diverges ? '  <- here they diverge' : ''}`,
  ] as const;
}

function repairLines(repair: RepairDetails, paint: Paint): string[] {
  const { found, search, condition } = repairSentences(repair, quote);
  return [
    ...(repair.rule === undefined ? [] : [paint('good', visible(repair.rule)), '']),
    ...prose(found),
    ...repair.instances.map(({ member, rule }) => `member ${member}: ${paint('good', visible(rule))}`),
    ...prose(search),
    ...(condition === undefined ? [] : prose(condition)),
    ...(repair.condition === undefined ? [] : ['', paint('good', visible(repair.condition.rule))]),
    ...(repair.patch === undefined ? [] : ['', 'The same command with --patch prints this as a patch.']),
  ];
}
