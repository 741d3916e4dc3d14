/**
 * The public API: what a rule says, what it claims and whether that holds, as functions without files, clocks or global
 * state. What an op means, and who is asked for proofs, are arguments, so that a project can bring its own.
 */
import type { Arbitrary } from 'fast-check';
import { assembleRun } from '../check/assemble.ts';
import { checkFile } from '../check/check-file.ts';
import type { Extensions } from '../check/check-rules.ts';
import { type ReadRules, readRules, rulesCovering } from '../check/read-rules.ts';
import type { DetailLevel } from '../check/rule-result.ts';
import type { Run } from '../check/run.ts';
import { hash } from '../cli/host.ts';
import { evaluateOp as evaluateEntry, type OpEvaluation } from '../evaluation/evaluate-op.ts';
import type { LevelOf, Lint } from '../lint/lint.ts';
import { type LintRun, lintRun } from '../lint/lint-run.ts';
import { lints as knownLints } from '../lint/lints.ts';
import { runLints } from '../lint/run-lints.ts';
import { builtinTables } from '../model/builtin-tables.ts';
import type { Claim } from '../model/claim.ts';
import type { ContractionPolicy } from '../model/contraction.ts';
import type { GoFunction } from '../model/go/go-function.ts';
import { modelRule } from '../model/model.ts';
import type { Portfolio } from '../prove/portfolio.ts';
import { prove as proveWith } from '../prove/prove.ts';
import { InputArbitrary } from '../prove/sampling/arbitrary.ts';
import type { ProveOptions } from '../prove/settle.ts';
import type { Verdict } from '../prove/verdict.ts';
import { renderGithub as githubOf } from '../report/ci/github.ts';
import { renderJunit as junitOf } from '../report/ci/junit.ts';
import { reviewOf } from '../report/ci/review.ts';
import { type ParsedRules, parseRules } from '../rules/parse/parse-rules.ts';
import type { ResolvedRule } from '../rules/resolved.ts';
import type { Format } from '../semantics/float/index.ts';
import type { Isa, OpEntry } from '../semantics/ops/entry.ts';
import { isas as knownIsas } from '../semantics/ops/index.ts';
import { variable } from '../semantics/term/term.ts';
import { Source } from '../text/source.ts';
import { checkOptions, checkRulesOptions, checkText } from './check-arguments.ts';

export { RunUnreadable, readRun } from '../check/read-run.ts';
export type * from '../check/run.ts';
export type { OpEvaluation } from '../evaluation/evaluate-op.ts';
export type { Finding as LintFinding } from '../lint/finding.ts';
export type { LevelOf, Lint } from '../lint/lint.ts';
export type { LintRun } from '../lint/lint-run.ts';
export { lints } from '../lint/lints.ts';
export type { Visitor } from '../lint/visitor.ts';
export type { Claim } from '../model/claim.ts';
export type { ContractionPolicy } from '../model/contraction.ts';
export { fn as helper, type GoFunction } from '../model/go/go-function.ts';
export { goTypes } from '../model/go/type.ts';
export { ProversDisagree } from '../prove/cross-examination.ts';
export { type Portfolio, standardPortfolio } from '../prove/portfolio.ts';
export type { Finding, Proof, Prover } from '../prove/prover.ts';
export type { Verdict } from '../prove/verdict.ts';
export { renderJson } from '../report/json.ts';
export { renderLintText } from '../report/lint/text.ts';
export { runMarkdown as renderMarkdown } from '../report/markdown/run.ts';
export { renderText } from '../report/text/report.ts';
export type { ParsedRules } from '../rules/parse/parse-rules.ts';
export type { ResolvedRule } from '../rules/resolved.ts';
export { BINARY32, BINARY64, type Format } from '../semantics/float/index.ts';
export type { Isa, OpEntry } from '../semantics/ops/entry.ts';
/** How rows of op tables are written: `op`, and the registers and constants of its signature. */
export * as opTables from '../semantics/ops/table.ts';
/** What meanings are made of. */
export * as terms from '../semantics/term/build.ts';
export type { Term } from '../semantics/term/term.ts';

/** Commands of GitHub's workflows that put findings beside the lines of a change. */
export const renderGithub = (run: Run): string => githubOf(reviewOf(run));

/** JUnit XML: a suite for each rules file, a case for each instance. */
export const renderJunit = (run: Run): string => junitOf(reviewOf(run));

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
  /** Helpers of conditions beside those that rulecheck knows, or in their place. */
  readonly helpers?: ReadonlyMap<string, GoFunction>;
  /** Who may fuse a product into a sum; by default a rule that asks `useFMA`. */
  readonly contraction?: ContractionPolicy;
}

