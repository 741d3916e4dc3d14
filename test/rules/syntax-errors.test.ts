/** Every error that a text can have before its ops are looked up, with the frame that a reader sees. */
import { describe, expect, test } from 'vitest';
import { parseRules } from '../../src/rules/parse/parse-rules.ts';
import { renderDiagnostic } from '../../src/text/frame.ts';
import { Source } from '../../src/text/source.ts';
import { dedent } from '../support/dedent.ts';

interface Case {
  readonly title: string;
  readonly text: string;
  readonly frame: string;
}

const cases: readonly Case[] = [
  {
    title: 'an op without a name',
    text: '() => x',
    frame: `
      X.rules:1:2: error[syntax]: expected an op name after \`(\`, found \`)\`
        |
      1 | () => x
        |  ^`,
  },
  {
    title: 'a byte of another encoding',
    text: '(\ufffdNEG x) => x',
    frame: `
      X.rules:1:2: error[syntax]: expected an op name after \`(\`, found \`\ufffd\`
        |
      1 | (\ufffdNEG x) => x
        |  ^
        = note: \ufffd stands for what is not UTF-8: the file may be in another encoding`,
  },
  {
    title: 'a rule without a result',
    text: '(ADD x y) =>',
    frame: `
      X.rules:1:13: error[syntax]: expected a result after \`=>\`
        |
      1 | (ADD x y) =>
        |             ^`,
  },
  {
    title: 'a condition that is empty',
    text: '(ADD x y) && => x',
    frame: `
      X.rules:1:14: error[syntax]: expected a Go expression after \`&&\`, found \`=>\`
        |
      1 | (ADD x y) && => x
        |              ^^`,
  },
  {
    title: 'a result without a match',
    text: '=> x',
    frame: `
      X.rules:1:1: error[syntax]: expected \`(\`, found \`=>\`
        |
      1 | => x
        | ^^`,
  },
  {
    title: 'an auxint that does not end',
    text: '(ADD [c d] x) => x',
    frame: `
      X.rules:1:9: error[syntax]: expected \`]\` to close the auxint, found \`d\`
        |
      1 | (ADD [c d] x) => x
        |         ^
        |      - opened here`,
  },
  {
    title: 'an auxint that is empty',
    text: '(ADD [] x) => x',
    frame: `
      X.rules:1:7: error[syntax]: expected a Go expression after \`[\`, found \`]\`
        |
      1 | (ADD [] x) => x
        |       ^`,
  },
  {
    title: 'a type that does not end',
    text: '(ADD <t x) => x',
    frame: `
      X.rules:1:9: error[syntax]: expected \`>\` to close the type, found \`x\`
        |
      1 | (ADD <t x) => x
        |         ^
        |      - opened here`,
  },
  {
    title: 'an aux that does not end',
    text: '(ADD {a x} y) => x',
    frame: `
      X.rules:1:9: error[syntax]: expected \`}\` to close the aux, found \`x\`
        |
      1 | (ADD {a x} y) => x
        |         ^
        |      - opened here`,
  },
  {
    title: 'operands with a comma',
    text: '(ADD x,y) => x',
    frame: `
      X.rules:1:7: error[syntax]: expected a blank before the next operand or \`)\` to
          close the op, found \`,\`
        |
      1 | (ADD x,y) => x
        |       ^
        | - opened here`,
  },
  {
    title: 'what is no letter',
    text: '(ADD ×) => x',
    frame: `
      X.rules:1:6: error[syntax]: expected an operand or \`)\` after \`ADD\`, found \`×\`
        |
      1 | (ADD ×) => x
        |      ^`,
  },
  {
    title: 'what cannot be seen',
    text: '(ADD x\ufeff) => x',
    frame: `
      X.rules:1:7: error[syntax]: expected a blank before the next operand or \`)\` to
          close the op, found the invisible U+FEFF
        |
      1 | (ADD x\\u{feff}) => x
        |       ^^^^^^^^
        | - opened here`,
  },
  {
    title: 'two signs that are one',
    text: '(ADD [c] x) && c--1 == 2 => x',
    frame: `
      X.rules:1:17: error[syntax]: expected \`=>\` after \`c\`, found \`--\`
        |
      1 | (ADD [c] x) && c--1 == 2 => x
        |                 ^^`,
  },
  {
    title: 'a string with an escape that is none',
    text: '(ADD x) && f("\\q") => x',
    frame: `
      X.rules:1:14: error[go-literal]: \`"\\q"\` is not a constant that Go can read
        |
      1 | (ADD x) && f("\\q") => x
        |              ^^^^`,
  },
  {
    title: 'a digit that is missing',
    text: '(ADD [1__0] x) => x',
    frame: `
      X.rules:1:7: error[go-literal]: \`1__0\` is not a constant that Go can read: \`_\`
          must separate two digits
        |
      1 | (ADD [1__0] x) => x
        |       ^^^^`,
  },
  {
    title: 'text behind the match',
    text: '(ADD x y) z => x',
    frame: `
      X.rules:1:11: error[syntax]: expected \`&&\` or \`=>\` after \`)\`, found \`z\`
        |
      1 | (ADD x y) z => x
        |           ^`,
  },
  {
    title: 'a condition of two expressions',
    text: '(ADD x y) && a b => x',
    frame: `
      X.rules:1:16: error[syntax]: expected \`=>\` after \`a\`, found \`b\`
        |
      1 | (ADD x y) && a b => x
        |                ^`,
  },
  {
    title: 'text behind the result',
    text: '(ADD x y) => x y',
    frame: `
      X.rules:1:16: error[syntax]: expected an operator or the end of the rule after
          \`x\`, found \`y\`
        |
      1 | (ADD x y) => x y
        |                ^`,
  },
  {
    title: 'an alternation that is not one',
    text: '(A|B x) => x',
    frame: `
      X.rules:1:3: error[syntax]: expected a blank before the next operand or \`)\` to
          close the op, found \`|\`
        |
      1 | (A|B x) => x
        |   ^
        | - opened here`,
  },
  {
    title: 'a match with a name',
    text: 'x:(ADD y) => x',
    frame: `
      X.rules:1:1: error[syntax]: expected \`(\`, found \`x\`
        |
      1 | x:(ADD y) => x
        | ^`,
  },
  {
    title: 'a name for what is no op',
    text: '(ADD x:y) => x',
    frame: `
      X.rules:1:8: error[syntax]: expected \`(\` after \`:\`, found \`y\`
        |
      1 | (ADD x:y) => x
        |        ^`,
  },
  {
    title: 'two operators in a row',
    text: '(ADD x) && a && && b => x',
    frame: `
      X.rules:1:17: error[syntax]: expected a Go expression after \`&&\`, found \`&&\`
        |
      1 | (ADD x) && a && && b => x
        |                 ^^`,
  },
  {
    title: 'a place without a result',
    text: '(ADD x) => @x.Block',
    frame: `
      X.rules:1:20: error[syntax]: expected a result after \`Block\`
        |
      1 | (ADD x) => @x.Block
        |                    ^`,
  },
  {
    title: 'a call that does not end',
    text: '(ADD x) && f(a,,) => x',
    frame: `
      X.rules:1:16: error[syntax]: expected \`)\` to close the call, found \`,\`
        |
      1 | (ADD x) && f(a,,) => x
        |                ^
        |             - opened here`,
  },
  {
    title: 'a parenthesis that stays open',
    text: '(ADD x (SUB y) => x',
    frame: `
      X.rules:1:15: error[unbalanced-bracket]: expected \`)\` to close the op before
          \`=>\`
        |
      1 | (ADD x (SUB y) => x
        |               ^ expected \`)\`
        | - opened here`,
  },
  {
    title: 'a parenthesis too many',
    text: '(ADD x y)) => x\n(OK x) => x',
    frame: `
      X.rules:1:10: error[unbalanced-bracket]: \`)\` closes nothing
        |
      1 | (ADD x y)) => x
        |          ^ no bracket is open here
        = note: Go's generator reads no rule of the file after this one`,
  },
  {
    title: 'brackets that cross',
    text: '(ADD [c x) => x]',
    frame: `
      X.rules:1:10: error[unbalanced-bracket]: expected \`]\` to close the auxint, found
          \`)\`
        |
      1 | (ADD [c x) => x]
        |          ^
        |      - opened here`,
  },
  {
    title: 'a string without an end',
    text: '(ADD {"abc} x) => x',
    frame: `
      X.rules:1:7: error[unterminated-string]: the string has no end
        |
      1 | (ADD {"abc} x) => x
        |       ^^^^^^^^^^^^^`,
  },
  {
    title: 'an arrow of old',
    text: '(ADD x y) -> (SUB x y)\n(OK x) => x',
    frame: `
      X.rules:1:11: error[old-arrow]: \`->\` is no longer an arrow of the language
        |
      1 | (ADD x y) -> (SUB x y)
        |           ^^
        = note: Go 1.16 and newer read only \`=>\`
        = help: write \`=>\`, and give auxints and auxes the types that their ops
                declare`,
  },
  {
    title: 'two arrows',
    text: '(ADD x y) => x => y',
    frame: `
      X.rules:1:16: error[second-arrow]: a rule has one \`=>\`, this is a second one
        |
      1 | (ADD x y) => x => y
        |                ^^
        |           -- the first \`=>\`
        = note: Go's generator ignores what stands behind a second \`=>\``,
  },
  {
    title: 'no arrow',
    text: '(ADD x y)\n(OK x) => x',
    frame: `
      X.rules:1:10: error[missing-arrow]: expected \`=>\` and a result
        |
      1 | (ADD x y)
        |          ^
        | --------- this is not yet a rule`,
  },
  {
    title: 'an alternation among the operands',
    text: '(ADD (x|y) z) => x',
    frame: `
      X.rules:1:6: error[alternation-place]: an alternation can only be part of the
          name of an op or a block
        |
      1 | (ADD (x|y) z) => x
        |      ^^^^^
        = help: write one rule for each of its members`,
  },
  {
    title: 'an alternation in an aux',
    text: '(ADD {f(a|b)} z) => x',
    frame: `
      X.rules:1:8: error[alternation-place]: an alternation can only be part of the
          name of an op or a block
        |
      1 | (ADD {f(a|b)} z) => x
        |        ^^^^^
        = help: write one rule for each of its members`,
  },
  {
    title: 'alternations of different size',
    text: '((A|B) x) => ((A|B|C)D x)',
    frame: `
      X.rules:1:15: error[alternation-count]: alternations of one rule are read in
          lock-step, but one has 2 members and another 3
        |
      1 | ((A|B) x) => ((A|B|C)D x)
        |               ^^^^^^^ 3 members
        |  ----- 2 members`,
  },
  {
    title: 'a computed operand in a match',
    text: '(ADD x.Args[0]) => x',
    frame: `
      X.rules:1:6: error[match-operand]: an operand of a match is an op, a name or \`_\`
        |
      1 | (ADD x.Args[0]) => x
        |      ^^^^^^^^^ a Go expression
        = help: name the operand and compare it in a condition`,
  },
  {
    title: '`___` before an operand',
    text: '(ADD ___ x) => x',
    frame: `
      X.rules:1:6: error[rest-operand]: \`___\` stands for all remaining operands, so it
          is the last
        |
      1 | (ADD ___ x) => x
        |      ^^^`,
  },
  {
    title: '`_` in a result',
    text: '(ADD x) => (SUB _)',
    frame: `
      X.rules:1:17: error[result-operand]: \`_\` stands for no value in a result
        |
      1 | (ADD x) => (SUB _)
        |                 ^`,
  },
  {
    title: '`_` as a name',
    text: '(ADD _:(SUB x)) => x',
    frame: `
      X.rules:1:6: error[binding-name]: \`_\` is not a name for a value
        |
      1 | (ADD _:(SUB x)) => x
        |      ^`,
  },
  {
    title: 'an ellipsis with a condition',
    text: '(ADD ...) && c => (SUB ...)',
    frame: `
      X.rules:1:6: error[ellipsis]: \`...\` can only be used in a rule \`(A ...) => (B
          ...)\`
        |
      1 | (ADD ...) && c => (SUB ...)
        |      ^^^
        = help: name the operands, the auxint and the aux`,
  },
  {
    title: '`&&` in a match',
    text: '(ADD [a && b] x) => x',
    frame: `
      X.rules:1:9: error[condition-place]: \`&&\` inside a match
        |
      1 | (ADD [a && b] x) => x
        |         ^^
        = note: Go's generator begins the condition at the first \`&&\` of a rule
        = help: bind a name here and compare it in the condition`,
  },
  {
    title: 'a place with blanks',
    text: '(ADD x) => @f(a, b) (SUB x)',
    frame: `
      X.rules:1:17: error[place-blank]: the expression behind \`@\` ends at this blank
        |
      1 | (ADD x) => @f(a, b) (SUB x)
        |                 ^
        = help: write it without blanks`,
  },
  {
    title: 'two auxints',
    text: '(ADD [1] [2] x) => x',
    frame: `
      X.rules:1:11: error[repeated-field]: an op has one auxint, this is a second one
        |
      1 | (ADD [1] [2] x) => x
        |           ^
        |       - the first auxint`,
  },
  {
    title: 'a number of the wrong base',
    text: '(ADD [0b12] x) => x',
    frame: `
      X.rules:1:7: error[go-literal]: \`0b12\` is not a constant that Go can read
        |
      1 | (ADD [0b12] x) => x
        |       ^^^^`,
  },
];

