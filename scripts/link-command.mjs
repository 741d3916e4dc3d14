// Makes the built program executable, and makes `npx rulecheck` find it in this very repository: npm links the
// commands of packages that are installed, and a package is not installed in itself.
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../node_modules/.bin', import.meta.url));
chmodSync(fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url)), 0o755);
if (process.platform !== 'win32') {
  mkdirSync(bin, { recursive: true });
  rmSync(`${bin}/rulecheck`, { force: true });
  symlinkSync('../../dist/src/cli/main.js', `${bin}/rulecheck`);
}
