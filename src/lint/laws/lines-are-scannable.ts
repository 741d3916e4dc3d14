import type { Lint } from '../lint.ts';

/** As many bytes as the scanner of Go's generator takes at once. */
const limit = 65_536;

export const linesAreScannable: Lint = {
  code: 'line-length',
  law: 'A line is shorter than 65,536 bytes, its comment included.',
  why: "Go's generator reads lines with a scanner that gives up there: `scanner failed: token too long`. Nothing of the file is generated.",
  example: {
    of: 'rules',
    wrong: `(NEG (NEG x)) => x // ${'a'.repeat(limit)}`,
    right: '(NEG (NEG x)) => x // a comment',
  },
  category: 'syntax',
  severity: 'error',
  visit: {
    *text({ source, of }) {
      if (of !== 'rules' || source.text.length < limit / 4) return;
      for (const [index, start] of source.lineStarts.entries()) {
        const end = source.lineStarts[index + 1] ?? source.text.length;
        if (end - start < limit / 4) continue;
        const bytes = new TextEncoder().encode(source.line(index + 1)).length;
        if (bytes < limit) continue;
        const message = `the line has ${bytes.toLocaleString('en-US')} bytes, Go's scanner takes ${(limit - 1).toLocaleString('en-US')}`;
        yield { span: { start, end: start + 1 }, message };
      }
    },
  },
};
