// `npm run hunt-ledger -- RUN GOROOT [FILE.rules[:LINE]...]`: which refuted rules the compiler can reach, and for which of
// these `rulecheck reproduce` finds a program without help, how long it takes and how. RUN is the JSON of a `rulecheck
// verify` of the release's rules. A rule counts as reachable if a program of scripts/findings shows it. Each place that is
// asked for is searched anew; what was found before of the others stays. Writes HUNT-LEDGER.md.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const at = path => fileURLToPath(new URL(path, import.meta.url));
const command = process.env.RULECHECK_COMMAND ?? at('../dist/command/rulecheck.js');
const ledgerFile = at('../HUNT-LEDGER.md');

const [runFile, goroot, ...asked] = process.argv.slice(2);
if (goroot === undefined) {
  console.error('usage: npm run hunt-ledger -- RUN GOROOT [FILE.rules[:LINE]...]');
  process.exit(2);
}
const [, release] = /^go(\d+\.\d+)/.exec(readFileSync(join(goroot, 'VERSION'), 'utf8')) ?? [];
const ssa = join(goroot, 'src/cmd/compile/internal/ssa');
const rules = ['_gen', 'gen'].map(name => join(ssa, name)).find(existsSync) ?? ssa;

/** Places by what they are known for. */
const refuted = JSON.parse(readFileSync(runFile, 'utf8')).results.flatMap(({ file, line, instances }) =>
  instances.some(({ verdict }) => verdict === 'refuted') ? [`${basename(file)}:${line}`] : [],
);
const reachable = programsOf(release);
const ledger = readLedger();
for (const place of refuted.filter(one => reachable.has(one) && isAsked(one))) {
  ledger.set(place, search(place));
  console.log(rowOf(place));
  writeFileSync(ledgerFile, text());
}
writeFileSync(ledgerFile, text());

function isAsked(place) {
  return asked.some(one => one === place || one === place.slice(0, place.indexOf(':')));
}

/** The rules that programs in scripts/findings show with the release, and whether a program needs more than time. */
function programsOf(wanted) {
  const found = new Map();
  const folder = at('findings');
  for (const name of readdirSync(folder)) {
    const source = readFileSync(join(folder, name), 'utf8');
    const header = key => new RegExp(`^// ${key}: (.*)$`, 'm').exec(source)?.[1] ?? '';
    if (!header('releases').split(' ').includes(wanted)) continue;
    const note = header('large') || header('gcflags');
    for (const [place] of source.matchAll(/\b\w+\.rules:\d+/g)) found.set(place, note);
  }
  // Floating point, and clearing before what is cleared: their programs are those that the search itself writes.
  for (const line of [773, 774, 777, 778, 780, 781]) found.set(`LOONG64.rules:${line}`, '');
  for (const line of [579, 580, 581, 2167, 2168, 2169]) found.set(`generic.rules:${line}`, '');
  return found;
}

/** `user` is the time of the processors, which others on the machine do not lengthen. */
function search(place) {
  const args = [command, 'reproduce', join(rules, place), '--run', '--go', goroot, '--format', 'json'];
  const quoted = [process.execPath, ...args].map(one => `'${one}'`).join(' ');
  const { stdout, stderr } = spawnSync('bash', ['-c', `TIMEFORMAT='user %U'; time ${quoted}`], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const user = Math.round(Number(/^user ([\d.]+)$/m.exec(stderr)?.[1] ?? 0));
  if (stdout === '') return { status: 'not tried', user, tried: 0, how: stderr.trim().split('\n')[0] };
  const { members, trials, couldNotRun } = JSON.parse(stdout);
  const byNumbers = members.some(({ status }) => status === 'miscompiled');
  const shown = trials.find(({ status }) => status === 'miscompiled');
  const tried = trials.reduce((sum, trial) => sum + trial.tried, 0);
  if (byNumbers) return { status: 'found', user, tried: 1, how: 'by the rules read backwards, of numbers' };
  if (shown !== undefined)
    return { status: shown.traced ? 'found' : 'found, untraced', user, tried, how: shown.ways.join('; ') };
  const reason = couldNotRun?.reason ?? trials.find(({ reason }) => reason)?.reason;
  return { status: tried > 0 && !reason ? 'not found' : 'not tried', user, tried, how: reason ?? 'all ways' };
}

function rowOf(place) {
  const { status, user, tried, how } = ledger.get(place) ?? {
    status: 'not searched',
    user: '',
    tried: '',
    how: '',
  };
  const note = reachable.get(place) === '' ? '' : ` (${reachable.get(place)})`;
  return `| ${place}${note} | ${status} | ${user} | ${tried} | ${how} |`;
}

function readLedger() {
  if (!existsSync(ledgerFile)) return new Map();
  const rows = readFileSync(ledgerFile, 'utf8').matchAll(
    /^\| (\w+\.rules:\d+)(?: \(.*?\))? \| ([^|]+) \| (\d+) \| (\d+) \| ([^|]*) \|$/gm,
  );
  return new Map(
    [...rows].map(([, place, status, user, tried, how]) => [
      place,
      { status, user: Number(user), tried: Number(tried), how },
    ]),
  );
}

function text() {
  const files = [...new Set(refuted.map(place => place.slice(0, place.indexOf(':'))))].sort();
  const of = (list, file) => list.filter(place => file === undefined || place.startsWith(`${file}:`));
  const known = refuted.filter(place => reachable.has(place));
  const found = known.filter(place => ledger.get(place)?.status.startsWith('found'));
  const counts = file => {
    const [all, reached, shown] = [refuted, known, found].map(list => of(list, file).length);
    return `| ${file ?? '**all**'} | ${all} | ${reached} | ${shown} |`;
  };
  const share = Math.round((100 * found.length) / known.length);
  return [
    `# What hunts find of Go ${release}'s refuted rules`,
    '',
    '<!-- Written by `npm run hunt-ledger`. -->',
    '',
    'A refuted rule counts as reachable if a program of `scripts/findings` shows it; why no program is known of the others',
    `says FINDINGS.md. Of those that are reachable ${share} % are found by \`rulecheck reproduce --run\` without help.`,
    '',
    '| file | refuted rules | reachable | found unaided |',
    '|---|---|---|---|',
    ...[...files, undefined].map(counts),
    '',
    'Seconds are those of the processors, the reading of the rules among them; functions are those that were built.',
    '',
    '| rule | outcome | seconds | functions | how |',
    '|---|---|---|---|---|',
    ...known.map(rowOf),
    '',
  ].join('\n');
}
