// `npm run second-opinion -- [RULES...]`: asks an installed z3 about every obligation of every rule that is proved or
// refuted, as SMT-LIB and with no normal form between the rule and the solver. Without files: Go 1.27's riscv64 rules,
// from `RULECHECK_GO_RULES` or `.cache/go-rules`. Exits with 1 where z3 has an input on which a proof does not hold, or
// none for any obligation of what is refuted.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../dist/command/rulecheck.js', import.meta.url));
const goRules =
  process.env.RULECHECK_GO_RULES ?? fileURLToPath(new URL('../.cache/go-rules', import.meta.url));
const usual = ['RISCV64.rules', 'RISCV64latelower.rules'].map(name => join(goRules, 'go1.27', name));
/** Milliseconds that z3 has for one obligation. */
const patience = 10_000;

const given = process.argv.slice(2);
const queries = mkdtempSync(join(tmpdir(), 'second-opinion-'));
const newCounts = () => ({ agree: 0, disagree: 0, unknown: 0, opaque: 0 });
const [proofs, refutations] = [newCounts(), newCounts()];
try {
  const rules = given.length > 0 ? given : usual;
  const verify = ['verify', ...rules, '--no-cache', '--no-progress', '--dump-smt', queries];
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...verify], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0 && status !== 1) throw new Error(`verify exits with ${status}: ${stderr}${stdout}`);
  const count = (counts, opinion, name) => {
    counts[opinion] += 1;
    if (opinion !== 'agree') console.log(`${opinion.padEnd(8)} ${name}`);
  };
  /** What z3 says of the obligations of each instance that is refuted. */
  const refuted = new Map();
  for (const name of readdirSync(queries).sort()) {
    const script = readFileSync(join(queries, name), 'utf8');
    if (script.includes('\n; proved here\n')) count(proofs, opinionOn(join(queries, name), script), name);
    if (!script.includes('\n; refuted here\n')) continue;
    const instance = name.replace(/-\d+\.smt2$/, '');
    const known = refuted.get(instance) ?? [];
    // One input is enough.
    if (!known.includes('disagree')) known.push(opinionOn(join(queries, name), script));
    refuted.set(instance, known);
  }
  for (const [instance, opinions] of refuted) {
    const [found] = ['disagree', 'opaque', 'unknown'].filter(opinion => opinions.includes(opinion));
    count(refutations, found === 'disagree' ? 'agree' : (found ?? 'disagree'), instance);
  }
} finally {
  rmSync(queries, { recursive: true });
}
const total = counts => Object.values(counts).reduce((sum, count) => sum + count);
const words = counts => Object.entries(counts).map(([opinion, count]) => `${count} ${opinion}`);
console.log(`${total(proofs)} obligations of proved rules: ${words(proofs).join(', ')}`);
console.log(`${total(refutations)} refuted instances: ${words(refutations).join(', ')}`);
if (total(proofs) === 0 || proofs.disagree + refutations.disagree > 0) process.exitCode = 1;

/**
 * Of a claim that the obligation holds. What works on numbers is a function of which nothing is said: an input that rests
 * on one contradicts nothing.
 */
function opinionOn(path, script) {
  const { stdout, error } = spawnSync('z3', [`-t:${patience}`, path], { encoding: 'utf8' });
  if (error !== undefined) throw error;
  const [answer] = stdout.split('\n');
  if (answer === 'unsat') return 'agree';
  if (answer !== 'sat') return 'unknown';
  return /^\(declare-fun \S+ \((?!\))/m.test(script) ? 'opaque' : 'disagree';
}
