/** The Go source: as a person reads it, and with rules that would like to be more than a comment. */
import { describe, expect, it } from 'vitest';
import { goProgram } from '../../src/reproduce/go-program.ts';
import { machine, programFor, reachedIn } from './compile.ts';

const wrong = '(FMADDD neg:(FNEGD x) y z) && neg.Uses == 1 => (FNMADDD x y z)';

describe('the Go source', () => {
  it('of a program', async () => {
    await expect(programFor(wrong)).toMatchFileSnapshot('snapshots/program.go.txt');
  });

  it('of a test', async () => {
    await expect(programFor(wrong, 'test')).toMatchFileSnapshot('snapshots/test.go.txt');
  });

  it('of a comparison, whose result is a truth value', () => {
    expect(programFor('(FLTD x y) => (FLED x y)')).toContain('truth(f1(');
  });

  it('of single precision and integers has their bits', () => {
    const text = programFor('(FCVTWS (FADDS x y)) => (FCVTWS (FSUBS x y))');
    expect(text).toContain(
      'uint64(uint32(f1(math.Float32frombits(0x40000000), math.Float32frombits(0x40400000))))',
    );
    expect(text).toContain('[]uint64{0x00000005}');
  });
});

describe('rules that are not to be trusted', () => {
  const operands = ['func', 'late', 'taken', 'math', 'f1', 'String', 'x_y'];

  it.each(operands)('an operand named %s has another name in the program', name => {
    const [reached] = reachedIn(`(FADDD ${name} y) => (FSUBD ${name} y)`);
    expect(reached!.spelled.parameters.map(({ identifier }) => identifier)).toEqual(['p1', 'y']);
  });

  it('text stays in its comment, whatever line ends and marks it has', () => {
    const [reached] = reachedIn(wrong);
    const place = 'RISCV64.rules:1\n*/ func init() { panic(1) } /*\r\u2028\u202e\n//go:embed x';
    const { text } = goProgram([reached!], machine, place, 'program');
    expect(text.split('\n')[1]).toBe(
      '// RISCV64.rules:1\\n*/ func init() { panic(1) } /*\\r\\u{2028}\\u{202e}\\n//go:embed x',
    );
    expect(text).not.toMatch(/^(?!\/\/).*panic/m);
    expect(text).not.toMatch(/^\/\/go:(?!noinline$)/m);
  });

  it('no line of the program is a directive but go:noinline', () => {
    const directives = programFor(`${wrong} // go:linkname\n`).match(
      /^\/\/(go:|line |export |\s*\+build).*$/gm,
    );
    expect(directives).toEqual(['//go:noinline']);
  });
});
