/** `rulecheck server --stdio`: the language server. What it answers is made in `src/editor/`. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type CodeAction,
  CodeActionKind,
  type CodeLens,
  CodeLensRefreshRequest,
  type CompletionItem,
  CompletionItemKind,
  type Connection,
  createConnection,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentSymbol,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  type Location,
  Message,
  type MessageStrategy,
  type Position,
  ProposedFeatures,
  type Range,
  type RequestMessage,
  ResponseError,
  SemanticTokensBuilder,
  SymbolKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { assembleRuleRun } from '../check/assemble.ts';
import type { FileOptions } from '../check/check-file.ts';
import { detailLevels } from '../check/rule-result.ts';
import { type RuleResult, tool } from '../check/run.ts';
import { type Completion, completionsAt } from '../editor/complete.ts';
import { RulesDocument } from '../editor/document.ts';
import { hoverAt } from '../editor/hover.ts';
import { definitionsAt, type Location as Place, referencesAt } from '../editor/navigate.ts';
import { outlineOf, tokenKinds, tokensOf } from '../editor/outline.ts';
import { lensOf, problemsOf } from '../editor/problems.ts';
import { type Earlier, explained, Verdicts } from '../editor/verdicts.ts';
import { explanationOf } from '../report/explain/explanation.ts';
import { explanationMarkdown } from '../report/markdown/explanation.ts';
import { archOfFile } from '../rules/tables/arch-of-file.ts';
import { warningAt } from '../text/diagnostic.ts';
import { type PlainDiagnostic, plainDiagnostic, type Region } from '../text/plain-diagnostic.ts';
import { Source, type Span } from '../text/source.ts';
import { ExitCode } from './exit-code.ts';
import { hash } from './host.ts';
import { functionsBeside } from './lint-plan.ts';
import { type Memory, memoryFor } from './memory.ts';
import { usualBudget } from './numbers.ts';
import { digestsOfTables, opTablesFor } from './op-tables.ts';
import { licenceIn, whole } from './plan.ts';
import { fileOptions } from './prove-options.ts';
import { readWith } from './read-with-tables.ts';

export interface ServerOptions {
  readonly seed: number;
  readonly runs: number;
  readonly budget: number;
  readonly timeout?: number;
  readonly cache: boolean;
  readonly cacheDir?: string;
}

const explainRule = 'rulecheck.explain';

/** Ends when the client says so, or goes away. */
export function serverCommand(options: ServerOptions): Promise<number> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout, {
    messageStrategy: inOrder(),
  });
  return new Promise(resolve => {
    connection.onExit(() => resolve(ExitCode.clean));
    process.stdin.on('end', () => resolve(ExitCode.clean));
    new Server(connection, options).listen();
  });
}

/** Requests that no client sends, into which those are turned that come too early or too late. */
const refusals = {
  early: {
    method: 'rulecheck/early',
    error: new ResponseError(ErrorCodes.ServerNotInitialized, 'the first request is initialize'),
  },
  late: {
    method: 'rulecheck/late',
    error: new ResponseError(ErrorCodes.InvalidRequest, 'after shutdown there is only exit'),
  },
} as const;

/** Lets through what the protocol permits at the time: nothing before `initialize` and after `shutdown` but `exit`. */
function inOrder(): MessageStrategy {
  let refused: keyof typeof refusals | undefined = 'early';
  return {
    handleMessage(message, next) {
      if (Message.isResponse(message)) return next(message);
      const { method } = message as Message & { readonly method: string };
      if (method === 'initialize' && refused === 'early') refused = undefined;
      if (refused === undefined || method === 'exit') {
        if (method === 'shutdown') refused = 'late';
        return next(message);
      }
      if (!Message.isRequest(message)) return;
      const { jsonrpc, id } = message;
      return next({ jsonrpc, id, method: refusals[refused].method } as RequestMessage);
    },
  };
}

/** A document that is open, in the state that its text has now. */
interface Open {
  readonly document: RulesDocument;
  readonly verdicts: Verdicts;
  readonly options: FileOptions;
  /** What the compiler declares beside it. */
  readonly functions: () => ReadonlySet<string>;
  /** What is wrong with the op tables beside it. */
  readonly problems: readonly PlainDiagnostic[];
  /** Of the last edit, from 1. */
  readonly line: number;
}

class Server {
  readonly #connection: Connection;
  readonly #options: ServerOptions;
  readonly #memory: Memory;
  readonly #texts = new TextDocuments(TextDocument);
  readonly #open = new Map<string, Open>();
  #refreshesLenses = false;

  constructor(connection: Connection, options: ServerOptions) {
    this.#connection = connection;
    this.#options = options;
    this.#memory = memoryFor({ ...options, solver: 'none' });
  }

