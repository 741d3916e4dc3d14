/** An explanation for people, at a terminal. */

import stringWidth from 'fast-string-width';
import type { ClaimWords, OpWords, Refutation, RepairDetails, Side, StepShown } from '../../check/run.ts';
import { alignColumns, lineWidth, wrap, wrapHard, wrapRule } from '../../text/columns.ts';
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
  stepMark,
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
    ...indented(ruleLines(rule)),
  ];
}

const ruleLines = (rule: string): string[] => wrapRule(visible(rule), lineWidth - 2);

function instanceBlocks(instance: InstanceExplanation, { members }: Explanation, paint: Paint): string[][] {
  const { source, target, ops, claim, agreement, refutation, rule, member } = instance;
  return [
    ...(members > 1 ? [[paint('strong', `Member ${member}`), '', ...indented(ruleLines(rule))]] : []),
    section('Source', sideLines(source, paint), paint),
    section('Target', sideLines(target, paint), paint),
    section('The ops', opLines(ops, paint), paint),
    ...(claim ? [section('Claim', claimLines(claim), paint)] : []),
    section('Verdict', prose(verdictSentence(instance, quote)), paint),
    ...(agreement
      ? [
          [
            ...indented(prose(agreementSentence(agreement))),
            ...(agreement.normalForm === undefined
              ? []
              : ['', ...wrap('    ', visible(agreement.normalForm))]),
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
    ...(first === undefined ? [] : mathematicsLines('computes ', first, paint)),
    ...others.flatMap(reading => mathematicsLines('or fused ', reading, paint)),
    ...(mathematics.length > 0 ? [''] : []),
    visible(root!.text),
    ...besideOrBelow(rows, paint),
  ];
}

function mathematicsLines(head: string, mathematics: string, paint: Paint): string[] {
  const [first = '', ...others] = prose(mathematics, head);
  return [head + paint('strong', first.slice(head.length)), ...others.map(line => paint('strong', line))];
}

/** What a node computes stands beside it, and where that takes more than a line, below. */
function besideOrBelow(rows: readonly (readonly [string, string])[], paint: Paint): string[] {
  const fits = alignColumns(rows).every(([text, value]) => stringWidth(`  ${text}  ${value}`) <= lineWidth);
  const shown = fits ? alignColumns(rows) : rows;
  return shown.flatMap(([text, value]) => {
    if (value === '') return [text.trimEnd()];
    if (fits) return [`${text}  ${paint('faint', value)}`];
    return belowEachOther(text, value, paint);
  });
}

/** With the branches of the tree on every line. */
function belowEachOther(text: string, value: string, paint: Paint): string[] {
  const [branches] = /^[│├└─ ]*/.exec(text)!;
  const on = branches.replace('├─ ', '│  ').replace('└─ ', '   ');
  const room = Math.max(leastRoom, lineWidth - 2 - stringWidth(on) - 4);
  const label = wrapHard(text.slice(branches.length), room);
  return [
    ...label.map((line, index) => (index === 0 ? branches : `${on}  `) + line),
    ...wrapHard(visible(value), room).map(line => `${on}    ${paint('faint', line)}`),
  ];
}

/** Columns that a node has at least, however deep it stands. */
const leastRoom = 24;

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
    ...claim.conditions.flatMap(({ condition, role }) => {
      const head = `${visible(condition)}: `;
      return stringWidth(head) > lineWidth / 2 ? prose(head + roleWords[role]) : prose(roleWords[role], head);
    }),
    ...claim.assumptions.flatMap(assumption => prose(assumption, 'assumed: ')),
  ];
}

function refutationLines(refutation: Refutation, paint: Paint): string[] {
  const { case: told = {}, inputs, source, target, sources, result, unmet } = refutation;
  const rows: readonly Row[] = [
    ...Object.entries(told).map(
      ([question, answer]): Row => ['case', visible(question), visible(answer), '', ''],
    ),
    ...inputs.map(({ name, value, bits }): Row => ['input', visible(name), value, bits, '']),
    ...source.map((step, index) => stepRow(index === 0 ? 'source' : '', step)),
    ...sources.slice(1).map(({ value, bits }): Row => ['or fused', '', value, bits, '']),
    ...target.map((step, index) => stepRow(index === 0 ? 'target' : '', step)),
    ...(target.length > 0 ? [] : [['target', '', result.value, unmet ? '' : result.bits, ''] as const]),
  ];
  return [
    ...valueLines(rows, paint),
    '',
    ...prose(divergenceSentence(refutation, quote)),
    ...[differenceSentence(refutation), surveySentence(refutation)].flatMap(words =>
      words === '' ? [] : prose(words),
    ),
  ];
}

type Row = readonly [side: string, expression: string, value: string, bits: string, mark: string];

function stepRow(side: string, step: StepShown): Row {
  const { result } = step;
  const mark = stepMark(step);
  return [
    side,
    visible(stepExpression(step)),
    result?.value ?? '',
    result?.bits ?? '',
    mark === undefined ? '' : `<- ${mark}`,
  ];
}

/** A value stands beside its expression, and where that takes more than a line, in its column below. */
function valueLines(rows: readonly Row[], paint: Paint): string[] {
  const widest = (column: 0 | 2 | 3) => Math.max(...rows.map(row => stringWidth(row[column])));
  const sideWidth = widest(0) + 2;
  const room = lineWidth - 2 - sideWidth - 2 - widest(2) - 2 - widest(3);
  const fitting = rows.filter(([, expression]) => stringWidth(expression) <= room);
  const widestFitting = Math.max(...fitting.map(([, expression]) => stringWidth(expression))) + 2;
  const inLine = (row: Row) =>
    fitting.includes(row) && (row[4] === '' || widestFitting + stringWidth(row[4]) <= room);
  const aligned = alignColumns(rows.map(row => [row[0], inLine(row) ? row[1] : '', row[2], row[3]] as const));
  return rows.flatMap((row, index) => {
    const [side, expression, value, bits] = aligned[index]!;
    const values =
      row[3] === '' ? paint('strong', value.trimEnd()) : `${paint('strong', value)}  ${paint('faint', bits)}`;
    const mark = row[4] === '' ? [] : [row[4]];
    if (inLine(row)) return [[`${side}  ${expression}  ${values}`, ...mark].join('  ')];
    const folded = wrapHard(row[1], lineWidth - 2 - sideWidth);
    const last = [folded.at(-1)!, ...mark].join('  ');
    const lines =
      stringWidth(last) <= lineWidth - 2 - sideWidth ? folded.with(-1, last) : [...folded, ...mark];
    const blank = ' '.repeat(sideWidth);
    return [
      ...lines.map((line, nth) => (nth === 0 ? `${side}  ${line}` : blank + line)),
      `${blank}${expression}  ${values}`,
    ];
  });
}

function repairLines(repair: RepairDetails, paint: Paint): string[] {
  const { found, search, condition } = repairSentences(repair, quote);
  return [
    ...(repair.rule === undefined ? [] : [...ruleLines(repair.rule).map(line => paint('good', line)), '']),
    ...prose(found),
    ...repair.instances.flatMap(({ member, rule }) => [
      `member ${member}:`,
      ...indented(ruleLines(rule).map(line => paint('good', line))),
    ]),
    ...prose(search),
    ...(condition === undefined ? [] : prose(condition)),
    ...(repair.condition === undefined
      ? []
      : ['', ...ruleLines(repair.condition.rule).map(line => paint('good', line))]),
    ...(repair.patch === undefined ? [] : ['', 'The same command with --patch prints this as a patch.']),
  ];
}
