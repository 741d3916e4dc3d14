// `npm run helper-texts -- RELEASE=FOLDER...`: digests of the compiler's functions that rules call, as they read in these
// releases, `1.27=/usr/share/go-1.27/src/cmd/compile/internal/ssa` for one. Writes src/check/helper-texts.ts. A release that
// is added is named with all others, for no text of Go is kept; its models are held to it first, by the conformance of
// go-helpers.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { helperFiles, helpersIn } from '../dist/src/check/helpers.js';
import { modelledHelpers, textDigest } from '../dist/src/check/other-helpers.js';
import { hash } from '../dist/src/cli/host.js';

const releases = process.argv.slice(2).map(argument => argument.split('='));
if (releases.length === 0 || releases.some(([, folder]) => folder === undefined || !existsSync(folder))) {
  console.error('usage: npm run helper-texts -- RELEASE=FOLDER...');
  process.exit(2);
}

const digests = new Map();
for (const [, folder] of releases) {
  for (const path of helperFiles.map(name => join(folder, name)).filter(existsSync)) {
    const helpers = helpersIn([readFileSync(path, 'utf8')]);
    for (const helper of modelledHelpers)
      for (const [name, text] of helpers.reachedFrom(helper))
        digests.set(name, (digests.get(name) ?? new Set()).add(textDigest(text, hash)));
  }
}

const [names, lines] = [
  releases.map(([release]) => release),
  [...digests].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, known]) => [name, ...known].join(' ')),
];
writeFileSync(
  fileURLToPath(new URL('../src/check/helper-texts.ts', import.meta.url)),
  `/**
 * Digests of the compiler's functions that the models of helpers were made of, and of what these call, by name: each as
 * it reads in one of Go ${names.join(', ')}. Written by \`npm run helper-texts\`.
 */
const lines = \`
${lines.join('\n')}
\`;

export const knownReleases = '${names[0]} to ${names.at(-1)}';

export const helperTexts: ReadonlyMap<string, readonly string[]> = new Map(
  lines
    .trim()
    .split('\\n')
    .map(line => line.split(' '))
    .map(([name = '', ...digests]) => [name, digests]),
);
`,
);
