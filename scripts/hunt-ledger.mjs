// `npm run hunt-ledger -- RUN GOROOT [FILE.rules[:LINE]...]`: which refuted rules the compiler can reach, and for which of
// these `rulecheck reproduce` finds a program without help, how long it takes and how. RUN is the JSON of a `rulecheck
// verify` of the release's rules. A rule counts as reachable if FINDINGS.md
// or a program of scripts/findings shows it, or the search does. Each place that is asked for is searched anew, in a file
// those that count as reachable; what was found before of the others stays. Writes HUNT-LEDGER.md.
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
const ledger = readLedger();
const reachable = shownWith(release);
for (const [place, { status }] of ledger)
  if (status.startsWith('found') && !reachable.has(place)) reachable.set(place, '');
for (const place of refuted.filter(one => asked.includes(one) || (reachable.has(one) && isAsked(one)))) {
  const searched = search(place);
  if (searched.status === 'found') reachable.set(place, reachable.get(place) ?? '');
  ledger.set(place, searched);
  console.log(rowOf(place));
  writeFileSync(ledgerFile, text());
}
writeFileSync(ledgerFile, text());

function isAsked(place) {
  return asked.some(one => one === place || one === place.slice(0, place.indexOf(':')));
}

/** The rules that FINDINGS.md or a program in scripts/findings shows with the release, and what a program needs besides time. */
function shownWith(wanted) {
  const found = new Map();
  const sections = readFileSync(at('../FINDINGS.md'), 'utf8').split(/^## /m).slice(1);
  for (const section of sections) {
    const [title] = section.split('\n', 1);
    if (/no program/.test(title) || !title.includes(wanted)) continue;
    for (const [, file, list] of section.matchAll(/^ {4}(\w+\.rules):([\d, -]+)/gm))
      for (const line of linesOf(list)) found.set(`${file}:${line}`, '');
  }
  const folder = at('findings');
  for (const name of readdirSync(folder)) {
    const source = readFileSync(join(folder, name), 'utf8');
    const header = key => new RegExp(`^// ${key}: (.*)$`, 'm').exec(source)?.[1] ?? '';
    const isShown = header('releases').split(' ').includes(wanted);
    for (const [place] of source.matchAll(/\b\w+\.rules:\d+/g)) {
      if (isShown) found.set(place, header('large') || header('gcflags'));
      else found.delete(place);
    }
  }
  return found;
}

/** `578-581` and `773, 774` */
function linesOf(list) {
  return list.split(',').flatMap(range => {
    const [first, last = first] = range.split('-').map(Number);
    return first > 0 ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : [];
  });
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
  const shown = trials.find(({ status }) => status === 'miscompiled' || status === 'not compiled');
  const shared = trials.find(({ status }) => status === 'not attributed');
  const tried = trials.reduce((sum, trial) => sum + trial.tried, 0);
  if (byNumbers) return { status: 'found', user, tried: 1, how: 'by the rules read backwards, of numbers' };
  if (shown !== undefined) return { status: 'found', user, tried, how: shown.ways.join('; ') };
  const others = trials.flatMap(({ suspects = [] }) => suspects.map(({ place }) => place));
  const blamed = others.length === 0 ? '' : `; what goes wrong is by ${[...new Set(others)].join(', ')}`;
  if (shared !== undefined)
    return { status: 'not attributed', user, tried, how: `${shared.ways.join('; ')}${blamed}` };
  const reason = couldNotRun?.reason ?? trials.find(({ reason }) => reason)?.reason;
  const left = trials.reduce((sum, trial) => sum + (trial.left ?? 0), 0);
  const ways = left === 0 ? 'all ways' : `all ways, until the time ended before ${left} more`;
  const status = tried > 0 && !reason ? 'not found' : 'not tried';
  return { status, user, tried, how: reason ?? `${ways}${blamed}` };
}

function rowOf(place) {
  const { status, user, tried, how } = ledger.get(place) ?? {
    status: 'not searched',
    user: '',
    tried: '',
    how: '',
  };
  const note = (reachable.get(place) ?? '') === '' ? '' : ` (${reachable.get(place)})`;
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
    'A refuted rule counts as reachable if FINDINGS.md has a program that shows it; why none is known of the others stands there',
    `too. Of those that are reachable ${share} % are found by \`rulecheck reproduce --run\` without help.`,
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
