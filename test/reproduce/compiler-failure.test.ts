/** What a compiler says that fails. */
import { describe, expect, it } from 'vitest';
import {
  failureIn,
  failureKind,
  functionsIn,
  isInRulesOf,
} from '../../src/reproduce/trials/compiler-failure.ts';

const panic = [
  '# command-line-arguments',
  "/tmp/x/main.go:19:18: internal compiler error: 'f2': panic during lower while compiling f2:",
  '',
  'unreachable',
  '',
  'goroutine 8 [running]:',
  'cmd/compile/internal/ssa.rewriteValueARM64_OpARM64CSEL(0xcd73c94e6e0)',
  '\tcmd/compile/internal/ssa/rewriteARM64.go:4963 +0xbd8',
].join('\n');
const assembler = [
  'rewriting v1 = CSEL -> v1 = CSEL',
  '# command-line-arguments',
  './main.go:3:18: illegal combination: 00004 (/tmp/x/main.go:7)\tCSEL\tPLDL1KEEP, R3, R2, R0 SPOP REG REG REG NONE, 14 7',
].join('\n');

describe('a failure of the compiler', () => {
  it('is what it says first, without places of this machine', () => {
    expect(failureIn(panic)).toBe(
      "main.go:19:18: internal compiler error: 'f2': panic during lower while compiling f2:",
    );
    expect(failureIn(assembler)).toContain('illegal combination: 00004 (main.go:7)');
    expect(failureIn('go: no such tool "compile"\n')).toBeUndefined();
  });

  it('is of the same kind in other functions', () => {
    expect([panic, assembler].map(text => failureKind(failureIn(text)!))).toEqual([
      'internal compiler error:',
      'illegal combination:',
    ]);
  });

  it('names functions by their names, or by their lines', () => {
    const program = [
      'package main',
      '',
      'func f1() {',
      '}',
      '',
      'func f2() {',
      '\tx',
      '}',
      'func main() {',
      '}',
    ];
    expect([...functionsIn(program.join('\n'), panic)]).toEqual([1]);
    expect([...functionsIn(program.join('\n'), assembler)].sort()).toEqual([0, 1]);
    expect([...functionsIn(program.join('\n'), 'main.go:10: no')]).toEqual([]);
  });

  it('is in the rules of an op where its stack is', () => {
    const of = (arch: string, name: string) =>
      isInRulesOf(panic, { arch, name, argLength: 2, commutative: false, marks: new Set() });
    expect([of('ARM64', 'CSEL'), of('ARM64', 'CSEL0'), of('generic', 'CSEL'), of('ARM64', 'SEL')]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
