/** A rules file as it stands in an editor: what it says, and what is known of its words. */
import { type ReadRules, readParsed } from '../check/read-rules.ts';
import { lints } from '../lint/lints.ts';
import { runLints } from '../lint/run-lints.ts';
import type { Rule } from '../rules/ast.ts';
import { type ParsedRules, parseRules } from '../rules/parse/parse-rules.ts';
import type { Tables } from '../rules/tables/load.ts';
import type { BlockInfo, OpInfo } from '../rules/tables/op-info.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import type { Source } from '../text/source.ts';
import { type Occurrence, occurrenceAt, occurrencesIn } from './occurrences.ts';

/** Read once for each state of the text; what is not asked for is not computed. */
export class RulesDocument {
  readonly source: Source;
  readonly arch: string;
  readonly tables: Tables;
  readonly #functions: (() => ReadonlySet<string>) | undefined;
  #parsed: ParsedRules | undefined;
  #read: ReadRules | undefined;
  #findings: readonly Diagnostic[] | undefined;
  #declared: ReadonlyMap<string, readonly (OpInfo | BlockInfo)[]> | undefined;

  /** `functions`: those that the compiler declares beside the rules, where its files are at hand. */
  constructor(source: Source, arch: string, tables: Tables, functions?: () => ReadonlySet<string>) {
    this.source = source;
    this.arch = arch;
    this.tables = tables;
    this.#functions = functions;
  }

  /** The rules that can be parsed, also those that mean nothing. */
  get rules(): readonly Rule[] {
    return this.#trees.rules;
  }

  get #trees(): ParsedRules {
    this.#parsed ??= parseRules(this.source);
    return this.#parsed;
  }

  /** The rules that mean something, and what is wrong with the others. */
  get read(): ReadRules {
    this.#read ??= readParsed(this.source, this.arch, this.tables, this.#trees);
    return this.#read;
  }

  /** What is wrong with the text, and what the lints find in it. */
  get findings(): readonly Diagnostic[] {
    const { source, arch, tables } = this;
    const declared = this.#functions;
    this.#findings ??= runLints(
      { rules: [{ arch, sources: [source], tables, ...(declared && { declared }) }], tables: [] },
      lints,
      ({ severity }) => severity,
    ).diagnostics;
    return this.#findings;
  }

  /** The findings where they have been looked for, else what reading alone shows. */
  get diagnostics(): readonly Diagnostic[] {
    return this.#findings ?? this.read.diagnostics;
  }

  ruleAt(offset: number): Rule | undefined {
    return this.rules.find(({ span }) => span.start <= offset && offset <= span.end);
  }

  occurrenceAt(offset: number): Occurrence | undefined {
    const rule = this.ruleAt(offset);
    return rule && occurrenceAt(occurrencesIn(rule), offset);
  }

  /** The ops and blocks of a name: the generic table and the architecture's may both have it. */
  declared(name: string): readonly (OpInfo | BlockInfo)[] {
    return this.declarations.get(name) ?? [];
  }

  /** All ops and blocks that the rules can name. */
  get declarations(): ReadonlyMap<string, readonly (OpInfo | BlockInfo)[]> {
    if (this.#declared !== undefined) return this.#declared;
    const declared = new Map<string, (OpInfo | BlockInfo)[]>();
    for (const { ops, blocks } of [this.tables.arch, this.tables.generic].filter(
      table => table !== undefined,
    )) {
      for (const one of [...ops, ...blocks]) declared.set(one.name, [...(declared.get(one.name) ?? []), one]);
    }
    this.#declared = declared;
    return declared;
  }
}
