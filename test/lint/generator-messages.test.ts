/**
 * Every message of Go's rule generator (rulegen.go, and genOp in main.go) has a text that provokes it, and the lints say
 * of that text this one thing.
 */
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { lintRules, lintTable, tablesWith } from './lint-text.ts';

const codes = (diagnostics: readonly Diagnostic[], noise: readonly string[] = []) =>
  diagnostics.map(({ code }) => code).filter(code => !noise.includes(code));

/** These say of texts as short as these what the generator does not, or of the match what it says of the result. */
const besides = ['unused-name', 'aux-unmentioned'];

const both = tablesWith('{name: "Neg64", argLength: 1},\n{name: "NEG", argLength: 1},');
const untyped = tablesWith('{name: "NEG", argLength: 1},\n{name: "SHIFT", argLength: 1, aux: "Int64"},');

describe('of rules', () => {
  test.each([
    ['scanner failed', `(NEG (NEG x)) => x // ${'a'.repeat(1 << 16)}`, 'line-length'],
    ['unbalanced rule, one too few', '(ADD x (NEG y) => x', 'unbalanced-bracket'],
    ['unbalanced rule, one too many', '(ADD x y)) => x', 'unbalanced-bracket'],
    ["'|' count doesn't match", '((ADD|SUB) x y) => ((SUB|ADD|OR) x y)', 'alternation-count'],
    ['imbalanced expression', '(ADDI [c x) => x', 'unbalanced-bracket'],
    ['splitNameExpr: colon but no open parens', '(NEG x:y) => x', 'syntax'],
    ['unknown op', '(NOPE x) => x', 'unknown-op'],
    ['op should have 2 args, has 3', '(ADD x y z) => x', 'operand-count'],
    ["op can't have auxint", '(ADD [1] x y) => x', 'aux-allowed'],
    ["op can't have aux", '(ADD {s} x y) => x', 'aux-allowed'],
    ["op can't have aux, in a result", '(ADD x y) => (SUB {nil} x y)', 'aux-allowed'],
    ['rule uses the reserved name v', '(ADD v x) => (NOT x)', 'reserved-name'],
    ['rule uses the reserved name config', '(NEG config) => (NOT config)', 'reserved-name'],
    ['rule uses the reserved name fe', '(ADDI [fe] x) => (NOT x)', 'reserved-name'],
    ['rule uses the reserved name typ', '(NEG <typ> x) => (NOT x)', 'reserved-name'],
    ["don't name args 'b'", '(NEG b:(NEG x)) => x', 'reserved-name'],
    ['non-compound expr in genMatch0', 'x => (NEG x)', 'syntax'],
    ['failed to parse cond', '(NEG x) && x. => (NOT x)', 'syntax'],
    ['expr parse error', '(ADDI [c+] x) => (NOT x)', 'syntax'],
    [
      'unconditional rule is followed by other rules',
      '(NEG x) => (NOT x)\n(NEG (NOT x)) => x',
      'unconditional-rule',
    ],
    ['duplicate rule', '(NEG (NOT x)) => x\n(NEG (NOT x)) => x', 'duplicate-rule'],
    [
      'found ellipsis in rule, but there are other rules with the same op',
      '(NEG (NOT x)) => x\n(NEG ...) => (NOT ...)',
      'ellipsis',
    ],
    [
      'found ellipsis in non-ellipsis rule, a condition',
      '(NEG ...) && config.BigEndian => (NOT ...)',
      'ellipsis',
    ],
    ['found ellipsis in non-ellipsis rule, one side', '(NEG x) => (NOT ...)', 'ellipsis'],
    ['found ellipsis in non-ellipsis rule, the other side', '(NEG ...) => (NOT x)', 'ellipsis'],
    ["can't use ... for ops that have different aux types", '(ADDI ...) => (NEG ...)', 'ellipsis-aux'],
    ['incorrect number of arguments', '(BEQ x yes no) => (BNEZ x yes no)', 'successors'],
    ['incorrect number of output arguments', '(BEQZ (NEG x) yes no) => (BEQ x)', 'control-count'],
    ["can't have a repeat successor name", '(BEQZ (NEG x) yes yes) => (BEQZ x yes yes)', 'successors'],
    ['unknown successor', '(BEQZ (NEG x) yes no) => (BEQZ x yes maybe)', 'successors'],
    ['unmatched successors', '(BEQZ (NEG x) yes no) => (BEQZ x yes)', 'successors'],
    ['rule silently zeros auxint', '(ADDI x) => (ADDIW x)', 'aux-zeroed'],
    ['rule silently zeros aux', '(MOVBload p m) => (MOVBUload p m)', 'aux-zeroed'],
    ['possible ellipsis rule candidate', '(Add64 x y) => (ADD x y)', 'ellipsis-candidate'],
    ['possible ellipsis rule candidate, using Copy', '(Round64F x) => x', 'ellipsis-candidate'],
  ])('%s', (_, text, code) => {
    expect(codes(lintRules(text), besides)).toEqual([code]);
  });

  test.each([
    ['matches for op found in both generic and', '(Neg64 x) => (Copy x)', both, 'ambiguous-op'],
    [
      'sub-expression must have a type',
      '(NEG x) && x.Uses == 1 => (SHIFT [1] (NEG x))',
      untyped,
      'result-type',
    ],
    [
      'sub-expression must have a type, under @',
      '(NEG x) && x.Uses == 1 => @x.Block (SHIFT [1] x)',
      untyped,
      'result-type',
    ],
  ])('%s', (_, text, tables, code) => {
    expect(codes(lintRules(text, 'RISCV64', tables), besides)).toEqual([code]);
  });
});

describe('of op tables', () => {
  test.each([
    [
      'too many controls',
      'package main\nvar archs = arch{blocks: []blockData{{name: "B3", controls: 3}}}\n',
      'op-table',
    ],
    ['Tuple expect 2 arguments', '{name: "OP", argLength: 1, typ: "(Int64,Int64,Int64)"},', 'type-known'],
    ['Tuple expect 2 arguments, one', '{name: "OP", argLength: 1, typ: "(Int64)"},', 'type-known'],
    [
      'is rematerializeable and clobbers flags',
      '{name: "OP", argLength: 0, rematerializeable: true, clobberFlags: true},',
      'rematerialize-clobber',
    ],
    [
      'faultOnNilArg0 with aux not allowed',
      '{name: "OP", argLength: 2, aux: "Typ", faultOnNilArg0: true},',
      'fault-aux',
    ],
    [
      'faultOnNilArg1 with aux not allowed',
      '{name: "OP", argLength: 2, aux: "Typ", faultOnNilArg1: true},',
      'fault-aux',
    ],
    [
      'symEffect with aux not allowed',
      '{name: "OP", argLength: 2, aux: "Int64", symEffect: "Read"},',
      'sym-effect',
    ],
    ['symEffect needed for aux', '{name: "OP", argLength: 2, aux: "SymOff"},', 'sym-effect'],
  ])('%s', (_, text, code) => {
    expect(codes(lintTable(text))).toEqual([code]);
  });

  test('has no code generation', () => {
    const code =
      'package riscv64\n\nfunc ssaGenValue() {\n\tswitch v.Op {\n\tcase ssa.OpRISCV64ADD:\n\t}\n}\n';
    const table = '{name: "OP", argLength: 1, asm: "OP"},\n{name: "ADD", argLength: 2, asm: "ADD"},';
    expect(codes(lintTable(table, 'RISCV64', code))).toEqual(['op-code']);
  });
});
