/**
 * Pairs of rules that are wrong together: one is right on the bits of a value's type and changes those above them;
 * the other is right as long as a value that it makes, or leaves in place, keeps what is above. Each holds by one
 * convention and fails by the other's. The pair is shown by the rule that both make together, and refuted like any.
 */

import { builtinTables } from '../../model/builtin-tables.ts';
import { ModelError } from '../../model/missing.ts';
import { modelRule } from '../../model/model.ts';
import { prove } from '../../prove/prove.ts';
import type { Counterexample, Verdict } from '../../prove/verdict.ts';
import { type ComposableRule, type Composition, compositions } from '../../rules/compose.ts';
import { parseRules } from '../../rules/parse/parse-rules.ts';
import { resolveFile } from '../../rules/resolve/resolve-file.ts';
import type { ResolvedOperand } from '../../rules/resolved.ts';
import { printResolved, printResolvedRule } from '../../rules/resolved-text.ts';
import type { OpInfo } from '../../rules/tables/op-info.ts';
import { low, type Register, settled, widthOf } from '../../semantics/ops/entry.ts';
import { isas } from '../../semantics/ops/index.ts';
import { signExtend, zeroExtend } from '../../semantics/term/build.ts';
import { variable } from '../../semantics/term/term.ts';
import type { PlainLabel } from '../../text/plain-diagnostic.ts';
import { Source } from '../../text/source.ts';
import { assumptionWords } from '../assumption-words.ts';
import { caseOf } from '../counterexample.ts';
import type { InstanceResult, RuleResult, Run, RunFinding } from '../run.ts';
import { runDiagnostic } from '../run-diagnostic.ts';
import { showInput, showObserved } from '../show-value.ts';
import { clearsAbove } from './facts.ts';
import { areOfOneCompiler, passOf } from './passes.ts';

/** So many compositions are checked in a run, of which Go's own files need a few dozen. */
const compositionLimit = 256;

/** For one of them. */
const steps = 2 ** 20;

interface Member {
  readonly rule: RuleResult;
  readonly instance: InstanceResult;
}

/** Takes what an earlier run has found on the same grounds, or computes it. Both are plain data. */
export type Remember = <Found extends object>(grounds: readonly unknown[], find: () => Found) => Found;

/** Where nothing is kept. */
export const forgetful: Remember = (_, find) => find();

export function wrongTogether(
  results: readonly RuleResult[],
  options: Pick<Run, 'seed' | 'runs'>,
  remember = forgetful,
): readonly RunFinding[] {
  const members = results.flatMap(rule => rule.instances.map((instance): Member => ({ rule, instance })));
  const giving = members.filter(({ instance }) => changesAbove(instance));
  if (giving.length === 0) return [];
  const archs = new Set(giving.map(({ rule }) => rule.arch));
  const taking = members.filter(({ rule }) => archs.has(rule.arch));
  const grounds = taking.map(({ rule: { file, line, key, source }, instance }) => [
    ...[file, line, key, source, instance.match, instance.result, instance.verdict],
    ...[instance.facts, instance.assumptions, instance.counterexample?.difference],
  ]);
  const { seed, runs } = options;
  return remember([seed, runs, steps, compositionLimit, grounds], () => findPairs(giving, taking, options));
}

function findPairs(
  giving: readonly Member[],
  members: readonly Member[],
  { seed, runs }: Pick<Run, 'seed' | 'runs'>,
): readonly RunFinding[] {
  const check = (rule: ComposableRule, arch: string) => verdictOn(rule, arch, { seed, runs, steps });
  const findings: RunFinding[] = [];
  let left = compositionLimit;
  for (const giver of giving) {
    const second = readInstance(giver);
    if (second?.kind !== 'value') continue;
    for (const reader of members.filter(one => mayRead(one, giver, second.match.op.name))) {
      const first = readInstance(reader);
      if (first === undefined) continue;
      for (const composition of compositions(first, second, clearsAbove)) {
        if (isJunkAbove(giver.instance) && !keepsAbove(first, composition.at)) continue;
        if (left === 0) return findings;
        left -= 1;
        const verdict = check(composition.rule, reader.rule.arch);
        const { counterexample } = verdict ?? {};
        if (counterexample === undefined || !differsInValue(first, counterexample)) continue;
        const widened = atFullWidth(first, composition.at);
        const isMended =
          widened !== undefined &&
          [...compositions(widened, second, clearsAbove)].every(({ rule }) =>
            ['proved', 'vacuous'].includes(check(rule, reader.rule.arch)?.kind ?? ''),
          );
        findings.push(finding(giver, reader, composition, counterexample, isMended));
        break;
      }
    }
  }
  return findings;
}

const junk = assumptionWords({ kind: 'junk above types' });
const isJunkAbove = ({ verdict, assumptions }: InstanceResult): boolean =>
  verdict === 'proved' && assumptions.includes(junk);

/** Right on the bits of the type alone. */
const changesAbove = (instance: InstanceResult): boolean =>
  instance.counterexample?.difference === 'upper-bits' || isJunkAbove(instance);

/** Whether the rule may need what the op of the value clears above it: its own value has it, or an op reads it. */
function keepsAbove(rule: ComposableRule, at: ResolvedOperand): boolean {
  const isIt = (operand: ResolvedOperand): boolean =>
    operand === at || (operand.kind === 'variable' && at.kind === 'variable' && operand.name === at.name);
  const isReadWhole = (operand: ResolvedOperand): boolean => {
    if (operand.kind !== 'value') return false;
    const registers = isas.get(operand.op.arch)?.ops.get(operand.op.name)?.operands ?? [];
    return operand.args.some((arg, index) => (isIt(arg) && isWide(registers[index])) || isReadWhole(arg));
  };
  if (rule.kind === 'block') return true;
  if (rule.result.kind === 'code') return false;
  return (isIt(rule.result) && !clearsAbove(rule.match.op)) || isReadWhole(rule.result);
}
const isWide = (register: Register | undefined): boolean =>
  register === undefined || (register.kind !== 'memory' && widthOf(settled(register)) > 32);

