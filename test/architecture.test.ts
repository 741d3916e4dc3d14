/** The laws of the house: who may import whom. See the table of layers in ARCHITECTURE.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A file imports only from its own layer or from one below; `grammar` is compiled, and is imported by rules. */
const layers: readonly (readonly [rank: number, folder: string])[] = [
  [0, 'src/text'],
  [1, 'src/semantics'],
  [2, 'grammar'],
  [2, 'src/rules'],
  [3, 'src/model'],
  [4, 'src/prove'],
  [5, 'src/check'],
  [5, 'src/lint'],
  [6, 'src/report'],
  [6, 'src/reproduce'],
  [6, 'src/evaluation'],
  [6, 'src/handbook'],
  [6, 'src/testfloat'],
  [7, 'src/editor'],
  [8, 'src/cli'],
  [9, 'src/api'],
  [9, 'src/vitest'],
];

const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));

const layerOf = (file: string) => layers.find(([, folder]) => file.startsWith(`${folder}/`));

/** Files of the project that a file imports, statically or not, for values or only for types. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const specifiers = text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'(?<path>\.[^']*)'/g);
  return [...specifiers].map(({ groups }) =>
    relative(root, resolve(root, dirname(file), groups!['path']!))
      .split(sep)
      .join('/'),
  );
}

const edges = files.flatMap(file => importsOf(file).map(imported => [file, imported] as const));

const edgesToNode = files.filter(file => /'node:/.test(readFileSync(join(root, file), 'utf8')));

/** One cycle through the imports, as the files on it, or nothing. */
function findCycle(): string[] | undefined {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    path.push(file);
    for (const [from, imported] of edges) {
      const cycle = from === file ? visit(imported) : undefined;
      if (cycle) return cycle;
    }
    path.pop();
    done.add(file);
    return undefined;
  };
  return files.map(visit).find(cycle => cycle !== undefined);
}

describe('the architecture', () => {
  it('has every source file in a layer', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter(file => layerOf(file) === undefined)).toEqual([]);
  });

  it('imports only from the same layer or below', () => {
    const upward = edges.filter(([file, imported]) => {
      const target = layerOf(imported);
      return target === undefined || target[0] > layerOf(file)![0];
    });
    expect(upward).toEqual([]);
  });

  it('keeps rules free of meaning: only model and what is above knows both', () => {
    const meaning = edges.filter(
      ([file, imported]) => file.startsWith('src/rules/') && imported.startsWith('src/semantics/'),
    );
    expect(meaning).toEqual([]);
  });

  it('makes outputs from the plain data of a run alone', () => {
    const others = edges.filter(
      ([file, imported]) =>
        file.startsWith('src/report/') &&
        !/^src\/(?:report\/|text\/|check\/run\.ts$|lint\/lint-run\.ts$)/.test(imported),
    );
    expect(others).toEqual([]);
  });

  it('asks nothing of Node below the command', () => {
    const files = edgesToNode.filter(file => !/^src\/(?:cli|vitest)\//.test(file));
    expect(files).toEqual([]);
  });

  it('has no cycle of imports', () => {
    expect(findCycle()).toBeUndefined();
  });
});