describe('a text that is no rule', () => {
  test.each(cases)('$title', ({ text, frame }) => {
    const { diagnostics } = parseRules(new Source('X.rules', text));
    expect(diagnostics.map(one => renderDiagnostic(one)).join('\n')).toBe(dedent(frame));
  });
});

test.each(cases)('does not hide the rule below: $title', ({ text }) => {
  const { rules } = parseRules(new Source('X.rules', `${text}\n(LAST x) => x\n`));
  expect(rules.at(-1)?.match.op.parts).toMatchObject([{ text: 'LAST' }]);
});

describe('a byte order mark before a rule is an error there, and the others are read', () => {
  test.each([
    ['\ufeff(A x) => x\n(B x) => x\n', '1:1', 1],
    ['\ufeff// Rules.\n\n(A x) => x\n(B x) => x\n', '1:1', 1],
    ['(A x) => x\n\ufeff(B x) => x\n', '2:1', 1],
    ['\ufeff// None.\n', undefined, 0],
  ])('%j', (text, place, count) => {
    const { rules, diagnostics } = parseRules(new Source('X.rules', text));
    expect(diagnostics.map(({ code }) => code)).toEqual(place === undefined ? [] : ['byte-order-mark']);
    const [{ source, span }] = diagnostics[0]?.labels ?? [{ source: new Source('', ''), span: undefined }];
    const { line, column } = source.position(span?.start ?? 0);
    expect(place ?? '1:1').toBe(`${line}:${column}`);
    expect(rules).toHaveLength(count);
  });
});

