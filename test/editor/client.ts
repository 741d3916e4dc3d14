/** A client of the language server, over the standard input and output of a process, as editors are. */
import { spawn } from 'node:child_process';
import {
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

export class Client {
  readonly connection: ProtocolConnection;
  /** The last that were published, by document. */
  readonly diagnostics = new Map<string, readonly Diagnostic[]>();
  /** What was written to standard error. */
  errors = '';
  readonly exited: Promise<number | null>;
  #listeners: (() => void)[] = [];
  #version = 0;

  /** `program`: the built command. */
  constructor(program: string, ...options: readonly string[]) {
    const child = spawn(process.execPath, [program, 'server', '--stdio', ...options]);
    child.stderr.on('data', chunk => {
      this.errors += String(chunk);
    });
    this.exited = new Promise(resolve => child.on('exit', resolve));
    this.connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.diagnostics.set(uri, diagnostics);
      for (const listener of this.#listeners.splice(0)) listener();
    });
    this.connection.listen();
  }

  async start(): Promise<void> {
    await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  async open(uri: string, text: string): Promise<void> {
    const textDocument = { uri, languageId: 'gorules', version: ++this.#version, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  async edit(uri: string, range: Range, text: string): Promise<void> {
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: ++this.#version },
      contentChanges: [{ range, text }],
    });
  }

  /** The diagnostics of a document once they are as wanted. */
  async until(uri: string, wanted: (diagnostics: readonly Diagnostic[]) => boolean) {
    for (;;) {
      const known = this.diagnostics.get(uri);
      if (known !== undefined && wanted(known)) return known;
      await new Promise<void>(resolve => this.#listeners.push(resolve));
    }
  }

  async stop(): Promise<number | null> {
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const code = await this.exited;
    this.connection.dispose();
    return code;
  }
}