export interface VerifyOptions extends RulesOptions {
  /** Who is asked for proofs; whatever is proved is cross-examined. */
  readonly portfolio?: Portfolio;
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
export function parse(text: string, name = 'rules'): ParsedRules {
  checkText('parse', text);
  return parseRules(new Source(name, text));
}

/** The same with every word bound to its op, one rule for each member of the alternations. Throws `RangeError`. */
export function resolve(text: string, options: RulesOptions): ReadRules {
  checkText('resolve', text);
  checkRulesOptions('resolve', options);
  const { arch, name = 'rules', isas: known = knownIsas } = options;
  const source = new Source(name, text);
  const tables = builtinTables(isaOf(known, 'generic'), isaOf(known, arch));
  return readRules(source, arch, tables, rulesCovering(source, []));
}

/** What one instance of the rules of `resolve` claims, or what of it has no model. Throws where it means nothing. */
export function model(rule: ResolvedRule, read: ReadRules, options: RulesOptions): Claim {
  checkRulesOptions('model', options);
  const { arch, isas: known = knownIsas, contraction = 'licensed', helpers } = options;
  return modelRule(rule, {
    source: read.source,
    arch,
    isas: known,
    contraction,
    ...(helpers && { helpers }),
  });
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
  checkOptions('prove', { seed, runs, budget });
  return proveWith(claim, proveOptions({ seed, runs, budget }), undefined, portfolio);
}

/** Every rule of a text with its verdict, as the command's JSON has it. Throws `TypeError` where an argument is missing, `RangeError` where it is wrong. */
export function verify(text: string, options: VerifyOptions): Run {
  checkText('verify', text);
  checkRulesOptions('verify', options);
  const { name = 'rules', contraction = 'licensed', details = 'none' } = options;
  const read = resolve(text, options);
  const prover = proveOptions(options);
  const { isas: ownIsas, helpers, portfolio } = options;
  const extensions: Extensions = {
    ...(ownIsas && { isas: ownIsas }),
    ...(helpers && { helpers }),
    ...(portfolio && { portfolio }),
  };
  const parts = [...checkFile(read, { ...prover, contraction, details, repair: 'quick', hash, extensions })];
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

export interface LintOptions extends Pick<RulesOptions, 'arch' | 'name' | 'isas'> {
  /** All that rulecheck has by default: `[...lints, mine]` adds one of one's own. */
  readonly lints?: readonly Lint[];
  /** How severe each is; as it says itself by default. */
  readonly levelOf?: LevelOf;
}

/** What the lints say of a text in the language of `.rules` files, as the command's JSON has it. Throws `RangeError`. */
export function lint(text: string, options: LintOptions): LintRun {
  checkText('lint', text);
  checkRulesOptions('lint', options);
  const { arch, name = 'rules', isas: known = knownIsas, lints: asked = knownLints } = options;
  const { levelOf = ({ severity }) => severity } = options;
  const tables = builtinTables(isaOf(known, 'generic'), isaOf(known, arch));
  const rules = [{ arch, sources: [new Source(name, text)], tables }];
  return lintRun([name], runLints({ rules, tables: [] }, asked, levelOf));
}

/** One op on operands as people write them (`2`, `-0.1`, `0x4000000000000000`), in every rounding mode. */
export function evaluate(
  op: string,
  operands: readonly string[],
  { arch = 'RISCV64', isas: known = knownIsas }: Partial<Pick<RulesOptions, 'arch' | 'isas'>> = {},
): OpEvaluation {
  const entry = isaOf(known, arch).ops.get(op);
  if (entry === undefined) throw new RangeError(`${arch} has no op ${op} with a meaning here`);
  return evaluateEntry(arch, entry, operands);
}

/**
 * Operands for fast-check, as the bits of a register: of a number of a format, or an integer of so many bits. They are
 * drawn where arithmetic breaks (ties, cancellation, subnormal numbers, edges), and shrink to what a person would choose.
 */
export function operand(of: Format | number): Arbitrary<bigint> {
  const [width, format] = typeof of === 'number' ? [of, undefined] : [of.width, of];
  const input = { name: 'operand', variable: variable('operand', width), role: 'operand' } as const;
  return new InputArbitrary({ ...input, ...(format && { format }) }, 0);
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
