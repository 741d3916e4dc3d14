/** The language server as an editor meets it. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CodeActionRequest,
  CodeLensRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentSymbolRequest,
  ExecuteCommandRequest,
  ExitNotification,
  HoverRequest,
  type MarkupContent,
  ReferencesRequest,
  SemanticTokensRequest,
  ShutdownRequest,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { root, rulecheckProcess } from '../cli/rulecheck.ts';
import { Client } from './client.ts';

const example = readFileSync(join(root, 'examples/RISCV64.rules'), 'utf8');
const uri = pathToFileURL(join(mkdtempSync(join(tmpdir(), 'rulecheck-')), 'RISCV64.rules')).href;
const textDocument = { uri };
const lines = example.split('\n');

/** Where a text first stands on a line, both from 0. */
const at = (line: number, text: string) => ({ line, character: lines[line]!.indexOf(text) });

/** The line of the example that begins with the text. */
const lineOf = (start: string) => lines.findIndex(line => line.startsWith(start));

const program = join(root, 'dist/command/rulecheck.js');
const client = new Client(program, '--no-cache');
const seed = lineOf('(F(MADD|NMADD|MSUB|NMSUB)D neg');

beforeAll(async () => {
  await client.start();
  await client.open(uri, example);
  await client.until(uri, diagnostics => diagnostics.some(({ code }) => code === 'refuted'));
});

afterAll(async () => {
  expect(await client.stop()).toBe(0);
  expect(client.errors).toBe('');
});

describe('a document that is opened', () => {
  it('has its refuted rules underlined, with the counterexample', async () => {
    const diagnostics = await client.until(
      uri,
      all => all.filter(({ code }) => code === 'refuted').length >= 6,
    );
    const [first] = diagnostics.filter(({ range }) => range.start.line === seed);
    expect(first).toMatchObject({
      source: 'rulecheck',
      code: 'refuted',
      severity: 1,
      range: { start: at(seed, 'NMADD|MADD') },
    });
    expect(first!.message).toContain('x = 2, y = 3, z = 5: the values differ');
    expect(first!.message).toContain(
      'help: (FMADDD neg:(FNEGD x) y z) && neg.Uses == 1 => (FNMSUBD x y z) is proved',
    );
  });

  it('has a lens above each rule', async () => {
    const lenses = (await client.connection.sendRequest(CodeLensRequest.type, { textDocument }))!;
    const title = lenses.find(({ range }) => range.start.line === seed)!.command!.title;
    expect(title).toBe('4 members refuted: the first gives -11, not -1');
  });

  it('has an outline', async () => {
    const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    expect(symbols).toContainEqual(expect.objectContaining({ name: 'F(MADD|NMADD|MSUB|NMSUB)D', kind: 12 }));
  });

  it('has tokens that stand in the order of the text', async () => {
    const { data } = (await client.connection.sendRequest(SemanticTokensRequest.type, { textDocument }))!;
    expect(data.length % 5).toBe(0);
    expect(data.length).toBeGreaterThan(100);
    expect(data.every(number => number >= 0)).toBe(true);
  });
});

describe('a word', () => {
  const hover = async (line: number, text: string) => {
    const found = await client.connection.sendRequest(HoverRequest.type, {
      textDocument,
      position: at(line, text),
    });
    return found === null ? null : (found.contents as MarkupContent).value;
  };

  it('shows the op that an alternation means there', async () => {
    const text = await hover(seed, 'NMADD');
    expect(text).toContain(
      '**FNMADDD** (RISCV64) multiplies rs1 and rs2, negates the product, subtracts rs3',
    );
    expect(text).toContain('RISC-V unprivileged ISA, D extension');
    expect(text).not.toContain('FMSUBD');
  });

  it('shows what a variable is', async () => {
    expect(await hover(seed, 'y z')).toContain('`y`: the second operand of FMADDD, binary64');
  });

  it('leads to its binding', async () => {
    const found = await client.connection.sendRequest(DefinitionRequest.type, {
      textDocument,
      position: { line: seed, character: lines[seed]!.lastIndexOf('x y z') },
    });
    expect(found).toEqual([
      { uri, range: { start: at(seed, 'x)'), end: { line: seed, character: at(seed, 'x)').character + 1 } } },
    ]);
  });

  it('has references', async () => {
    const found = await client.connection.sendRequest(ReferencesRequest.type, {
      textDocument,
      position: at(seed, 'z'),
      context: { includeDeclaration: true },
    });
    expect(found!.map(({ range }) => range.start.line)).toEqual([seed, seed]);
  });

  it('is completed by ops behind a parenthesis', async () => {
    const items = await client.connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: seed, character: 1 },
    });
    expect(items).toContainEqual({ label: 'FADDD', kind: 3, detail: 'adds rs1 and rs2' });
  });
});