  listen(): void {
    const connection = this.#connection;
    for (const { method, error } of Object.values(refusals)) connection.onRequest(method, () => error);
    connection.onInitialize(params => this.#initialize(params));
    this.#texts.onDidChangeContent(({ document }) => this.#read(document));
    this.#texts.onDidClose(({ document: { uri } }) => {
      this.#open.delete(uri);
      connection.sendDiagnostics({ uri, diagnostics: [] });
    });
    connection.onHover(({ textDocument, position }) =>
      this.#at(textDocument.uri, position, (document, offset) => {
        const hover = hoverAt(document, offset);
        return (
          hover && {
            contents: { kind: 'markdown', value: hover.markdown },
            range: rangeOf(document.source, hover.span),
          }
        );
      }),
    );
    connection.onDefinition(({ textDocument, position }) =>
      this.#at(textDocument.uri, position, (document, offset) =>
        definitionsAt(document, offset, functionFinder(textDocument.uri)).map(locationIn(textDocument.uri)),
      ),
    );
    connection.onReferences(({ textDocument, position }) =>
      this.#at(textDocument.uri, position, (document, offset) =>
        referencesAt(document, offset).map(locationIn(textDocument.uri)),
      ),
    );
    connection.onCompletion(({ textDocument, position }) =>
      this.#at(textDocument.uri, position, (document, offset) =>
        completionsAt(document, offset).map(completionItem),
      ),
    );
    connection.onDocumentSymbol(({ textDocument: { uri } }) => this.#symbols(uri));
    connection.onCodeLens(({ textDocument: { uri } }) => this.#lenses(uri));
    connection.onCodeAction(({ textDocument: { uri }, range }) => this.#actions(uri, range));
    connection.onExecuteCommand(({ command, arguments: args = [] }) =>
      command === explainRule ? this.#explain(args) : null,
    );
    connection.languages.semanticTokens.on(({ textDocument: { uri } }) => this.#tokens(uri));
    this.#texts.listen(connection);
    connection.listen();
  }

  #initialize({ capabilities }: InitializeParams): InitializeResult {
    this.#refreshesLenses = capabilities.workspace?.codeLens?.refreshSupport === true;
    return {
      serverInfo: { ...tool },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        completionProvider: { triggerCharacters: ['(', '<', '.'] },
        documentSymbolProvider: true,
        codeLensProvider: {},
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        executeCommandProvider: { commands: [explainRule] },
        semanticTokensProvider: {
          legend: { tokenTypes: [...tokenKinds], tokenModifiers: ['definition'] },
          full: true,
        },
      },
    };
  }

  /** Says at once what the text alone shows, and then what its rules mean, as far as nobody types on. */
  #read(text: TextDocument): void {
    const { uri } = text;
    const before = this.#open.get(uri);
    const open = opened(text, this.#options, this.#memory, before);
    if (!('document' in open)) {
      this.#connection.sendDiagnostics({ uri, diagnostics: open.problems.map(one => diagnostic(uri, one)) });
      return;
    }
    this.#open.set(uri, open);
    this.#publish(uri);
    this.#check(uri, open, before === undefined ? 0 : pauseOfTyping).catch((error: unknown) =>
      this.#connection.console.error(String(error)),
    );
  }

  /** The rule that was edited first; the lints, which look at all rules, when nobody types on. */
  async #check(uri: string, open: Open, pause: number): Promise<void> {
    await setImmediate();
    if (this.#open.get(uri) !== open) return;
    const checking = open.verdicts.check(open.document, open.line);
    if (pause > 0 && checking.next().done !== true) this.#publish(uri);
    await setTimeout(pause);
    if (this.#open.get(uri) !== open) return;
    if (open.document.findings.length > 0) this.#publish(uri);
    await this.#prove(uri, open, checking);
  }

  async #prove(uri: string, open: Open, checking: Iterable<void>): Promise<void> {
    let published = performance.now();
    for (const _ of checking) {
      // What the client sent meanwhile is read between two rules.
      await setImmediate();
      if (this.#open.get(uri) !== open) return;
      if (performance.now() - published < publishEvery) continue;
      this.#publish(uri);
      published = performance.now();
    }
    this.#publish(uri);
    if (this.#refreshesLenses) await this.#connection.sendRequest(CodeLensRefreshRequest.type);
  }

  #publish(uri: string): void {
    const open = this.#open.get(uri);
    if (open === undefined) return;
    const { document, verdicts, problems } = open;
    const checked = verdicts.known(document);
    const diagnostics = [
      ...problems,
      ...document.diagnostics.map(plainDiagnostic),
      ...checked.flatMap(one => one.diagnostics),
      ...checked.flatMap(({ result }) => (result === undefined ? [] : problemsOf(result))),
    ];
    this.#connection.sendDiagnostics({ uri, diagnostics: diagnostics.map(one => diagnostic(uri, one)) });
  }

  #at<Answer>(
    uri: string,
    position: Position,
    answer: (document: RulesDocument, offset: number) => Answer,
  ): Answer | undefined {
    const open = this.#open.get(uri);
    const text = this.#texts.get(uri);
    return open && text && answer(open.document, text.offsetAt(position));
  }

  #symbols(uri: string): DocumentSymbol[] {
    const document = this.#open.get(uri)?.document;
    if (document === undefined) return [];
    return outlineOf(document).map(({ name, detail, span, nameSpan }) => ({
      name,
      detail,
      kind: SymbolKind.Function,
      range: rangeOf(document.source, span),
      selectionRange: rangeOf(document.source, nameSpan),
    }));
  }

  #results(uri: string): readonly RuleResult[] {
    const open = this.#open.get(uri);
    return open?.verdicts.known(open.document).flatMap(({ result }) => result ?? []) ?? [];
  }

  #lenses(uri: string): CodeLens[] {
    return this.#results(uri).map(result => {
      const { title } = lensOf(result);
      return {
        range: rangeOfRegion(result),
        command: { title, command: explainRule, arguments: [uri, result.line] },
      };
    });
  }

  /** The fixes of lints, and the proved repair of a refuted rule. */
  #actions(uri: string, asked: Range): CodeAction[] {
    const isAsked = ({ start, end }: Range) => start.line <= asked.end.line && end.line >= asked.start.line;
    const findings = this.#open.get(uri)?.document.diagnostics.map(plainDiagnostic) ?? [];
    const fixes = findings.flatMap(({ fix, labels: [primary] }) =>
      fix && isAsked(rangeOfRegion(primary)) ? [quickFix(uri, fix.title, fix.edits, true)] : [],
    );
    const repairs = this.#results(uri).flatMap(result => {
      const { instances, repair = instances.length === 1 ? instances[0]!.repair : undefined } = result;
      if (repair === undefined || !isAsked(rangeOfRegion(result))) return [];
      const title = `Replace by the rule that is proved: ${repair.rule}`;
      return [quickFix(uri, title, [{ ...result, text: repair.rule }], repair.unique)];
    });
    return [...fixes, ...repairs];
  }

  /** The whole explanation of the rule on a line, as Markdown. */
  #explain([uri, line]: readonly unknown[]): string | null {
    const open = typeof uri === 'string' ? this.#open.get(uri) : undefined;
    if (open === undefined || typeof line !== 'number') return null;
    const { document, options } = open;
    const { source } = document;
    const rule = document.read.rules.find(
      ({ rule: { span } }) =>
        source.position(span.start).line <= line && source.position(span.end).line >= line,
    );
    if (rule === undefined) return null;
    const { result, diagnostics } = explained(document, rule, options);
    if (result === undefined) return diagnostics.map(({ message }) => message).join('\n\n');
    const { seed, runs } = this.#options;
    const run = assembleRuleRun(source.name, { seed, runs, results: [result], diagnostics });
    return explanationMarkdown(explanationOf(run, result, undefined));
  }

  #tokens(uri: string) {
    const document = this.#open.get(uri)?.document;
    const builder = new SemanticTokensBuilder();
    if (document === undefined) return builder.build();
    for (const { span, kind, binds } of tokensOf(document)) {
      const { line, character } = positionOf(document.source, span.start);
      builder.push(line, character, span.end - span.start, tokenKinds.indexOf(kind), binds ? 1 : 0);
    }
    return builder.build();
  }
}