describe('what Go reads, though no rule of its own has it', () => {
  test.each([
    '(A x) && f(x,) => x',
    '(A x) && c == 1 /* c */ || /* b */ a => x',
    '(A [c /* one */] x) && x == "/* none" => (A [c /* two */] x)',
    '(A x) && x . Uses == 1 && x [0] == T {1} && x . (y) == nil => x',
    '(A\u00a0x) &&\u2003x.Uses == 1 => (B\u00a0x)',
    '(A é) && é.Uses == 1 => é',
    '(A x) && []int{1, 2}[0] == map[string]int{"a": 1,}["a"] => x',
    '(A x) && []T{{1}, {a: 2}}[0].a == 1i => x',
    '(A x) && c - -1 == a&^^b && c<<-1 < -1 => x',
  ])('%s', text => {
    const { rules, diagnostics } = parseRules(new Source('X.rules', text));
    expect(diagnostics).toEqual([]);
    expect(rules).toHaveLength(1);
  });
});

test.each([
  '(A /* c */ x) => x',
  '(A x) && c++ => x',
  '(A x) && c<-1 => x',
  '(A x) && c/*p => x',
  '(A []int{1} x) => x',
  // Go's generator stops at these, though Go's parser does not.
  '(A x) && x.Args[1:] => x',
  '(A x) && f([]byte(s)) => x',
  '(A x) && f(x...) => x',
  '(A x) && f[int, string](c) => x',
  '(A x) && func() bool { return true }() => x',
])('%s is refused', text => {
  expect(parseRules(new Source('X.rules', text)).rules).toEqual([]);
});

describe('what is written for an arrow, or for a comment', () => {
  test.each([
    ['(ADD x y) = > x', 'the arrow is `=>`, without a blank'],
    ['(ADD x y) → x', 'the arrow is `=>`'],
    ['(ADD x y) := (ADD y x)', 'the arrow is `=>`'],
    ['(ADD x y) ~> x', 'the arrow is `=>`'],
    ['# a comment', 'a comment begins with `//`'],
    ['/* a comment */', 'a comment begins with `//`'],
    ['(ADD x y)', undefined],
    ['(ADD x y) && x >= 1', undefined],
  ])('%s', (text, help) => {
    const { diagnostics } = parseRules(new Source('X.rules', text));
    expect(diagnostics.find(({ code }) => code === 'missing-arrow')?.help).toBe(help);
  });
});
