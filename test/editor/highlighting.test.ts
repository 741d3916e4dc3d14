/** The grammar of editors that colour by regular expressions, held to the trees of Go's own rules. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';
import { occurrencesIn } from '../../src/editor/occurrences.ts';
import { parseRules } from '../../src/rules/parse/parse-rules.ts';
import { Source } from '../../src/text/source.ts';
import { root } from '../cli/rulecheck.ts';
import { goRules } from '../support/go-rules.ts';

const path = join(root, 'editors/vscode/syntaxes/gorules.tmLanguage.json');
let grammar: IGrammar;

beforeAll(async () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
      createOnigString: text => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(readFileSync(path, 'utf8'), path),
  });
  grammar = (await registry.loadGrammar('source.gorules'))!;
});

/** The innermost scope at every offset of a text. */
function scopesOf(text: string): (string | undefined)[] {
  const scopes: (string | undefined)[] = [];
  let state = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    for (const { startIndex, endIndex, scopes: names } of tokens)
      for (let at = startIndex; at < endIndex && at < line.length; at++) scopes.push(names.at(-1));
    scopes.push(undefined);
  }
  return scopes;
}

const wanted = {
  op: /^entity\.name\.function/,
  variable: /^(?:variable|constant\.language)/,
  helper: /^support\.(?:function|type)|^(?:variable|punctuation)/,
  field: /^(?:variable\.other\.property|support\.function|support\.type)/,
} as const;

/** Words that are coloured as something else than the tree says they are. */
function miscoloured(text: string): string[] {
  const source = new Source('test.rules', text);
  const scopes = scopesOf(text);
  return parseRules(source).rules.flatMap(rule =>
    occurrencesIn(rule).flatMap(({ kind, span }) => {
      const scope = scopes[span.start] ?? '';
      const word = text.slice(span.start, span.end);
      // `typ.Int64` is a type as a whole; the tree has the name and its field.
      if (wanted[kind].test(scope) || /^typ(?:es)?$/.test(word)) return [];
      return [`${source.position(span.start).line} ${word}: ${kind} is ${scope}`];
    }),
  );
}

describe('the grammar for highlighting', () => {
  it('colours comments, numbers and arrows', () => {
    const text = '(ADDI [0x7f] x) && c == -1 => x // what';
    const scopes = scopesOf(text);
    const scope = (part: string) => scopes[text.indexOf(part)];
    expect(scope('0x7f')).toBe('constant.numeric.gorules');
    expect(scope('=>')).toBe('keyword.operator.arrow.gorules');
    expect(scope('// what')).toBe('comment.line.double-slash.gorules');
    expect(scope('&&')).toBe('keyword.operator.gorules');
  });

  it('agrees with the trees of the examples', () => {
    expect(miscoloured(readFileSync(join(root, 'examples/RISCV64.rules'), 'utf8'))).toEqual([]);
  });

  const rules = goRules('1.27');
  it.skipIf('missing' in rules).each(['generic.rules', 'RISCV64.rules', 'ARM64.rules'])(
    "agrees with the trees of Go's %s",
    name => {
      if (!('folder' in rules)) return;
      expect(miscoloured(readFileSync(join(rules.folder, name), 'utf8'))).toEqual([]);
    },
  );
});