/** The giver comes to see what the reader made, as rules of one pass and of later ones do. */
const mayRead = ({ rule, instance }: Member, giver: Member, op: string): boolean =>
  rule.arch === giver.rule.arch &&
  areOfOneCompiler(rule.file, giver.rule.file) &&
  passOf(rule.file, rule.arch) <= passOf(giver.rule.file, giver.rule.arch) &&
  instance.verdict === 'proved' &&
  instance.facts?.reads?.includes(op) === true;

/**
 * Where both rules together differ only above the type, they are as right as the second alone. What widens a value
 * has no bits above it.
 */
function differsInValue(first: ComposableRule, { difference }: Counterexample): boolean {
  if (difference !== 'upper-bits') return true;
  return first.kind === 'value' && first.match.type === undefined && widens(first.match.op);
}

/** Whether the op is an extension and nothing else. */
function widens({ arch, name }: OpInfo): boolean {
  const entry = isas.get(arch)?.ops.get(name);
  if (entry === undefined || entry.aux !== undefined || entry.operands.length !== 1) return false;
  const read = widthOf(settled(entry.operands[0]!));
  const operand = variable('x', read);
  const [value] = entry.denote([operand], []);
  return [8, 16, 32].some(width =>
    [signExtend, zeroExtend].some(extend => width <= read && value === extend(64, low(width, operand))),
  );
}

/** Undefined where the ops are not those that are known here. */
function readInstance({ rule: { arch }, instance }: Member): ComposableRule | undefined {
  const [isa, generic] = [isas.get(arch), isas.get('generic')!];
  if (isa === undefined) return undefined;
  const source = new Source('instance', instance.rule);
  const [read] = resolveFile(source, parseRules(source).rules, builtinTables(generic, isa)).rules;
  const rule = read?.instances[0]?.rule;
  return rule?.kind === 'ellipsis' ? undefined : rule;
}

function verdictOn(
  rule: ComposableRule,
  arch: string,
  options: { readonly seed: number; readonly runs: number; readonly steps: number },
): Verdict | undefined {
  try {
    const source = new Source('composed', '');
    return prove(modelRule(rule, { source, arch, isas, contraction: 'licensed' }), options);
  } catch (error) {
    // What the two rules mean together need not mean anything: then no value is rewritten by both.
    if (error instanceof ModelError) return undefined;
    throw error;
  }
}

/** The reader with a type of 64 bits at the value; undefined where the value is one of its match. */
function atFullWidth(rule: ComposableRule, at: ResolvedOperand): ComposableRule | undefined {
  if (at.kind !== 'value') return undefined;
  const type = {
    kind: 'selector',
    object: { kind: 'identifier', name: 'typ', span: at.span },
    name: { kind: 'identifier', name: 'UInt64', span: at.span },
    span: at.span,
  } as const;
  const widen = (operand: ResolvedOperand): ResolvedOperand => {
    if (operand.kind !== 'value') return operand;
    const args = operand.args.map(widen);
    return operand === at ? { ...operand, type, args } : { ...operand, args };
  };
  if (rule.kind === 'block')
    return { ...rule, result: { ...rule.result, controls: rule.result.controls.map(widen) } };
  return rule.result.kind === 'code' ? undefined : { ...rule, result: widen(rule.result) };
}

function finding(
  giver: Member,
  reader: Member,
  { rule, at }: Composition,
  counterexample: Counterexample,
  isMended: boolean,
): RunFinding {
  const op = at.kind === 'value' ? at.op.name : printResolved(at);
  const { line, column, ...related } = labelOf(reader, 'result', `right while ${op} keeps what is above`);
  return {
    ...runDiagnostic({
      code: 'wrong-together',
      severity: 'error',
      message: 'two rules are right each by its own convention, and wrong together',
      labels: [
        labelOf(giver, 'match', 'right on the bits of the type, and changes those above'),
        { line, column, ...related },
      ],
      notes: [`together they are ${printResolvedRule(rule)}`, shownOn(counterexample)],
      ...(isMended && {
        help: `give ${op} a type of 64 bits where it is made (line ${line}), such as <typ.UInt64>`,
      }),
    }),
    related: [{ file: related.file, line, column }],
  };
}

function labelOf({ rule, instance }: Member, side: 'match' | 'result', text: string): PlainLabel {
  const region = instance[side];
  const source = rule.source?.[region.line - rule.line] ?? instance.facts?.source;
  return { file: rule.file, ...region, text, ...(source !== undefined && { source }) };
}

/** `with t = int8, y = 64, c = 8: -1 before, 0 after`. */
function shownOn(counterexample: Counterexample): string {
  const { inputs, observed, sources, target } = counterexample;
  const { case: answers = {} } = caseOf(counterexample);
  const values = [
    ...Object.entries(answers).map(([question, answer]) => `${question} ${answer}`),
    ...inputs.map(({ input, bits }) => `${input.name} = ${showInput(input, bits).value}`),
  ];
  const [before, after] = [sources[0]!, target].map(bits => showObserved(observed, bits));
  return (
    `with ${values.join(', ')}: ${before!.value} (${before!.bits}) in the source, ` +
    `${after!.value} (${after!.bits}) in the target of both`
  );
}
