// Makes of the built program a command that starts fast: one file with all packages in it, whose compiled code can be
// kept (src/cli/start.ts), and what starts it. The command is then linked for `npx rulecheck` in this very repository:
// npm links those of packages that are installed, and a package is not installed in itself.
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = `${root}/dist/command`;
const command = `${folder}/rulecheck.js`;

rmSync(folder, { recursive: true, force: true });
const common = { outdir: folder, bundle: true, platform: 'node', target: 'node20', logLevel: 'warning' };
const { metafile } = await build({
  ...common,
  entryPoints: { program: `${root}/dist/src/cli/main.js` },
  entryNames: '[name]-[hash]',
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  // It reads files that lie beside it.
  external: ['tinypool'],
  define: { 'import.meta.url': 'moduleUrl' },
  // What starts it calls it with these, as Node does with a module.
  banner: {
    js: `(function (require, exports, module, __filename) {
const moduleUrl = require('node:url').pathToFileURL(__filename).href;`,
  },
  footer: { js: '})' },
  metafile: true,
});
const [programFile] = Object.keys(metafile.outputs).map(path => basename(path));
// Read as it is: a text with other characters takes two bytes for each, and has to be decoded first.
writeFileSync(`${folder}/${programFile}`, onlyAscii(readFileSync(`${folder}/${programFile}`, 'utf8')));
await build({
  ...common,
  entryPoints: { rulecheck: `${root}/dist/src/cli/start.js`, worker: `${root}/dist/src/cli/start.js` },
  format: 'esm',
  define: { programFile: JSON.stringify(`./${programFile}`) },
});
writeFileSync(`${folder}/licenses.txt`, licensesOf(Object.keys(metafile.inputs)));

chmodSync(command, 0o755);
if (process.platform !== 'win32') {
  const bin = `${root}/node_modules/.bin`;
  mkdirSync(bin, { recursive: true });
  rmSync(`${bin}/rulecheck`, { force: true });
  symlinkSync('../../dist/command/rulecheck.js', `${bin}/rulecheck`);
}

/** What esbuild leaves of other characters is in template literals, regular expressions and comments. */
function onlyAscii(program) {
  return program.replace(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The licenses of the packages that these files are of, as the packages have them. */
function licensesOf(inputs) {
  const packages = new Set(
    inputs.flatMap(path => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []).toSorted(),
  );
  return [...packages]
    .map(path => {
      const { name, version } = JSON.parse(readFileSync(`${path}/package.json`, 'utf8'));
      const file = readdirSync(path).find(one => /^licen[cs]e/i.test(one));
      if (file === undefined) throw new Error(`${path} has no license`);
      return `${name} ${version}\n\n${readFileSync(`${path}/${file}`, 'utf8').trim()}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}
