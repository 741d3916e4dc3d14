import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { type Diagnostic, errorAt } from '../../src/text/diagnostic.ts';
import { renderDiagnostic } from '../../src/text/frame.ts';
import { Source } from '../../src/text/source.ts';
import { dedent } from '../support/dedent.ts';

const at = (source: Source, text: string) => {
  const start = source.text.indexOf(text);
  return { start, end: start + text.length };
};

describe('renderDiagnostic', () => {
  test('shows place, message, carets, related places, notes and help', () => {
    const source = new Source('X.rules', 'one\n\ttwo three\nfour\n');
    const other = new Source('XOps.go', '{name: "A"}\n');
    const diagnostic = errorAt(source, at(source, 'three'), 'some-code', 'something is wrong', {
      text: 'here',
      related: [
        { source, span: at(source, 'one'), text: 'because of this' },
        { source, span: at(source, 'two') },
        { source: other, span: at(other, 'A'), text: 'and of that' },
      ],
      notes: ['a note'],
      help: 'some help',
    });
    expect(renderDiagnostic(diagnostic)).toBe(
      dedent(`
        X.rules:2:6: error[some-code]: something is wrong
          |
        1 | one
          | --- because of this
        2 |     two three
          |         ^^^^^ here
          |     ---
          --> XOps.go:1:9
        1 | {name: "A"}
          |         - and of that
          = note: a note
          = help: some help`),
    );
  });

  test('never lets the source write to the terminal', () => {
    const source = new Source('a\u001b]0;X\u0007.rules', 'x\u001b[31m\u202e\u200b\ud800\u0085 bad\r\n');
    const frame = renderDiagnostic(errorAt(source, at(source, 'bad'), 'c', 'odd \u001b[2J \n text'));
    expect(frame).toBe(
      dedent(`
        a\\u{1b}]0;X\\u{7}.rules:1:12: error[c]: odd \\u{1b}[2J \\n text
          |
        1 | x\\u{1b}[31m\\u{202e}\\u{200b}\\u{d800}\\u{85} bad
          |                                           ^^^`),
    );
  });

  test('shows a window of a long line', () => {
    const source = new Source('X.rules', `${'a '.repeat(500)}HERE${' b'.repeat(500)}`);
    const [, , line, carets] = renderDiagnostic(errorAt(source, at(source, 'HERE'), 'c', 'm')).split('\n');
    expect(line).toMatch(/^1 \| …[a ]+HERE[b ]+…$/);
    expect(line!.length).toBeLessThanOrEqual(80);
    expect(carets!.indexOf('^^^^')).toBe(line!.indexOf('HERE'));
  });

  test('shows distant places of a long line apart', () => {
    const source = new Source('X.rules', `ONE${' '.repeat(5000)}TWO`);
    const diagnostic = errorAt(source, at(source, 'TWO'), 'c', 'm', {
      related: [{ source, span: at(source, 'ONE'), text: 'first' }],
    });
    const lines = renderDiagnostic(diagnostic).split('\n');
    expect(lines.filter(line => line.startsWith('1 |'))).toHaveLength(2);
    expect(lines.every(line => line.length <= 80)).toBe(true);
  });

  test('shows a span of several lines to the end of the first', () => {
    const source = new Source('X.rules', 'a bc\nde');
    expect(renderDiagnostic(errorAt(source, { start: 2, end: 7 }, 'c', 'm'))).toContain('|   ^^');
  });

  test.each([
    ['漢字 bad', 'bad', '漢字 bad', 5],
    ['漢字 bad', '字', '漢字 bad', 2],
    ['e\u0301 bad', 'bad', 'e\u0301 bad', 2],
    ['a\t漢\tbad', 'bad', 'a   漢  bad', 8],
    ['👩🏽 bad', 'bad', '👩🏽 bad', 3],
    ['👩\u200d🚀 bad', 'bad', '👩\\u{200d}🚀 bad', 13],
  ])('puts carets under the columns of a screen: %s', (text, marked, shown, column) => {
    const source = new Source('X.rules', text);
    const [, , line, carets] = renderDiagnostic(errorAt(source, at(source, marked), 'c', 'm')).split('\n');
    expect(line).toBe(`1 | ${shown}`);
    expect(carets).toBe(`  | ${' '.repeat(column)}${'^'.repeat(marked === 'bad' ? 3 : 2)}`);
  });

  test('shows a window of a long line of wide characters', () => {
    for (const before of ['漢'.repeat(200), `a${'漢'.repeat(200)}`]) {
      const source = new Source('X.rules', `${before}BAD${'字'.repeat(200)}`);
      const [, , line, carets] = renderDiagnostic(errorAt(source, at(source, 'BAD'), 'c', 'm')).split('\n');
      expect(stringWidth(line!)).toBeLessThanOrEqual(80);
      expect(carets!.indexOf('^^^')).toBe(stringWidth(line!.slice(0, line!.indexOf('BAD'))));
    }
  });

  test('neither shows nor counts a byte order mark', () => {
    const source = new Source('X.rules', '\ufeffbad\nmore');
    expect(renderDiagnostic(errorAt(source, at(source, 'bad'), 'c', 'm'))).toBe(
      'X.rules:1:1: error[c]: m\n  |\n1 | bad\n  | ^^^',
    );
    expect(renderDiagnostic(errorAt(source, { start: 0, end: 0 }, 'c', 'm'))).toContain('X.rules:1:1: ');
  });

  test('breaks a message behind its place, a rule before its signs', () => {
    const rule = '(FMADDD neg:(FNEGD x) y z) && neg.Uses == 1 => (FNMADDD x y z)';
    const headOf = (name: string) =>
      renderDiagnostic(errorAt(new Source(name, 'a'), { start: 0, end: 1 }, 'refuted', rule)).split(
        '\n  |',
      )[0];
    expect(headOf('X.rules')).toBe(
      dedent(`
        X.rules:1:1: error[refuted]: (FMADDD neg:(FNEGD x) y z) && neg.Uses == 1
            => (FNMADDD x y z)`),
    );
    const middling = 'a folder/'.repeat(3);
    expect(headOf(middling)).toBe(
      dedent(`
        ${middling}:1:1: error[refuted]: (FMADDD neg:(FNEGD x) y z)
            && neg.Uses == 1 => (FNMADDD x y z)`),
    );
    const wide = 'a folder/'.repeat(4);
    expect(headOf(wide)).toMatch(/^.{64,80}\n {4}\S.*$/);
    const long = 'a folder/'.repeat(12);
    expect(headOf(long)).toBe(
      dedent(`
        ${long}:1:1: error[refuted]: (FMADDD neg:(FNEGD x) y z)
            && neg.Uses == 1 => (FNMADDD x y z)`),
    );
  });

  test('puts words before carets, or below, where there is no room behind', () => {
    const source = new Source('X.rules', `${'a '.repeat(35)}END`);
    const shown = (text: string, marked: string) =>
      renderDiagnostic(errorAt(source, at(source, marked), 'c', 'm', { text }))
        .split('\n')
        .slice(3);
    expect(shown('gives -11', 'END')).toEqual([`  | ${' '.repeat(60)}gives -11 ^^^`]);
    expect(shown('gives -11', source.text)).toEqual([`  | ${'^'.repeat(73)}`, '  | gives -11']);
  });

  test.each([50, 51])('cuts a line within a wide character, behind %i letters', letters => {
    const source = new Source('X.rules', `${'a'.repeat(letters)}BAD${'漢'.repeat(40)}`);
    const [, , excerpt] = renderDiagnostic(errorAt(source, at(source, 'BAD'), 'c', 'm')).split('\n');
    expect(stringWidth(excerpt!)).toBe(79);
    expect(excerpt!.endsWith(letters % 2 === 0 ? '漢 …' : '漢…')).toBe(true);
  });

  test('fits 80 columns, shows every label, and puts carets under what it means', () => {
    const piece = fc.constantFrom('a', ' ', '漢', 'e\u0301', '\t', '(FADDD x y)', ' && ', '👩🏽');
    const pieces = fc.array(piece, { maxLength: 120 });
    const words = fc.constantFrom('gives 1', 'w'.repeat(60));
    fc.assert(
      fc.property(pieces, pieces, words, fc.nat(), fc.nat(), words, (before, behind, text, a, b, other) => {
        const source = new Source('X.rules', `${before.join('')}BAD${behind.join('')}`);
        const [start = 0, end = 0] = [a, b].map(n => n % (source.text.length + 1)).sort((x, y) => x - y);
        const related = [{ source, span: { start, end }, text: `also ${other}` }];
        const frame = renderDiagnostic(errorAt(source, at(source, 'BAD'), 'c', 'm', { text, related }));
        const lines = frame.split('\n').slice(2);
        expect(lines.filter(line => stringWidth(line) > 80)).toEqual([]);
        expect(frame).toContain(text);
        expect(frame).toContain(`also ${other}`);
        const carets = lines.findIndex(line => line.includes('^'));
        const shown = lines.slice(0, carets).findLast(line => line.startsWith('1 |'))!;
        expect(lines[carets]!.indexOf('^^^')).toBe(stringWidth(shown.slice(0, shown.indexOf('BAD'))));
      }),
    );
  });

  test('breaks notes and help into lines of 80 columns', () => {
    const source = new Source('X.rules', 'a');
    const prose = 'much is to be said of this '.repeat(8).trim();
    const lines = renderDiagnostic(
      errorAt(source, at(source, 'a'), 'c', 'm', { notes: [prose], help: prose }),
    )
      .split('\n')
      .slice(4);
    expect(lines.every(line => line.length <= 80)).toBe(true);
    expect(lines.filter(line => line.startsWith('          '))).toHaveLength(lines.length - 2);
  });

  test('shows the end of a text', () => {
    const source = new Source('X.rules', '');
    expect(renderDiagnostic(errorAt(source, { start: 0, end: 0 }, 'c', 'm'))).toContain(
      'X.rules:1:1: error[c]: m',
    );
  });

  test('colours only if asked to', () => {
    const source = new Source('X.rules', 'a');
    const diagnostic: Diagnostic = errorAt(source, at(source, 'a'), 'c', 'm');
    const colored = renderDiagnostic(diagnostic, { color: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what is looked for
    const plain = colored.replace(/\u001b\[\d+m/g, '');
    expect(colored).not.toBe(plain);
    expect(plain).toBe(renderDiagnostic(diagnostic));
  });
});