function quickFix(
  uri: string,
  title: string,
  edits: readonly (Region & { readonly text: string })[],
  isPreferred: boolean,
): CodeAction {
  const changes = edits.map(edit => ({ range: rangeOfRegion(edit), newText: edit.text }));
  return { title, kind: CodeActionKind.QuickFix, isPreferred, edit: { changes: { [uri]: changes } } };
}

/** Milliseconds after a key in which the next one may come. */
const pauseOfTyping = 100;

/** Milliseconds between two looks of the user at verdicts that come in. */
const publishEvery = 200;

/** Only the reason for a file that is no rules file, or one of a machine that nothing is known of. */
function opened(
  text: TextDocument,
  options: ServerOptions,
  memory: Memory,
  before: Open | undefined,
): Open | Pick<Open, 'problems'> {
  const path = pathOf(text.uri);
  const source = new Source(path, text.getText());
  if (before !== undefined) {
    const { arch, tables, source: earlier } = before.document;
    const line = firstChangedLine(earlier.text, source);
    return { ...before, document: new RulesDocument(source, arch, tables, before.functions), line };
  }
  const arch = archOfFile(path);
  const folder = dirname(path);
  if (arch === undefined) {
    const message =
      'nothing is checked here: a name such as RISCV64.rules says of which architecture rules are';
    return { problems: [plainDiagnostic(warningAt(source, { start: 0, end: 0 }, 'no-op-tables', message))] };
  }
  const tables = opTablesFor(arch, undefined, folder);
  if (tables.kind !== 'tables') {
    return { problems: readWith(tables, source, arch, []).diagnostics.map(plainDiagnostic) };
  }
  const contraction = licenceIn(folder);
  const own: FileOptions = { ...fileOptions(options, 'none'), contraction, hash };
  const texts = { arch, shard: whole, text: '', tables: digestsOfTables()(folder) };
  const earlier = detailLevels.flatMap((details): Earlier[] => {
    const asked = { ...fileOptions({ ...options, budget: usualBudget }, details), contraction, hash };
    const recall = memory.recall({ name: path, texts }, asked);
    return recall === undefined ? [] : [{ options: asked, recall }];
  });
  const functions = functionsBeside(folder);
  return {
    document: new RulesDocument(source, arch, tables.tables, functions),
    functions,
    verdicts: new Verdicts(own, earlier),
    options: own,
    problems: tables.diagnostics.map(plainDiagnostic),
    line: 1,
  };
}

