/** All that is computed: the page itself only shows, so that typing never waits. */
/// <reference lib="webworker" />
import { assembleRuleRun } from '../../src/check/assemble.ts';
import type { FileOptions } from '../../src/check/check-file.ts';
import type { RuleResult } from '../../src/check/run.ts';
import { completionsAt } from '../../src/editor/complete.ts';
import { RulesDocument } from '../../src/editor/document.ts';
import { hoverAt } from '../../src/editor/hover.ts';
import { tokensOf } from '../../src/editor/outline.ts';
import { problemsOf } from '../../src/editor/problems.ts';
import { Verdicts } from '../../src/editor/verdicts.ts';
import { evaluateOp } from '../../src/evaluation/evaluate-op.ts';
import { tryFields, tryRule } from '../../src/evaluation/try-rule.ts';
import { pagesOf } from '../../src/handbook/op-page.ts';
import { builtinTables } from '../../src/model/builtin-tables.ts';
import type { Claim } from '../../src/model/claim.ts';
import { modelRule } from '../../src/model/model.ts';
import { explanationOf } from '../../src/report/explain/explanation.ts';
import { showRule } from '../../src/report/html/rule.ts';
import { explanationMarkdown } from '../../src/report/markdown/explanation.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { type PlainDiagnostic, plainDiagnostic, type Region } from '../../src/text/plain-diagnostic.ts';
import { Source, type Span } from '../../src/text/source.ts';
import type { Answer, Evaluated, Question, RuleCard, Squiggle } from './messages.ts';

const seed = 1;
const runs = 1000;

/** FNV-1a, twice: rules of one page are told apart by it, and nothing else. */
function hash(text: string): string {
  let [one, other] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at++) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193);
    other = Math.imul(other ^ text.charCodeAt(at), 0x85ebca6b);
  }
  return [one, other].map(part => (part >>> 0).toString(16).padStart(8, '0')).join('');
}

const options: FileOptions = {
  seed,
  runs,
  steps: 2_000_000,
  contraction: 'licensed',
  details: 'all',
  repair: 'quick',
  hash,
};

interface State {
  readonly version: number;
  readonly document: RulesDocument;
  readonly verdicts: Verdicts;
}

let state: State | undefined;
/** Of each machine, so that going to and fro forgets nothing. */
const verdictsOf = new Map<string, Verdicts>();

const say = (answer: Answer): void => self.postMessage(answer);

self.addEventListener('message', ({ data }: MessageEvent<Question>) => {
  if (data.kind === 'text') read(data);
  else if (data.kind === 'handbook')
    say({ kind: 'handbook', id: data.id, pages: pagesOf(isas.get(data.arch)!) });
  else if (data.kind === 'evaluate') say({ kind: 'evaluate', id: data.id, evaluated: evaluated(data) });
  else if (state !== undefined) answer(data, state.document);
});

function read({ version, arch, text }: Extract<Question, { kind: 'text' }>): void {
  const [generic, own] = [isas.get('generic')!, isas.get(arch) ?? isas.get('generic')!];
  const tables = builtinTables(generic, own);
  const document = new RulesDocument(new Source(`${own.name}.rules`, text), own.name, tables);
  const verdicts = verdictsOf.get(own.name) ?? new Verdicts(options);
  verdictsOf.set(own.name, verdicts);
  state = { version, document, verdicts };
  say({ kind: 'read', version, tokens: tokensOf(document), squiggles: squigglesOf(document, []) });
  prove(state);
}

/** One rule at a time: a new text that came in between is read first. */
function prove(mine: State): void {
  const steps = mine.verdicts.check(mine.document, 1);
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    if (state !== mine) return;
    const { done } = steps.next();
    report(mine);
    if (done !== true) channel.port2.postMessage(undefined);
  };
  channel.port2.postMessage(undefined);
}

function report({ version, document, verdicts }: State): void {
  const known = verdicts.known(document);
  const results = known.flatMap(({ result }) => result ?? []);
  const problems = [...known.flatMap(({ diagnostics }) => diagnostics), ...results.flatMap(problemsOf)];
  say({
    kind: 'verdicts',
    version,
    cards: results.map(result => cardOf(document, result)),
    squiggles: squigglesOf(document, problems),
    waiting: document.read.rules.length - known.length,
  });
}

/** A rule that stays where it is has the same result from report to report. */
const cards = new WeakMap<RuleResult, RuleCard>();

function cardOf(document: RulesDocument, result: RuleResult): RuleCard {
  const known = cards.get(result) ?? card(document, result);
  cards.set(result, known);
  return known;
}

function card(document: RulesDocument, result: RuleResult): RuleCard {
  const run = assembleRuleRun(result.file, { seed, runs, results: [result], diagnostics: [] });
  const { head, body } = showRule(run, result, result.file);
  return {
    line: result.line,
    head: head.markup,
    body: body.markup,
    markdown: explanationMarkdown(explanationOf(run, result)),
    fields: claimsAt(document, result.line).map(tryFields),
  };
}

function claimsAt({ read, source, arch }: RulesDocument, line: number): Claim[] {
  const rule = read.rules.find(({ rule: { span } }) => source.position(span.start).line === line);
  const context = { source, arch, isas, contraction: options.contraction };
  return rule?.instances.map(instance => modelRule(instance, context)) ?? [];
}

function squigglesOf(document: RulesDocument, more: readonly PlainDiagnostic[]): Squiggle[] {
  const all = [...document.findings.map(plainDiagnostic), ...more];
  return all.map(({ severity, message, help, labels: [primary] }) => ({
    span: spanOf(document.source, primary),
    severity: severity === 'error' || severity === 'warning' ? severity : 'info',
    message: help === undefined ? message : `${message}\n${help}`,
  }));
}

function spanOf({ lineStarts }: Source, { line, column, endLine, endColumn }: Region): Span {
  return { start: lineStarts[line - 1]! + column - 1, end: lineStarts[endLine - 1]! + endColumn - 1 };
}

function evaluated({ arch, op, operands }: Extract<Question, { kind: 'evaluate' }>): Evaluated {
  try {
    return { kind: 'evaluation', evaluation: evaluateOp(arch, isas.get(arch)!.ops.get(op)!, operands) };
  } catch (error) {
    return { kind: 'error', message: error instanceof Error ? error.message : String(error) };
  }
}

function answer(
  question: Extract<Question, { kind: 'hover' | 'complete' | 'try' }>,
  document: RulesDocument,
): void {
  const { id } = question;
  switch (question.kind) {
    case 'hover':
      say({ kind: 'hover', id, ...hoverAt(document, question.offset) });
      break;
    case 'complete':
      say({ kind: 'complete', id, completions: completionsAt(document, question.offset) });
      break;
    case 'try': {
      const claim = claimsAt(document, question.line)[question.member];
      const values = new Map(Object.entries(question.values));
      if (claim !== undefined) say({ kind: 'try', id, tried: tryRule(claim, values) });
    }
  }
}
