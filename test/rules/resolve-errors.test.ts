/** Every error that a rule can have once its ops are looked up, with the frame that a reader sees. */
import { describe, expect, test } from 'vitest';
import { parseRules } from '../../src/rules/parse/parse-rules.ts';
import { resolveFile } from '../../src/rules/resolve/resolve-file.ts';
import { parseOpTable } from '../../src/rules/tables/parse-op-table.ts';
import { renderDiagnostic } from '../../src/text/frame.ts';
import { Source } from '../../src/text/source.ts';
import { dedent } from '../support/dedent.ts';

const generic = new Source(
  'genericOps.go',
  `var genericOps = []opData{
{name: "Add64", argLength: 2, commutative: true},
{name: "Copy", argLength: 1},
{name: "Const64", aux: "Int64"},
{name: "Phi", argLength: -1},
{name: "Both", argLength: 1},
{name: "Zero", argLength: 2, typ: "Mem", aux: "TypSize"}, {name: "Keep", argLength: 2, typ: "Mem", aux: "Typ"},
}
var genericBlocks = []blockData{
{name: "If", controls: 1},
{name: "First"}, {name: "Plain"}, {name: "Hop", controls: 1, aux: "Sym"},
{name: "Jump", controls: 1, aux: "Sym"},
}`,
);
const arch = new Source(
  'XOps.go',
  `ops := []opData{
{name: "ADD", argLength: 2, commutative: true},
{name: "ADDI", argLength: 1, aux: "Int64", typ: "Int64"},
{name: "LOAD", argLength: 2, aux: "SymOff", typ: "Int64"}, {name: "PEEK", argLength: 2, aux: "SymOff", typ: "Int64"},
{name: "Both", argLength: 1},
}
blocks := []blockData{{name: "BNEZ", controls: 1}, {name: "BEQ", controls: 2}}`,
);
const tables = {
  generic: parseOpTable(generic, 'generic').table,
  arch: parseOpTable(arch, 'X').table,
};

function resolveText(text: string) {
  const source = new Source('X.rules', text);
  const { rules, diagnostics } = parseRules(source);
  expect(diagnostics).toEqual([]);
  return resolveFile(source, rules, tables);
}

const right: readonly string[] = [
  '(Add64 x y) => (ADD x y)',
  '(Add64 ...) => (ADD ...)',
  '(Phi ...) => (Copy ...)',
  '(Add64 <t> x (Const64 [c])) && c == 3 && x.Op == OpXADD => (ADDI <t> [c+1] x)',
  '(Phi x ___) => x',
  '(If c yes no) => (BNEZ c yes no)',
  '(If c yes no) => (BNEZ c no yes)',
  '(First a b c) => (Plain a b c)',
  '(Jump {s} c) => (Hop {s} c)',
  '(LOAD [off] {sym} p m) && p.Op == OpSB => @p.Block (PEEK [off] {mergeSym(sym, nil)} p m)',
  '(ADD n:(Copy x) n) => n',
  '(LOAD x y) && x.ID > y.ID => (LOAD y x)',
  '(ADDI [c] x) && c > 3 => (ADDI [c-1] x)',
  '(ADDI [3] x) => (ADDI [4] x)',
  '(ADD <t> x x) => (ADD x (Copy <t> x))',
  '(ADD x:(Copy _) y) => (ADD y (ADDI [1] x))',
  '(ADD x y) => z:(ADDI [math.MaxInt32] (ADDI [b.ID] v.Args[0]))',
  '(Copy x) => {build(v, x, b, config, fe, typ.Int64)}',
  '(LOAD x y) => (ADD z (ADDI [0] z:(ADDI [1] x)))',
  '(ADD x:(Copy y) z) && x.Uses == 1 && clobber(x) => @x.Block (Copy <x.Type> (ADDI [1] y))',
  '(Zero [c] p m) && c > 0 => (Zero [c-1] p m)',
  '(Keep {t} p (Keep {t} _ m)) => (Keep {t} p m)',
];

test.each(right)('%s', text => {
  const { rules, diagnostics } = resolveText(text);
  expect(diagnostics).toEqual([]);
  expect(rules[0]!.instances.every(({ rule }) => rule !== undefined)).toBe(true);
});

