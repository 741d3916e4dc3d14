// `npm run vscode`: the extension of Visual Studio Code, in editors/vscode/dist. What it is built from is installed
// in its own folder, so that nobody else pays for it. `code --extensionDevelopmentPath=editors/vscode` runs it.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('../editors/vscode', import.meta.url));
const run = (command, ...args) => execFileSync(command, args, { cwd: folder, stdio: 'inherit' });

run('npm', 'ci', '--no-audit', '--no-fund');
run('npx', 'tsc', '--project', 'tsconfig.json');
await build({
  entryPoints: [`${folder}/src/extension.ts`],
  outfile: `${folder}/dist/extension.js`,
  bundle: true,
  external: ['vscode'],
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  logLevel: 'warning',
});
console.log('editors/vscode/dist/extension.js is built');
