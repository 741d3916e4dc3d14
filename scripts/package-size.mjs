// `npm run size`: how large the package is once it is unpacked, and how many packages come with it.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const cwd = fileURLToPath(new URL('..', import.meta.url));
const packing = ['pack', '--json', '--dry-run', '--ignore-scripts'];
const [{ unpackedSize, entryCount }] = JSON.parse(
  execFileSync('npm', packing, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
);
const { packages } = JSON.parse(readFileSync(`${cwd}/package-lock.json`, 'utf8'));
const installed = Object.entries(packages).filter(
  ([path, { dev, devOptional, peer }]) => path !== '' && !dev && !devOptional && !peer,
);
console.log(
  `${(unpackedSize / 2 ** 20).toFixed(1)} MiB in ${entryCount} files; ${installed.length} packages come with it`,
);
