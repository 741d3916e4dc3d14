/**
 * What an editor waits for, through a client over standard input and output, in RISCV64.rules of a folder: the first
 * diagnostics, those after a key, the verdict of the rule that was edited. Then random edits: the server must live,
 * and say in the end what a fresh one says.
 *
 *     node dist/bench/editor.js FOLDER [EDITS] [SEED]
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Diagnostic, Range } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client } from '../test/editor/client.ts';

const [folder, edits = '100', seed = '1'] = process.argv.slice(2);
if (folder === undefined) throw new Error('which folder holds RISCV64.rules?');
const path = join(folder, 'RISCV64.rules');
const text = readFileSync(path, 'utf8');
const uri = pathToFileURL(path).href;
const program = fileURLToPath(new URL('../command/rulecheck.js', import.meta.url));

/** Milliseconds until the diagnostics are as wanted. */
async function waited(client: Client, wanted: (diagnostics: readonly Diagnostic[]) => boolean) {
  const start = performance.now();
  await client.until(uri, wanted);
  return performance.now() - start;
}

async function started(): Promise<Client> {
  const client = new Client(program);
  await client.start();
  return client;
}

const client = await started();
client.diagnostics.clear();
const opening = performance.now();
await client.open(uri, text);
await client.until(uri, () => true);
console.log(`first diagnostics after opening: ${(performance.now() - opening).toFixed(0)} ms`);

/** A rule that is right until its `x` and `y` are exchanged. */
const wrong = '(SUB x y) => (SUB y x)\n';
const start = { line: 0, character: 0 };
const keys: number[] = [];
const verdicts: number[] = [];
for (let round = 0; round < 15; round++) {
  client.diagnostics.clear();
  await client.edit(uri, { start, end: start }, wrong);
  keys.push(await waited(client, () => true));
  verdicts.push(
    keys.at(-1)! + (await waited(client, all => all.some(({ range }) => range.start.line === 0))),
  );
  client.diagnostics.clear();
  await client.edit(uri, { start, end: { line: 1, character: 0 } }, '');
  keys.push(await waited(client, () => true));
}
console.log(`diagnostics after a key: median ${median(keys).toFixed(0)} ms of ${keys.length}`);
console.log(`verdict of the edited rule: median ${median(verdicts).toFixed(0)} ms of ${verdicts.length}`);

/** Small numbers that repeat with the seed. */
let state = BigInt(seed);
const below = (limit: number): number => {
  state = (state * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n);
  return Number((state >> 33n) % BigInt(limit));
};
const pieces = [
  '(',
  ')',
  ' ',
  '\n',
  '=>',
  '&&',
  '[',
  ']',
  '{',
  '<',
  'x',
  'ADD',
  '//',
  '"',
  '|',
  '.',
  '...',
  '_',
];
let edited = TextDocument.create(uri, 'gorules', 1, text);
for (let edit = 0; edit < Number(edits); edit++) {
  const at = below(edited.getText().length + 1);
  const range: Range = {
    start: edited.positionAt(at),
    end: edited.positionAt(Math.min(edited.getText().length, at + below(4))),
  };
  const piece = below(3) === 0 ? '' : pieces[below(pieces.length)]!;
  edited = TextDocument.update(edited, [{ range, text: piece }], edit + 2);
  await client.edit(uri, range, piece);
}
const settled = await final(client);
const fresh = await started();
await fresh.open(uri, edited.getText());
const expected = await final(fresh);
const same = JSON.stringify(settled) === JSON.stringify(expected);
console.log(`${edits} random edits, seed ${seed}: ${same ? 'the same as' : 'NOT the same as'} a fresh start`);
await client.stop();
await fresh.stop();
process.exitCode = same ? 0 : 1;

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1]!;
}

/** The diagnostics when nothing more comes. */
async function final(from: Client): Promise<readonly Diagnostic[]> {
  for (;;) {
    const before = from.diagnostics.get(uri);
    await new Promise(resolve => setTimeout(resolve, 5_000));
    if (before !== undefined && from.diagnostics.get(uri) === before) return before;
  }
}