describe('a refuted rule', () => {
  it('has its proved repair as a quick fix', async () => {
    const position = { line: seed, character: 0 };
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument,
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    const [action] = actions as { title: string; edit: { changes: Record<string, { newText: string }[]> } }[];
    expect(action!.edit.changes[uri]![0]!.newText).toBe(
      '(F(MADD|NMADD|MSUB|NMSUB)D neg:(FNEGD x) y z) && neg.Uses == 1 => (F(NMSUB|MSUB|NMADD|MADD)D x y z)',
    );
  });

  it('is explained in Markdown', async () => {
    const text = await client.connection.sendRequest(ExecuteCommandRequest.type, {
      command: 'rulecheck.explain',
      arguments: [uri, seed + 1],
    });
    expect(text).toContain('It is the only right choice of ops in this result.');
  });
});

describe('an edit', () => {
  it('is followed by what it means: a typo, then the mended rule', async () => {
    const { line, character } = at(seed, 'FNEGD');
    const op = { start: { line, character }, end: { line, character: character + 5 } };
    await client.edit(uri, op, 'FNEEGD');
    const wrong = await client.until(uri, all => all.some(({ code }) => code === 'unknown-op'));
    expect(wrong.find(({ code }) => code === 'unknown-op')!.message).toContain('did you mean `FNEGD`?');
    expect(wrong.some(({ range }) => range.start.line === seed && range.start.character > 60)).toBe(false);
    await client.edit(uri, { ...op, end: { line, character: character + 6 } }, 'FNEGD');
    await client.until(uri, all => all.filter(({ range }) => range.start.line === seed).length === 4);
  });

  it('that moves rules moves what is known of them', async () => {
    const start = { line: 0, character: 0 };
    await client.edit(uri, { start, end: start }, '\n\n');
    const moved = await client.until(uri, all => all.some(({ range }) => range.start.line === seed + 2));
    expect(moved.some(({ code }) => code === 'unknown-op')).toBe(false);
  });
});

describe('a lint', () => {
  const linted = uri.replace('RISCV64', 'generic');

  it('is shown as what it is, and its fix can be chosen', async () => {
    await client.open(linted, '(Neg64F x) => (Sqrt x)\n');
    const diagnostics = await client.until(linted, all =>
      all.some(({ code }) => code === 'ellipsis-candidate'),
    );
    const advice = diagnostics.find(({ code }) => code === 'ellipsis-candidate')!;
    expect(advice.severity).toBe(4);
    const actions = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: linted },
      range: advice.range,
      context: { diagnostics: [advice] },
    });
    const edits = (actions as { edit: { changes: Record<string, { newText: string }[]> } }[])[0]!.edit;
    expect(edits.changes[linted]!.map(({ newText }) => newText).join('')).toContain('...');
  });
});

/** Ten thousand of them are what `node dist/bench/editor.js FOLDER 10000` makes. */
it('says after many edits what it says of the same text when it is opened', async () => {
  const fileIn = () => pathToFileURL(join(mkdtempSync(join(tmpdir(), 'rulecheck-')), 'RISCV64.rules')).href;
  const [edited, fresh] = [fileIn(), fileIn()];
  let text = TextDocument.create(edited, 'gorules', 0, '(SUB x y) => (SUB y x)\n(ADD x y) => (ADD y x)\n');
  await client.open(edited, text.getText());
  const pieces = ['(', ')', '\n', ' => ', 'x', 'SUB', '|', '"', '//', '(NEG x) => (NEG x)\n'];
  for (let edit = 0; edit < 80; edit++) {
    const start = (edit * 37) % (text.getText().length + 1);
    const end = Math.min(text.getText().length, start + (edit % 3));
    const range = { start: text.positionAt(start), end: text.positionAt(end) };
    const piece = pieces[(edit * 7) % pieces.length]!;
    text = TextDocument.update(text, [{ range, text: piece }], edit + 1);
    await client.edit(edited, range, piece);
  }
  await client.open(fresh, text.getText());
  const settled = async (file: string) => {
    for (;;) {
      const said = client.diagnostics.get(file);
      await new Promise(resolve => setTimeout(resolve, 1_500));
      if (said !== undefined && client.diagnostics.get(file) === said)
        return said.map(({ range, code, message }) => ({ range, code, message }));
    }
  };
  const expected = await settled(fresh);
  expect(expected.length).toBeGreaterThan(1);
  expect(await settled(edited)).toEqual(expected);
});

