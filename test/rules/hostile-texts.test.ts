/** Texts made to hang a reader or exhaust its stack. Each ends in errors, or in rules, within a second. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseGoExpression } from '../../src/rules/parse/parse-go-expression.ts';
import { parseRules } from '../../src/rules/parse/parse-rules.ts';
import { blankComments } from '../../src/rules/parse/rule-text.ts';
import { splitRules } from '../../src/rules/parse/split.ts';
import { renderDiagnostic } from '../../src/text/frame.ts';
import { Source } from '../../src/text/source.ts';

const megabyte = (text: string) => text.repeat(2 ** 20 / text.length);
const condition = (text: string) => `(A x) && ${text} => x`;

/** The code that each text ends in; `rules` where it is long but right. */
const texts: readonly (readonly [title: string, text: string, code: string])[] = [
  ['a megabyte of (', megabyte('('), 'rule-length'],
  ['a megabyte of )', megabyte(')'), 'rule-length'],
  ['a megabyte of ) on lines', megabyte(')\n'), 'unbalanced-bracket'],
  ['a megabyte of ( on lines', megabyte('(\n'), 'unbalanced-bracket'],
  ['a megabyte of =>', megabyte('=>'), 'rule-length'],
  ['a megabyte of => on lines', megabyte('=>\n'), 'rule-length'],
  ['a megabyte of [', megabyte('['), 'rule-length'],
  ['a megabyte of {', megabyte('{'), 'rule-length'],
  ['a megabyte of "', megabyte('"'), 'rule-length'],
  ['a megabyte of " on lines', megabyte('"\n'), 'rule-length'],
  ['a megabyte of /*', megabyte('/*'), 'rule-length'],
  ['a megabyte of rules that are none', megabyte('(=>)\n'), 'too-many-errors'],
  ['300,000 members', `(${'A|'.repeat(300_000)}A x) => x`, 'rule-length'],
  ['10,000 members', `((${'A|'.repeat(10_000)}A) x) => x`, 'alternation-size'],
  ['unclosed members', `(${'A|'.repeat(10_000)}`, 'unbalanced-bracket'],
  ['5,000 groups', `(${'(A|B)'.repeat(5000)} x) => x`, 'rules'],
  ['nested ops', `${'(A '.repeat(5000)}x${')'.repeat(5000)} => x`, 'nesting-depth'],
  ['nested groups', `(${'(A|'.repeat(5000)}x) => x`, 'nesting-depth'],
  ['ops as deep as allowed', `${'(A '.repeat(99)}x${')'.repeat(99)} => x`, 'rules'],
  ['nested parentheses', condition(`${'('.repeat(10_000)}a${')'.repeat(10_000)}`), 'nesting-depth'],
  ['parentheses as deep as allowed', condition(`${'('.repeat(99)}a${')'.repeat(99)}`), 'rules'],
  ['!!!!!a', condition(`${'!'.repeat(30_000)}a`), 'nesting-depth'],
  ['-----a', condition(`${'- '.repeat(15_000)}a`), 'nesting-depth'],
  ['a+a+a', condition(`a${'+a'.repeat(15_000)}`), 'nesting-depth'],
  ['a.a.a', condition(`a${'.a'.repeat(15_000)}`), 'nesting-depth'],
  ['a()()()', condition(`a${'()'.repeat(15_000)}`), 'nesting-depth'],
  ['(!!!(!!!a))', condition(`${`(${'!'.repeat(300)}`.repeat(90)}a${')'.repeat(90)}`), 'nesting-depth'],
  ['<<<<<', `(A ${'<'.repeat(30_000)} => x`, 'unbalanced-bracket'],
  ['&&&&&', `(A x)${'&&'.repeat(15_000)} => x`, 'syntax'],
  ['a string of backslashes', `(A {"${'\\'.repeat(30_000)}) => x`, 'unterminated-string'],
  ['an exponent of a billion', '(A [1e999999999]) => x', 'go-literal'],
  ['a hexadecimal exponent of a billion', '(A [0x1p-999999999]) => x', 'go-literal'],
];

/**
 * Milliseconds of processor time that reading a text may take. An idle machine needs less than half of it; a
 * busy one needs longer by the clock, which is no fault of the reader.
 */
const processorLimit = 2000;

/** Milliseconds that this process has computed. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

describe('a hostile text', () => {
  test.each(texts)('%s', { timeout: 60_000 }, (_title, text, code) => {
    const started = processorTime();
    const { rules, diagnostics } = parseRules(new Source('X.rules', text));
    const frames = diagnostics.map(one => renderDiagnostic(one));
    const elapsed = processorTime() - started;
    if (code === 'rules') expect([rules.length, diagnostics]).toEqual([1, []]);
    else expect(diagnostics.map(one => one.code)).toContain(code);
    expect(diagnostics.length).toBeLessThanOrEqual(101);
    expect(frames.every(frame => frame.length < 2000)).toBe(true);
    expect(elapsed).toBeLessThan(processorLimit);
  });

  test.each([
    ['(', '(((((('],
    ['!', '!!!!!!'],
  ])('%s as a Go expression', (_title, text) => {
    expect(parseGoExpression(new Source('x.go', text.repeat(4000))).diagnostics).toHaveLength(1);
  });
});

/** Rules of every form, the material for random damage. */
const sane = `// A comment with (brackets => in it.
(Add(64|32) x y) => (ADD(D|S) x y)
(MOVDload [off1] {sym1} (MOVaddr [off2] {sym2} base) mem)
	&& is32Bit(int64(off1)+int64(off2)) && canMergeSym(sym1,sym2) =>
	(MOVDload [off1+off2] {mergeSym(sym1,sym2)} base mem)
(Hmul64 <t> ...) // not a rule
(Mul64 ...) => (MUL ...)
(If cond yes no) => (BNEZ (MOVBUreg <typ.UInt64> cond) yes no)
(MOVBreg x:(MOVBUload [off] {sym} ptr mem)) && x.Uses == 1 && clobber(x) => @x.Block (MOVBload <t> [off] {sym} ptr mem)
(A x) => {f(v, x, "a\\"b", 'c')}
(Last ___) => v.Args[len(v.Args)-1]
`;

const damage = fc.record({
  at: fc.nat(sane.length),
  remove: fc.nat(3),
  insert: fc.oneof(
    fc.constantFrom(
      '',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      '<',
      '>',
      '=>',
      '&&',
      '|',
      '\n',
      '\n(',
      '"',
      "'",
      '`',
      '//',
      '...',
      ':',
      '@',
      '\u0000',
      '\u202e',
      '\ud800',
    ),
    fc.string({ maxLength: 3 }),
  ),
});

test('damaged rules end in diagnostics that stand in the text, and no text is lost', () => {
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 6 }), edits => {
      const text = edits.reduce(
        (old, { at, remove, insert }) => old.slice(0, at) + insert + old.slice(at + remove),
        sane,
      );
      const source = new Source('X.rules', text);
      const { rules, diagnostics } = parseRules(source);
      for (const diagnostic of diagnostics) {
        for (const { span } of diagnostic.labels) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
        const shown = renderDiagnostic(diagnostic);
        expect([...'\u0000\u202e\u001b'].filter(hidden => shown.includes(hidden))).toEqual([]);
      }
      const stretches = splitRules(blankComments(text));
      for (const { start, end } of stretches) {
        const isRule = rules.some(({ span }) => span.start === start && span.end === end);
        const hasError = diagnostics.some(
          ({ labels: [{ span }] }) => start <= span.start && span.start <= end,
        );
        expect(isRule || hasError).toBe(true);
      }
      const outside = stretches.reduceRight(
        (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
        blankComments(text),
      );
      expect(outside.trim()).toBe('');
    }),
    { numRuns: 1000 },
  );
});
