/** Reads rules and op tables, asks every lint about every node, and gathers what they find. */
import { parseRules } from '../rules/parse/parse-rules.ts';
import { resolveFile } from '../rules/resolve/resolve-file.ts';
import { indexTables } from '../rules/resolve/scope.ts';
import type { Tables } from '../rules/tables/load.ts';
import { type Diagnostic, diagnosticOf, isError, type Severity } from '../text/diagnostic.ts';
import type { Source, Span } from '../text/source.ts';
import { allowances } from './allowances.ts';
import type { Finding } from './finding.ts';
import { lawTexts } from './law-texts.ts';
import type { LevelOf, Lint } from './lint.ts';
import {
  type NodeKind,
  nodesOfRules,
  nodesOfTable,
  type RuleNode,
  type TableNode,
  type Visit,
  type WholeRuleNode,
} from './visitor.ts';

/** The rules that Go's generator reads as one list, with the ops that they can name. */
export interface RulesToLint {
  readonly arch: string;
  readonly sources: readonly Source[];
  readonly tables: Tables;
  /** Functions that the compiler declares beside the rules, where its files are at hand. */
  readonly declared?: () => ReadonlySet<string>;
}

export interface LintRequest {
  readonly rules: readonly RulesToLint[];
  readonly tables: readonly TableNode[];
}

export interface Counts {
  /** Source rules, well formed or not. */
  readonly rules: number;
  /** Members of their alternations without an error. */
  readonly instances: number;
  /** Ops and blocks. */
  readonly ops: number;
}

/** What was looked at in one text. */
export interface TextCounts extends Counts {
  /** The name of the text. */
  readonly source: string;
}

export interface LintResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly counts: Counts;
  /** Findings that a comment allows. */
  readonly allowed: number;
}

/** What the lints find in a request, whatever comments allow; requests may be asked one by one. */
export interface Found {
  readonly diagnostics: readonly Diagnostic[];
  readonly counts: readonly TextCounts[];
}

export function runLints(request: LintRequest, lints: readonly Lint[], levelOf: LevelOf): LintResult {
  return lintResult(request, [findings(request, lints, levelOf)], levelOf);
}

/** What was found in the parts of a request, as the whole says it: each thing once, without what comments allow. */
export function lintResult(request: LintRequest, found: readonly Found[], levelOf: LevelOf): LintResult {
  const byKey = new Map<string, Diagnostic>();
  for (const diagnostic of found.flatMap(({ diagnostics }) => diagnostics))
    byKey.set(keyOf(diagnostic), byKey.get(keyOf(diagnostic)) ?? diagnostic);
  const counts = found.flatMap(one => one.counts);
  const sum = (count: keyof Counts) => counts.reduce((all, one) => all + one[count], 0);
  return {
    ...allowances(sourcesOf(request), [...byKey.values()], levelOf),
    counts: { rules: sum('rules'), instances: sum('instances'), ops: sum('ops') },
  };
}

export function findings(request: LintRequest, lints: readonly Lint[], levelOf: LevelOf): Found {
  const names = sourcesOf(request).map(({ name }) => name);
  const wanted = lints.filter(lint => names.some(name => levelOf(lint, name) !== 'off'));
  const session = new Session(wanted, levelOf);
  const counts: TextCounts[] = [];
  for (const { arch, sources, tables, declared } of request.rules) {
    const index = indexTables(tables);
    const nodes: RuleNode[] = [];
    const wholes: WholeRuleNode[] = [];
    for (const source of sources) {
      session.visit({ kind: 'text', node: { source, of: 'rules' } });
      const read = readText(source, tables);
      session.reportRead(...read.diagnostics);
      counts.push(read.counts);
      for (const { written, bound, isWhole } of read.rules) {
        for (const rule of bound) nodes.push({ source, arch, ops: index, rule, declared });
        if (isWhole) wholes.push({ source, arch, ops: index, written, instances: bound });
      }
    }
    for (const visit of nodesOfRules({ arch, ops: index, instances: nodes, rules: wholes }))
      session.visit(visit);
  }
  for (const table of request.tables) {
    session.visit({ kind: 'text', node: { source: table.source, of: 'ops' } });
    for (const visit of nodesOfTable(table)) session.visit(visit);
    const ops = table.ops.length + table.blocks.length;
    counts.push({ source: table.source.name, rules: 0, instances: 0, ops });
  }
  return { diagnostics: session.found, counts };
}

