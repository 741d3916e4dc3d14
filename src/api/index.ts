/**
 * The public API: what a rule says, what it claims and whether that holds, as functions without files, clocks or global
 * state. What an op means, and who is asked for proofs, are arguments, so that a project can bring its own.
 */
import { assembleRun } from '../check/assemble.ts';
import { checkFile } from '../check/check-file.ts';
import { type ReadRules, readRules, rulesCovering } from '../check/read-rules.ts';
import type { DetailLevel } from '../check/rule-result.ts';
import type { Run } from '../check/run.ts';
import { hash } from '../cli/host.ts';
import { evaluateOp as evaluateEntry, type OpEvaluation } from '../evaluation/evaluate-op.ts';
import { builtinTables } from '../model/builtin-tables.ts';
import type { Claim } from '../model/claim.ts';
import { type ContractionPolicy, modelRule } from '../model/model.ts';
import { type Portfolio, type ProveOptions, prove as proveWith } from '../prove/prove.ts';
import type { Verdict } from '../prove/verdict.ts';
import { type ParsedRules, parseRules } from '../rules/parse/parse-rules.ts';
import type { ResolvedRule } from '../rules/resolved.ts';
import type { Isa, OpEntry } from '../semantics/ops/entry.ts';
import { isas as knownIsas } from '../semantics/ops/index.ts';
import { Source } from '../text/source.ts';

export { RunUnreadable, readRun } from '../check/read-run.ts';
export type * from '../check/run.ts';
export type { OpEvaluation } from '../evaluation/evaluate-op.ts';
export type { Claim } from '../model/claim.ts';
export type { ContractionPolicy } from '../model/model.ts';
export { type Portfolio, ProversDisagree, standardPortfolio } from '../prove/prove.ts';
export type { Finding, Proof, Prover } from '../prove/prover.ts';
export type { Verdict } from '../prove/verdict.ts';
export { renderGithub } from '../report/ci/github.ts';
export { renderJunit } from '../report/ci/junit.ts';
export { renderJson } from '../report/json.ts';
export { runMarkdown as renderMarkdown } from '../report/markdown/run.ts';
export { renderText } from '../report/text/report.ts';
export type { ParsedRules } from '../rules/parse/parse-rules.ts';
export type { ResolvedRule } from '../rules/resolved.ts';
export type { Isa, OpEntry } from '../semantics/ops/entry.ts';

/** Instruction sets by the names that Go's op tables give them, `generic` among them. */
export const isas: ReadonlyMap<string, Isa> = knownIsas;

/** The same instruction sets, one of them with more ops, or with another meaning of some. */
export function withOps(
  base: ReadonlyMap<string, Isa>,
  arch: string,
  entries: readonly OpEntry[],
): ReadonlyMap<string, Isa> {
  const isa = isaOf(base, arch);
  const ops = new Map([...isa.ops, ...entries.map(entry => [entry.name, entry] as const)]);
  return new Map([...base, [arch, { ...isa, ops }]]);
}

export interface RulesOptions {
  /** `RISCV64`, `generic`. */
  readonly arch: string;
  /** The file's name in messages. */
  readonly name?: string;
  /** Whose ops the rules can name; those that rulecheck knows by default. */
  readonly isas?: ReadonlyMap<string, Isa>;
  /** Who may fuse a product into a sum; by default a rule that asks `useFMA`. */
  readonly contraction?: ContractionPolicy;
}

export interface VerifyOptions extends RulesOptions {
  readonly seed?: number;
  /** Random inputs for one matching order. */
  readonly runs?: number;
  /** Steps for one rule: the same on every machine. */
  readonly budget?: number;
  /** Which rules are explained in full. */
  readonly details?: DetailLevel;
}

const defaults = { seed: 1, runs: 1000, budget: 10_000_000 } as const;

/** The trees of a text in the language of `.rules` files; what is wrong with it is in the diagnostics. */
export const parse = (text: string, name = 'rules'): ParsedRules => parseRules(new Source(name, text));

/** The same with every word bound to its op, one rule for each member of the alternations. Throws `RangeError`. */
export function resolve(
  text: string,
  { arch, name = 'rules', isas: known = knownIsas }: RulesOptions,
): ReadRules {
  const source = new Source(name, text);
  const tables = builtinTables(isaOf(known, 'generic'), isaOf(known, arch));
  return readRules(source, arch, tables, rulesCovering(source, []));
}

/** What one instance of the rules of `resolve` claims, or what of it has no model. Throws where it means nothing. */
export function model(rule: ResolvedRule, read: ReadRules, options: RulesOptions): Claim {
  const { arch, isas: known = knownIsas, contraction = 'licensed' } = options;
  return modelRule(rule, { source: read.source, arch, isas: known, contraction });
}

/**
 * The verdict on a claim. A prover of one's own is one more of a portfolio; what it proves is cross-examined, and what
 * it refutes is replayed. Throws `ProversDisagree`.
 */
export function prove(
  claim: Claim,
  { seed, runs, budget }: Pick<VerifyOptions, 'seed' | 'runs' | 'budget'> = {},
  portfolio?: Portfolio,
): Verdict {
  return proveWith(claim, proveOptions({ seed, runs, budget }), undefined, portfolio);
}

/** Every rule of a text with its verdict, as the command's JSON has it. */
export function verify(text: string, options: VerifyOptions): Run {
  const { name = 'rules', contraction = 'licensed', details = 'none' } = options;
  const read = resolve(text, options);
  const prover = proveOptions(options);
  const parts = [...checkFile(read, { ...prover, contraction, details, repair: 'quick', hash })];
  return assembleRun({
    seed: prover.seed,
    runs: prover.runs,
    files: [name],
    complete: true,
    interrupted: false,
    ruleCount: rulesCovering(read.source, []).length,
    results: parts.flatMap(part => (part.kind === 'result' ? part.result : [])),
    diagnostics: parts.flatMap(part => (part.kind === 'diagnostic' ? part.diagnostic : [])),
  });
}

/** One op on operands as people write them (`2`, `-0.1`, `0x4000000000000000`), in every rounding mode. */
export function evaluate(op: string, operands: readonly string[], arch = 'RISCV64'): OpEvaluation {
  const entry = isaOf(knownIsas, arch).ops.get(op);
  if (entry === undefined) throw new RangeError(`${arch} has no op ${op} with a meaning here`);
  return evaluateEntry(arch, entry, operands);
}

function proveOptions(
  options: {
    readonly [Key in 'seed' | 'runs' | 'budget']?: number | undefined;
  },
): ProveOptions {
  const { seed = defaults.seed, runs = defaults.runs, budget = defaults.budget } = options;
  return { seed, runs, steps: budget };
}

function isaOf(known: ReadonlyMap<string, Isa>, arch: string): Isa {
  const isa = known.get(arch);
  if (isa === undefined)
    throw new RangeError(`no architecture ${arch}; there is ${[...known.keys()].join(', ')}`);
  return isa;
}