interface Case {
  readonly title: string;
  readonly text: string;
  readonly frame: string;
}

const wrong: readonly Case[] = [
  {
    title: 'an ellipsis between ops of different numbers of operands',
    text: '(Copy ...) => (Add64 ...)',
    frame: `
      X.rules:1:16: error[ellipsis-operands]: \`...\` keeps the operands as they are,
          but \`Copy\` takes 1 and \`Add64\` takes 2
        |
      1 | (Copy ...) => (Add64 ...)
        |                ^^^^^
        |  ----`,
  },
  {
    title: 'a name that is given to an op behind the operand that binds it',
    text: '(ADD n n:(Copy x)) => n',
    frame: `
      X.rules:1:8: error[bound-twice]: \`n\` is bound already, and cannot be given to an
          op
        |
      1 | (ADD n n:(Copy x)) => n
        |        ^
        |      - bound here
        = help: an operand that only repeats the name stands behind it`,
  },
  {
    title: 'a last operand that binds a name before the others',
    text: '(LOAD n:(Copy x) n) => x',
    frame: `
      X.rules:1:7: error[bound-twice]: \`n\` is bound already, and cannot be given to an
          op
        |
      1 | (LOAD n:(Copy x) n) => x
        |       ^
        |                  - bound here
        = help: an operand that only repeats the name stands behind it`,
  },
  {
    title: 'an operand that the condition clobbers',
    text: '(ADD x:(Copy y) z) && x.Uses == 1 && clobber(x) => (ADD z (ADDI [1] x))',
    frame: `
      X.rules:1:69: error[clobbered-read]: \`x\` is read here, and the condition
          clobbers it
        |
      1 | (ADD x:(Copy y) z) && x.Uses == 1 && clobber(x) => (ADD z (ADDI [1] x))
        |                                                                     ^
        = help: a clobbered value has no op and no operands: the compiler stops at
                what is made of it`,
  },
  {
    title: 'a constant of a value that the condition may clobber',
    text: '(ADD x:(ADDI _) z) && clobberIfDead(x) => (ADDI [x.AuxInt] z)',
    frame: `
      X.rules:1:50: error[clobbered-read]: \`x\` is read here, and the condition
          clobbers it
        |
      1 | (ADD x:(ADDI _) z) && clobberIfDead(x) => (ADDI [x.AuxInt] z)
        |                                                  ^
        = help: a clobbered value has no op and no operands: the compiler stops at
                what is made of it`,
  },
  {
    title: 'an aux that is never nil and not written',
    text: '(Keep {t} p (Keep {t} _ m)) => (Keep p m)',
    frame: `
      X.rules:1:33: error[aux-nil]: the aux of a new \`Keep\` is nil
        |
      1 | (Keep {t} p (Keep {t} _ m)) => (Keep p m)
        |                                 ^^^^
        = help: write \`(Keep {...} ...)\`: whatever reads the aux stops the compiler
                otherwise`,
  },
  {
    title: 'a type of what is zeroed that the rule reads and does not write',
    text: '(Zero [c] {t} p m) && t.Size() == 8 => (Zero [c-1] p m)',
    frame: `
      X.rules:1:41: error[aux-nil]: the aux of a new \`Zero\` is nil
        |
      1 | (Zero [c] {t} p m) && t.Size() == 8 => (Zero [c-1] p m)
        |                                         ^^^^
        = help: write \`(Zero {...} ...)\`: whatever reads the aux stops the compiler
                otherwise`,
  },
  {
    title: 'a match of a value that is made of itself',
    text: '(ADD x n:(Copy (Copy n))) => x',
    frame: `
      X.rules:1:22: error[own-operand]: \`n\` is the value that this is an operand of
        |
      1 | (ADD x n:(Copy (Copy n))) => x
        |                      ^`,
  },
  {
    title: 'a result that is made of the value in whose place it stands',
    text: '(ADD x y) => (ADD x (ADDI [1] v))',
    frame: `
      X.rules:1:31: error[own-operand]: \`v\` is the value that this is an operand of
        |
      1 | (ADD x y) => (ADD x (ADDI [1] v))
        |                               ^`,
  },
  {
    title: 'an op that no table has',
    text: '(AD x y) => x',
    frame: `
      X.rules:1:2: error[unknown-op]: \`AD\` is not an op
        |
      1 | (AD x y) => x
        |  ^^
        = help: did you mean \`ADD\`?`,
  },
  {
    title: 'one member of an alternation that no table has',
    text: '((ADD|ADDX|LOAD) x y) => x',
    frame: `
      X.rules:1:7: error[unknown-op]: \`ADDX\` is not an op
        |
      1 | ((ADD|ADDX|LOAD) x y) => x
        |       ^^^^
        = help: did you mean \`ADD\`?`,
  },
  {
    title: 'an op without a likely name',
    text: '(Frobnicate x) => x',
    frame: `
      X.rules:1:2: error[unknown-op]: \`Frobnicate\` is not an op
        |
      1 | (Frobnicate x) => x
        |  ^^^^^^^^^^`,
  },
  {
    title: 'the constant of an op that no table has',
    text: '(ADD x y) && x.Op != OpXADDI && y.Op == OpXADI && x.Op != OpAMD64Nope && x.Op != OpPhi => x',
    frame: `
      X.rules:1:41: error[unknown-op]: \`OpXADI\` is the constant of no op
        |
      1 | (ADD x y) && x.Op != OpXADDI && y.Op == OpXADI && x.Op != OpAMD64Nope && x…
        |                                         ^^^^^^
        = help: did you mean \`OpXADD\`?`,
  },
  {
    title: 'an operand too few',
    text: '(ADD x) => x',
    frame: `
      X.rules:1:2: error[operand-count]: \`ADD\` takes 2 operands, here is 1
        |
      1 | (ADD x) => x
        |  ^^^
        --> XOps.go:2:1
      2 | {name: "ADD", argLength: 2, commutative: true},
        | ---------------------------------------------- declared here`,
  },
  {
    title: 'an operand too many in a result',
    text: '(Copy x) => (Copy x x)',
    frame: `
      X.rules:1:14: error[operand-count]: \`Copy\` takes 1 operand, here are 2
        |
      1 | (Copy x) => (Copy x x)
        |              ^^^^
        --> genericOps.go:3:1
      3 | {name: "Copy", argLength: 1},
        | ---------------------------- declared here`,
  },
  {
    title: 'an op of both tables',
    text: '(Both x) => x',
    frame: `
      X.rules:1:2: error[ambiguous-op]: \`Both\` is an op of the generic table and of X,
          with the same number of operands
        |
      1 | (Both x) => x
        |  ^^^^
        --> genericOps.go:6:1
      6 | {name: "Both", argLength: 1},
        | ---------------------------- declared here
        --> XOps.go:5:1
      5 | {name: "Both", argLength: 1},
        | ---------------------------- declared here`,
  },
  {
    title: 'an auxint where there is none',
    text: '(Copy [c] x) => x',
    frame: `
      X.rules:1:8: error[aux-allowed]: \`Copy\` has no auxint, its op table declares
          neither auxint nor aux
        |
      1 | (Copy [c] x) => x
        |        ^`,
  },
  {
    title: 'an aux where there is only an auxint',
    text: '(ADDI {s} x) => x',
    frame: `
      X.rules:1:8: error[aux-allowed]: \`ADDI\` has no aux, its op table declares
          \`Int64\`
        |
      1 | (ADDI {s} x) => x
        |        ^`,
  },
  {
    title: 'an aux on a block without one',
    text: '(If c {s} yes no) => (BNEZ c yes no)',
    frame: `
      X.rules:1:8: error[aux-allowed]: \`If\` has no aux, its op table declares neither
          auxint nor aux
        |
      1 | (If c {s} yes no) => (BNEZ c yes no)
        |        ^`,
  },
  {
    title: 'a rest of an op with a fixed number of operands',
    text: '(Add64 x ___) => x',
    frame: `
      X.rules:1:10: error[rest-operand]: \`Add64\` takes 2 operands, none are left for
          \`___\`
        |
      1 | (Add64 x ___) => x
        |          ^^^
        = help: write \`_\` for each operand that may be anything`,
  },
  {
    title: 'a name of the compiler for an operand',
    text: '(ADD v y) => y',
    frame: `
      X.rules:1:6: error[reserved-name]: \`v\` is reserved and cannot be bound by a
          match
        |
      1 | (ADD v y) => y
        |      ^
        = note: v is the matched value, b its block; config, fe and typ are the
                compiler's`,
  },
  {
    title: 'a name of the compiler for an auxint',
    text: '(Const64 [config]) => (Const64 [1])',
    frame: `
      X.rules:1:11: error[reserved-name]: \`config\` is reserved and cannot be bound by
          a match
        |
      1 | (Const64 [config]) => (Const64 [1])
        |           ^^^^^^
        = note: v is the matched value, b its block; config, fe and typ are the
                compiler's`,
  },
  {
    title: 'a result of nothing that is bound',
    text: '(Add64 x y) => z',
    frame: `
      X.rules:1:16: error[unbound-variable]: \`z\` is not bound by the match
        |
      1 | (Add64 x y) => z
        |                ^`,
  },
  {
    title: 'a condition on nothing that is bound',
    text: '(ADDI [off1] x) && off > 0 => x',
    frame: `
      X.rules:1:20: error[unbound-variable]: \`off\` is not bound by the match
        |
      1 | (ADDI [off1] x) && off > 0 => x
        |                    ^^^
        = help: did you mean \`off1\`?`,
  },
  {
    title: 'an auxint that is compared before it is bound',
    text: '(ADDI [c+1] (Const64 [c])) => (Const64 [c])',
    frame: `
      X.rules:1:8: error[unbound-variable]: \`c\` is not bound by the match
        |
      1 | (ADDI [c+1] (Const64 [c])) => (Const64 [c])
        |        ^`,
  },
  {
    title: 'a rule variable in a block rule',
    text: '(If c yes no) && v.Uses == 1 => (BNEZ c yes no)',
    frame: `
      X.rules:1:18: error[unbound-variable]: \`v\` is not bound by the match
        |
      1 | (If c yes no) && v.Uses == 1 => (BNEZ c yes no)
        |                  ^`,
  },
  {
    title: 'a new value without a type',
    text: '(Copy x) => (Copy (Copy x))',
    frame: `
      X.rules:1:20: error[result-type]: a new \`Copy\` needs a type
        |
      1 | (Copy x) => (Copy (Copy x))
        |                    ^^^^
        = help: write \`(Copy <type> ...)\`; its op table gives it no default`,
  },
  {
    title: 'a value in another block without a type',
    text: '(Copy x) => @x.Block (Copy x)',
    frame: `
      X.rules:1:23: error[result-type]: a new \`Copy\` needs a type
        |
      1 | (Copy x) => @x.Block (Copy x)
        |                       ^^^^
        = help: write \`(Copy <type> ...)\`; its op table gives it no default`,
  },
  {
    title: 'an ellipsis that changes the aux',
    text: '(Add64 ...) => (LOAD ...)',
    frame: `
      X.rules:1:17: error[ellipsis-aux]: \`...\` copies the aux as it is, but \`Add64\`
          has none and \`LOAD\` has SymOff
        |
      1 | (Add64 ...) => (LOAD ...)
        |                 ^^^^
        |  -----`,
  },
  {
    title: 'a block that no table has',
    text: '(If c yes no) => (BNE c yes no)',
    frame: `
      X.rules:1:19: error[unknown-block]: \`BNE\` is not a block
        |
      1 | (If c yes no) => (BNE c yes no)
        |                   ^^^
        = help: did you mean \`BNEZ\`?`,
  },
  {
    title: 'a block that becomes a value',
    text: '(If c yes no) => c',
    frame: `
      X.rules:1:18: error[block-result]: the result of a block rule is a block
        |
      1 | (If c yes no) => c
        |                  ^`,
  },
  {
    title: 'a control too few',
    text: '(BEQ x) => (BNEZ x)',
    frame: `
      X.rules:1:2: error[control-count]: \`BEQ\` is controlled by 2 values, here is 1
        |
      1 | (BEQ x) => (BNEZ x)
        |  ^^^`,
  },
  {
    title: 'an op for a successor',
    text: '(If c (Copy x) no) => (BNEZ c x no)',
    frame: `
      X.rules:1:7: error[successor-name]: a successor of a block is a name
        |
      1 | (If c (Copy x) no) => (BNEZ c x no)
        |       ^^^^^^^^`,
  },
  {
    title: 'a successor twice',
    text: '(If c yes yes) => (BNEZ c yes yes)',
    frame: `
      X.rules:1:1: error[successors]: \`yes\` names two successors of one block
        |
      1 | (If c yes yes) => (BNEZ c yes yes)
        | ^^^^^^^^^^^^^^`,
  },
  {
    title: 'successors that are exchanged and more than two',
    text: '(First a b c) => (First b c a)',
    frame: `
      X.rules:1:18: error[successors]: the successors \`a b c\` become \`b c a\`, but can
          only stay or, if they are two, be exchanged
        |
      1 | (First a b c) => (First b c a)
        |                  ^^^^^^^^^^^^^
        | -------------`,
  },
  {
    title: 'a successor lost',
    text: '(If c yes no) => (First yes)',
    frame: `
      X.rules:1:18: error[successors]: the successors \`yes no\` become \`yes\`, but can
          only stay or, if they are two, be exchanged
        |
      1 | (If c yes no) => (First yes)
        |                  ^^^^^^^^^^^
        | -------------`,
  },
];