function firstChangedLine(before: string, source: Source): number {
  let at = 0;
  while (at < before.length && before[at] === source.text[at]) at++;
  return source.position(at).line;
}

/** Functions of the compiler stand in the Go files of the folder above the rules. */
function functionFinder(uri: string): (name: string) => Place | undefined {
  const folder = join(dirname(pathOf(uri)), '..');
  return name => {
    const start = new RegExp(`^func (?:\\([^)]*\\) )?${name.replace(/\W/g, '\\$&')}[[(]`, 'm');
    for (const file of goFiles(folder)) {
      const text = readFileSync(file, 'utf8');
      const found = start.exec(text);
      if (found === null) continue;
      const at = found.index + found[0].length - 1 - name.length;
      return { source: new Source(file, text), span: { start: at, end: at + name.length } };
    }
    return undefined;
  };
}

function goFiles(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter(name => /^(?!rewrite[A-Z]).*(?<!_test)\.go$/.test(name));
    return names.map(name => join(folder, name));
  } catch {
    // Rules that lie alone have no compiler above them.
    return [];
  }
}

const positionOf = (source: Source, offset: number): Position => {
  const { line, column } = source.position(offset);
  return { line: line - 1, character: column - 1 };
};

const rangeOf = (source: Source, { start, end }: Span): Range => ({
  start: positionOf(source, start),
  end: positionOf(source, end),
});

const rangeOfRegion = ({ line, column, endLine, endColumn }: Region): Range => ({
  start: { line: line - 1, character: column - 1 },
  end: { line: endLine - 1, character: endColumn - 1 },
});

/** Of the document itself by the name that the client has for it. */
const locationIn =
  (uri: string) =>
  ({ source, span }: Place): Location => ({
    uri: uriOf(source.name, uri),
    range: rangeOf(source, span),
  });

const uriOf = (name: string, uri: string): string => (name === pathOf(uri) ? uri : pathToFileURL(name).href);

/** Of a document that is no file yet, or none that this system could have, what the client calls it. */
function pathOf(uri: string): string {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : uri;
  } catch {
    return uri;
  }
}

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  advice: DiagnosticSeverity.Hint,
} as const;

function diagnostic(
  uri: string,
  { code, severity, message, labels, notes = [], help }: PlainDiagnostic,
): Diagnostic {
  const [primary, ...related] = labels;
  const lines = [
    message,
    ...(primary.text === undefined ? [] : [primary.text]),
    ...notes.map(note => `note: ${note}`),
    ...(help === undefined ? [] : [`help: ${help}`]),
  ];
  return {
    source: tool.name,
    code,
    severity: severities[severity],
    message: lines.join('\n'),
    range: rangeOfRegion(primary),
    relatedInformation: related.map(label => ({
      location: { uri: uriOf(label.file, uri), range: rangeOfRegion(label) },
      message: label.text ?? 'see here',
    })),
  };
}

const itemKinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  op: CompletionItemKind.Function,
  block: CompletionItemKind.Class,
  variable: CompletionItemKind.Variable,
  helper: CompletionItemKind.Method,
  type: CompletionItemKind.TypeParameter,
};

const completionItem = ({ label, kind, detail }: Completion): CompletionItem => ({
  label,
  kind: itemKinds[kind],
  ...(detail !== undefined && { detail }),
});
