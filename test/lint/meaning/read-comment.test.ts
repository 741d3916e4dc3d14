import { readdirSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import grammar from '../../../grammar/op-comment.ohm-bundle.js';
import { mayBeFormula } from '../../../src/lint/meaning/read-comment.ts';
import { commentOf } from '../../../src/lint/table-fields.ts';
import { parseOpTable } from '../../../src/rules/tables/parse-op-table.ts';
import { goRules, sourceOf } from '../../support/go-rules.ts';

const isRead = (comment: string): boolean => grammar.match(comment.trim(), 'comment').succeeded();

test.each([
  'arg0 + arg1',
  'fp32 arg1 * arg2 + arg0',
  '32 low bits of arg0',
  'low 8 bits of arg0',
  'rotate left arg0 by arg1',
  'reinterpret arg0 as float32',
  'move from arg0, sign-extended from byte',
  'count set bits in least significant word',
  'reverse bytes',
  'max[float64](arg0, arg1)',
  'arg0 == 0',
  'arg0 <= arg1, result=0 or 1',
  '(arg0 != arg1)',
])('%s is read, and may be a formula', comment => {
  expect(isRead(comment)).toBe(true);
  expect(mayBeFormula(comment)).toBe(true);
});

test.each(['arg0=ptr/int, arg1=mem', 'load float32 from arg0', 'Shift right logical', ''])(
  '%s is none at once',
  comment => expect(mayBeFormula(comment)).toBe(false),
);

const go = goRules('1.27');
describe.skipIf('missing' in go)("the comments of Go's op tables", () => {
  it('are read only where they may be formulas, and most are none at once', () => {
    const { folder } = go as { readonly folder: string };
    const comments = readdirSync(folder)
      .filter(name => /[oO]ps\.go$/.test(name))
      .flatMap(name => parseOpTable(sourceOf(folder, name), 'any').table.ops)
      .flatMap(({ declared }) => (declared && commentOf(declared)?.text) ?? []);
    expect(comments.filter(comment => isRead(comment) && !mayBeFormula(comment))).toEqual([]);
    expect(comments.filter(mayBeFormula).length).toBeLessThan(comments.length / 3);
  });
});
