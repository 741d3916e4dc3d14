/** Texts of RISCV64 rules as a compiler of their own, whose ops of the language are lowered as they mean. */

import { readRules, rulesCovering } from '../../src/check/read-rules.ts';
import { tool } from '../../src/check/run.ts';
import { builtinTables } from '../../src/model/builtin-tables.ts';
import { goFunction, goProgram } from '../../src/reproduce/go-program.ts';
import { PassRules } from '../../src/reproduce/known-rules.ts';
import { loweringsFor } from '../../src/reproduce/lowerings.ts';
import { machineOf } from '../../src/reproduce/machines.ts';
import type { MemberReproduction, Reached } from '../../src/reproduce/reproduction.ts';
import { reproduceRule } from '../../src/reproduce/rule.ts';
import { isas } from '../../src/semantics/ops/index.ts';
import { Source } from '../../src/text/source.ts';

const tables = builtinTables(isas.get('generic')!, isas.get('RISCV64')!);

function read(name: string, text: string) {
  const source = new Source(name, text);
  return readRules(source, 'RISCV64', tables, rulesCovering(source, []));
}

const builtin = read('(built in)', loweringsFor('RISCV64'));

export const machine = machineOf('RISCV64')!;

/** The members of the rule at a line of the text. */
export function reproduceText(text: string, line = 1): readonly MemberReproduction[] {
  const file = read('RISCV64.rules', text);
  const rules = [file, builtin].map(one => ({
    source: one.source,
    rules: one.rules.flatMap(({ instances }) => instances),
  }));
  const compiler = { arch: 'RISCV64', passes: [new PassRules('lower', rules)] };
  const found = reproduceRule(file, compiler, line);
  if (found.kind === 'problem') throw new Error(found.message);
  return found.members;
}

/** All members of the rule at a line, which must all be reached. */
export function reachedIn(text: string, line = 1): readonly Reached[] {
  return reproduceText(text, line).map(asReached);
}

/** One member of the rule in the first line, counted from 1. */
export const reachedMember = (text: string, member = 1): Reached =>
  asReached(reproduceText(text)[member - 1]!);

function asReached(member: MemberReproduction): Reached {
  if (member.kind === 'not reached') throw new Error(member.reason);
  return member;
}

/** The first function of a program, without what stands around it. */
export function functionFor(text: string, line = 1): string {
  const lines = goFunction(reachedIn(text, line)[0]!, 0, machine);
  return lines.slice(lines.findIndex(one => one.startsWith('func '))).join('\n');
}

/** The whole program, whatever the version of rulecheck. */
export const programFor = (text: string, kind: 'program' | 'test' = 'program'): string =>
  goProgram(reachedIn(text), machine, 'RISCV64.rules:1', kind).text.replace(tool.version, 'VERSION');