const doubtful: readonly Case[] = [
  {
    title: 'a result that the rule matches again',
    text: '(ADD x n:(Copy y)) => (ADD n (ADDI [1] x))',
    frame: `
      X.rules:1:23: warning[endless-rewrite]: the rule matches its own result, so the
          compiler never ends
        |
      1 | (ADD x n:(Copy y)) => (ADD n (ADDI [1] x))
        |                       ^^^^^^^^^^^^^^^^^^^^ matched again`,
  },
  {
    title: 'branches exchanged for ever',
    text: '(BEQ x y yes no) => (BEQ x y no yes)',
    frame: `
      X.rules:1:21: warning[endless-rewrite]: the rule matches its own result, so the
          compiler never ends
        |
      1 | (BEQ x y yes no) => (BEQ x y no yes)
        |                     ^^^^^^^^^^^^^^^^ matched again`,
  },
];

describe('a rule that has a warning is read all the same', () => {
  test.each(doubtful)('$title', ({ text, frame }) => {
    const { rules, diagnostics } = resolveText(text);
    expect(diagnostics.map(one => renderDiagnostic(one)).join('\n')).toBe(dedent(frame));
    expect(rules.flatMap(({ instances }) => instances).every(({ rule }) => rule !== undefined)).toBe(true);
  });
});

describe('a rule that its ops do not allow', () => {
  test.each(wrong)('$title', ({ text, frame }) => {
    const { rules, diagnostics } = resolveText(text);
    expect(diagnostics.map(one => renderDiagnostic(one)).join('\n')).toBe(dedent(frame));
    expect(rules.flatMap(({ instances }) => instances).some(({ rule }) => rule === undefined)).toBe(true);
  });
});

test('an error of all members of an alternation is said once', () => {
  const { rules, diagnostics } = resolveText('((ADD|LOAD) x y) => z');
  expect(rules[0]!.instances.map(one => one.diagnostics.length)).toEqual([1, 1]);
  expect(diagnostics).toHaveLength(1);
});

test('a rule with `...` is the only one for its op', () => {
  const { diagnostics } = resolveText('(Add64 ...) => (ADD ...)\n(Copy x) => x\n(Add64 x x) => x');
  expect(diagnostics.map(one => renderDiagnostic(one))).toEqual([
    dedent(`
      X.rules:1:2: error[ellipsis]: \`...\` can only be used if there is no other rule
          for \`Add64\`
        |
      1 | (Add64 ...) => (ADD ...)
        |  ^^^^^
      3 | (Add64 x x) => x
        |  ----- another rule`),
  ]);
});
