/** The programs that repeat FINDINGS.md: what their first lines say, and that they are about rules that stand there. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { passOfFile } from '../src/reproduce/passes.ts';

const folder = new URL('../scripts/findings/', import.meta.url);
const findings = readFileSync(new URL('../FINDINGS.md', import.meta.url), 'utf8');
const programs = readdirSync(folder).map(name => ({
  name,
  text: readFileSync(new URL(name, folder), 'utf8'),
}));
const keys = ['goarch', 'releases', 'gcflags', 'experiment', 'large', 'refused'];

/** The lines that a place of FINDINGS.md names: `578-581`, `58-66`, `734`, `30,34`. */
function linesNamed(file: string): Set<number> {
  const lists = [...findings.matchAll(new RegExp(`\\b${file}:([\\d, -]+)`, 'g'))];
  const ranges = lists.flatMap(([, list]) => list!.split(',').filter(text => text.trim() !== ''));
  return new Set(
    ranges.flatMap(range => {
      const [first, last = first] = range.split('-').map(Number);
      return Array.from({ length: last! - first! + 1 }, (_, index) => first! + index);
    }),
  );
}

it.each(programs)('$name says where it runs and which releases are wrong', ({ text }) => {
  const [header] = text.split('\n\n');
  const fields = new Map(
    header!.split('\n').map(line => /^\/\/ (\w+): (\S.*)$/.exec(line)!.slice(1) as [string, string]),
  );
  expect([...fields.keys()].filter(key => !keys.includes(key))).toEqual([]);
  expect(fields.get('goarch')).toMatch(/^[a-z0-9]+( [a-z0-9]+)*$/);
  expect(fields.get('releases')).toMatch(/^1\.\d+( 1\.\d+)*$/);
});

it.each(programs)('$name is about rules of FINDINGS.md', ({ text }) => {
  const places = [...text.matchAll(/\b(\w+\.rules):(\d+)/g)];
  expect(places.length).toBeGreaterThan(0);
  for (const [place, file, line] of places) {
    expect(file === 'generic.rules' || passOfFile(file!), place).toBeTruthy();
    expect(linesNamed(file!).has(Number(line)), place).toBe(true);
  }
});