/** What there is to look at in these stretches of a text of rules. */
export const countsIn = (source: Source, tables: Tables, stretches: readonly Span[]): TextCounts =>
  readText(source, tables, stretches).counts;

function readText(source: Source, tables: Tables, stretches?: readonly Span[]) {
  const parsed = parseRules(source, stretches);
  const resolved = resolveFile(source, parsed.rules, tables);
  const rules = resolved.rules.map(({ rule: written, instances }) => {
    const bound = instances.flatMap(({ rule }) => rule ?? []);
    return { written, bound, isWhole: bound.length === instances.length };
  });
  const instances = rules.reduce((sum, { bound }) => sum + bound.length, 0);
  return {
    rules,
    diagnostics: [...parsed.diagnostics, ...resolved.diagnostics],
    counts: { source: source.name, rules: parsed.ruleCount, instances, ops: 0 },
  };
}

const sourcesOf = ({ rules, tables }: LintRequest): Source[] => [
  ...new Set([...rules.flatMap(({ sources }) => sources), ...tables.map(({ source }) => source)]),
];

function keyOf({ code, message, labels: [{ source, span }] }: Diagnostic): string {
  return `${code}\0${source.name}\0${span.start}\0${span.end}\0${message}`;
}

class Session {
  readonly #byKind = new Map<NodeKind, Lint[]>();
  readonly #levelOf: LevelOf;
  readonly #found = new Map<string, Diagnostic>();

  constructor(lints: readonly Lint[], levelOf: LevelOf) {
    this.#levelOf = levelOf;
    for (const lint of lints) {
      for (const kind of Object.keys(lint.visit) as NodeKind[]) {
        const asked = this.#byKind.get(kind);
        if (asked === undefined) this.#byKind.set(kind, [lint]);
        else asked.push(lint);
      }
    }
  }

  visit({ kind, node }: Visit): void {
    for (const lint of this.#byKind.get(kind) ?? []) {
      // The kind of the node is the one that the handler is listed under.
      const handler = lint.visit[kind] as (node: Visit['node']) => Iterable<Finding>;
      for (const finding of handler(node)) this.#reportFinding(finding, lint, node);
    }
  }

  #reportFinding(finding: Finding, lint: Lint, node: Visit['node']): void {
    const {
      span,
      message,
      atMost,
      source = 'source' in node ? node.source : undefined,
      ...details
    } = finding;
    if (source === undefined) throw new Error(`a finding of ${lint.code} does not say in which text it is`);
    const level = this.#levelOf(lint, source.name);
    if (level === 'off') return;
    this.report(diagnosticOf(weaker(level, atMost))(source, span, lint.code, message, details));
  }

  /** What the reader found: its warnings are configured as those of lints are. */
  reportRead(...diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) {
      const { code, labels } = diagnostic;
      const level = isError(diagnostic) ? 'error' : this.#levelOf(lawTexts.get(code)!, labels[0].source.name);
      if (level !== 'off') this.report({ ...diagnostic, severity: level });
    }
  }

  /** What several instances of a rule share is said once. */
  report(...diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) {
      const key = keyOf(diagnostic);
      if (!this.#found.has(key)) this.#found.set(key, diagnostic);
    }
  }

  get found(): readonly Diagnostic[] {
    return [...this.#found.values()];
  }
}

const order: readonly Severity[] = ['error', 'warning', 'advice'];

const weaker = (level: Severity, atMost: Severity = 'error'): Severity =>
  order[Math.max(order.indexOf(level), order.indexOf(atMost))]!;
