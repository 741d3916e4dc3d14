/** An explanation as an issue or a review comment, complete in itself. */
import type {
  ClaimWords,
  OpWords,
  PlainDiagnostic,
  Refutation,
  RepairDetails,
  Side,
  StepShown,
} from '../../check/run.ts';
import { alignColumns } from '../../text/columns.ts';
import { renderFrame } from '../../text/frame.ts';
import type { Explanation, InstanceExplanation } from '../explain/explanation.ts';
import { treeLines } from '../explain/tree-lines.ts';
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
} from '../explain/words.ts';
import { cellCode, code, codeBlock, prose } from './inert.ts';
import { ruleDiff } from './run.ts';
import { table } from './table.ts';

const quote: Quote = { code, prose };

export function explanationMarkdown(explanation: Explanation): string {
  const { file, line, verdict, rule, instances, repair, members } = explanation;
  const blocks = [
    `# ${code(`${file}:${line}`)} is ${verdict}`,
    codeBlock([rule], 'lisp'),
    ...instances.flatMap(instance => instanceBlocks(instance, members)),
    ...(repair ? repairBlocks(repair, rule) : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function instanceBlocks(instance: InstanceExplanation, members: number): string[] {
  const { member, rule, source, target, ops, claim, agreement, refutation } = instance;
  return [
    ...(members > 1 ? [`## Member ${member} of ${members}`, codeBlock([rule], 'lisp')] : []),
    verdictSentence(instance, quote),
    ...sideBlocks('Source', source),
    ...sideBlocks('Target', target),
    ops.map(opItem).join('\n'),
    ...manualsOf(ops).map(({ manual, names }) => `${names.map(code).join(', ')}: ${prose(manual)}.`),
    ...(claim ? claimBlocks(claim) : []),
    ...(agreement ? [agreementSentence(agreement)] : []),
    ...(agreement?.normalForm === undefined ? [] : [codeBlock([agreement.normalForm], 'text')]),
    ...(refutation ? refutationBlocks(refutation) : []),
  ];
}

function sideBlocks(title: string, { tree, mathematics }: Side): string[] {
  const [root, ...below] = treeLines(tree);
  const rows = below.map(({ text, mathematics: value = '' }) => [text, value] as const);
  const readings = mathematics.map(code).join(' or, fused, ');
  const lines = alignColumns(rows).map(([text, value]) =>
    value === '' ? text.trimEnd() : `${text}  ${value}`,
  );
  return [
    `**${title}**${readings === '' ? '' : ` computes ${readings}`}`,
    codeBlock([root!.text, ...lines], 'text'),
  ];
}

function opItem({ op, sentence }: OpWords): string {
  return sentence === undefined ? `- ${code(op)} has no model here` : `- ${code(op)}: ${prose(sentence)}`;
}

function claimBlocks(claim: ClaimWords): string[] {
  const items = [
    ...claim.conditions.map(({ condition, role }) => `- ${code(condition)}: ${roleWords[role]}`),
    ...claim.assumptions.map(assumption => `- assumed: ${prose(assumption)}`),
  ];
  return [
    `**Claim.** ${claimSentences(claim, quote).join(' ')}`,
    ...(items.length > 0 ? [items.join('\n')] : []),
  ];
}

function refutationBlocks(refutation: Refutation): string[] {
  const { inputs, source, target, sources, result, unmet } = refutation;
  const rows = [
    ...inputs.map(({ name, value, bits }) => ['input', code(name), code(value), code(bits)]),
    ...source.map((step, index) => stepRow(index === 0 ? 'source' : '', step)),
    ...sources.slice(1).map(({ value, bits }) => ['or fused', '', code(value), code(bits)]),
    ...target.map((step, index) => stepRow(index === 0 ? 'target' : '', step)),
    ...(target.length > 0 ? [] : [['target', '', code(result.value), unmet ? '' : code(result.bits)]]),
  ];
  return [
    '**Counterexample**',
    table(['', '', 'value', 'bits'], rows).join('\n'),
    [divergenceSentence(refutation, quote), differenceSentence(refutation), surveySentence(refutation)]
      .filter(words => words !== '')
      .join('\n'),
  ];
}

function stepRow(side: string, step: StepShown): string[] {
  const mark = stepMark(step);
  const cells = step.result ? [code(step.result.value), code(step.result.bits)] : ['', ''];
  const [value = '', bits = ''] = cells;
  return [side, cellCode(stepExpression(step)), value, [bits, ...(mark ? [`← ${mark}`] : [])].join(' ')];
}

function repairBlocks(repair: RepairDetails, rule: string): string[] {
  const { found, search, condition } = repairSentences(repair, quote);
  const change = (repaired: string) =>
    repair.patch === undefined ? ruleDiff(rule, repaired) : codeBlock(patchLines(repair.patch), 'diff');
  const conditioned = repair.condition?.rule;
  return [
    '## Repair',
    ...(repair.rule === undefined ? [] : [change(repair.rule)]),
    [found, search].join('\n'),
    ...repair.instances.flatMap(({ member, rule: repaired }) => [
      `Member ${member}:`,
      codeBlock([repaired], 'lisp'),
    ]),
    ...(condition === undefined ? [] : [condition]),
    // The patch is that of the better repair.
    ...(conditioned === undefined
      ? []
      : [repair.rule === undefined ? change(conditioned) : ruleDiff(rule, conditioned)]),
  ];
}

/** Without carriage returns, which would be shown as escapes. */
function patchLines(patch: string): string[] {
  return patch.replace(/\n$/, '').split(/\r?\n/);
}

/** Errors of a rule that has no explanation, in their frames. `place`: what was to be explained. */
export function errorsMarkdown(place: string, diagnostics: readonly PlainDiagnostic[]): string {
  const frames = diagnostics.map(diagnostic => codeBlock(renderFrame(diagnostic).split('\n'), 'text'));
  return `${[`# ${code(place)} cannot be explained`, ...frames].join('\n\n')}\n`;
}