describe('a file beside which the compiler has its functions', () => {
  it('has none of these underlined as unknown, and others', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rulecheck-'));
    writeFileSync(
      join(folder, 'rewrite.go'),
      'package ssa\n\nfunc isPowerOfTwo2(n int64) bool { return true }\n',
    );
    const own = pathToFileURL(join(folder, 'RISCV64.rules')).href;
    await client.open(
      own,
      '(FADDD x y) && isPowerOfTwo2(1) => (FADDD y x)\n(FMULD x y) && isPowerOfTwi(1) => (FMULD y x)\n',
    );
    const diagnostics = await client.until(own, all => all.some(({ code }) => code === 'unknown-name'));
    const named = diagnostics.filter(({ code }) => code === 'unknown-name');
    expect(named.map(({ range }) => range.start.line)).toEqual([1]);
  });
});

describe('a file that verify has checked before', () => {
  it('has its verdicts from there, wherever its rules stand now', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rulecheck-'));
    const path = join(folder, 'RISCV64.rules');
    const cache = join(folder, 'cache');
    const rule = '(AND (ADD x y) (OR z y)) => (AND (OR z y) (SUB x (NEG y)))\n';
    writeFileSync(path, rule);
    expect(rulecheckProcess(['verify', path, '--cache-dir', cache]).code).toBe(0);
    const lensOf = async (...options: string[]) => {
      const editor = new Client(program, '--budget', '0', ...options);
      await editor.start();
      const own = pathToFileURL(path).href;
      await editor.open(own, `// One line more.\n${rule}`);
      for (;;) {
        const [lens] = (await editor.connection.sendRequest(CodeLensRequest.type, {
          textDocument: { uri: own },
        }))!;
        if (lens === undefined) continue;
        await editor.stop();
        return [lens.range.start.line, lens.command!.title.match(/^\w+/)![0]];
      }
    };
    expect(await lensOf('--no-cache')).toEqual([1, 'undecided']);
    expect(await lensOf('--cache-dir', cache)).toEqual([1, 'proved']);
  });
});

describe('a document that is not checked', () => {
  it.each([
    ['', 2, /^nothing is checked here: a name such as RISCV64\.rules says/],
    ['untitled:Untitled-1', 2, /^nothing is checked here/],
    ['file:///tmp/FOO.rules', 1, /^no op tables for FOO/],
    ['file:///tmp/%zz.rules', 1, /^no op tables for %zz/],
    ['file://elsewhere/tmp/FOO.rules', 1, /^no op tables for FOO/],
  ] as const)('says why: %j', async (other, severity, message) => {
    await client.open(other, '(FNEGD (FNEGD x)) => x\n');
    const diagnostics = await client.until(other, all => all.length > 0);
    expect(diagnostics).toMatchObject([
      { severity, code: 'no-op-tables', message: expect.stringMatching(message) },
    ]);
    const params = { textDocument: { uri: other }, position: { line: 0, character: 1 } };
    expect(await client.connection.sendRequest(HoverRequest.type, params)).toBeNull();
  });

  it('may have an address that is none', async () => {
    const odd = 'file:///tmp/%zz/RISCV64.rules';
    await client.open(odd, '(FNEGD (FNEEGD x)) => x\n');
    await client.until(odd, all => all.some(({ code }) => code === 'unknown-op'));
  });
});

it('refuses what comes before it was initialized, and after it was shut down', async () => {
  const other = new Client(program, '--no-cache');
  const ask = () =>
    other.connection.sendRequest(HoverRequest.type, { textDocument, position: { line: 0, character: 0 } });
  await expect(ask()).rejects.toMatchObject({ code: -32002 });
  await other.start();
  expect(await ask()).toBeNull();
  await other.connection.sendRequest(ShutdownRequest.type);
  await expect(ask()).rejects.toMatchObject({ code: -32600 });
  await other.connection.sendNotification(ExitNotification.type);
  expect(await other.exited).toBe(0);
  other.connection.dispose();
});
