// Makes of the built program a command that starts fast: a few files instead of hundreds, read when they are needed.
// The command is then linked for `npx rulecheck` in this very repository: npm links those of packages that are
// installed, and a package is not installed in itself.
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const command = `${root}/dist/command/rulecheck.js`;

rmSync(`${root}/dist/command`, { recursive: true, force: true });
await build({
  entryPoints: {
    rulecheck: `${root}/dist/src/cli/main.js`,
    worker: `${root}/dist/src/cli/worker.js`,
  },
  outdir: `${root}/dist/command`,
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
});

chmodSync(command, 0o755);
if (process.platform !== 'win32') {
  const bin = `${root}/node_modules/.bin`;
  mkdirSync(bin, { recursive: true });
  rmSync(`${bin}/rulecheck`, { force: true });
  symlinkSync('../../dist/command/rulecheck.js', `${bin}/rulecheck`);
}
