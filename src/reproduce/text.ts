/** What running a reproducer showed, for people. */
import { printInstance } from '../rules/print.ts';
import { alignColumns } from '../text/columns.ts';
import { colored, type Paint, plain } from '../text/paint.ts';
import { visible } from '../text/visible.ts';
import type { Attempt } from './attempt.ts';
import { attributionData, attributionWords } from './attribution/data.ts';
import { goFunction } from './go-program.ts';
import { type KnownRule, matchedOp, resultingOp } from './known-rules.ts';
import { builtinName } from './lowerings.ts';
import type { Machine } from './machines.ts';
import { isTraced, type MemberOutcome, type RanCase } from './outcome.ts';
import type { NotReached, Reached } from './reproduction.ts';
import { showArguments, showResult } from './show.ts';

export function renderAttempt(
  attempt: Attempt,
  notReached: readonly NotReached[],
  machine: Machine,
  color: boolean,
): string {
  const paint = color ? colored : plain;
  const sections =
    attempt.kind === 'ran'
      ? attempt.members.map((member, index) => memberSection(member, index, machine, paint))
      : [[`${paint('doubtful', 'could not run')}: ${visible(attempt.reason)}`, ...details(attempt.detail)]];
  const built =
    attempt.toolchain === undefined ? [] : [[builtWith(attempt.toolchain, attempt.emulator, machine)]];
  return [...sections, ...notReached.map(member => notReachedSection(member, paint)), ...built]
    .map(section => `${section.join('\n')}\n`)
    .join('\n');
}

/** Members that no Go function reaches, and why; empty where there are none. */
export function renderNotReached(members: readonly NotReached[], color: boolean): string {
  const paint = color ? colored : plain;
  return members.map(member => `${notReachedSection(member, paint).join('\n')}\n`).join('');
}

function builtWith(toolchain: string, emulator: string | undefined, { goarch }: Machine): string {
  const where = emulator === undefined ? 'run on this machine' : `run under ${visible(emulator)}`;
  return `Built with ${visible(toolchain)} for ${goarch}, ${where}.`;
}

function memberSection(member: MemberOutcome, index: number, machine: Machine, paint: Paint): string[] {
  const { reached, verdict, cases } = member;
  const heading = paint(paints[verdict], verdict);
  return [
    `${heading}: ${visible(printInstance(reached.target.rule.instance))}`,
    `    by ${reached.spelled.expression}: ${wayOf(reached)}`,
    ...alignColumns(cases.map(ran => caseRow(reached, ran))).map(row => `    ${row.join('  ')}`),
    `    ${summary(member)}`,
    ...(reached.shows && reached.isRefuted ? [] : [`    ${attribution(reached)}`]),
    ...reached.doubts.map(doubt => `    note: ${doubt}`),
    ...codegenTest(reached, index, machine),
  ];
}

const paints = { miscompiled: 'bad', 'not attributed': 'doubtful', 'not reproduced': 'good' } as const;

/** `FMA → FMADDD (line 101), FMADDD → FNMADDD (line 756)`: what becomes of the value. */
function wayOf({ fired, target }: Reached): string {
  return fired
    .map(known => `${matchedOp(known).name} → ${resultName(known)} (${placeOf(known, target)})`)
    .join(', ');
}

const resultName = (known: KnownRule): string => resultingOp(known)?.name ?? 'an operand';

/** The line of a rule, with the name of its file where that is another one. */
function placeOf({ source, rule }: KnownRule, target: KnownRule): string {
  const { line } = source.position(rule.instance.rule.span.start);
  if (source === target.source) return `line ${line}`;
  if (source.name === builtinName) return 'built in';
  return `${visible(source.name.slice(source.name.lastIndexOf('/') + 1))}:${line}`;
}

function caseRow({ spelled }: Reached, { tried, got, isPermitted }: RanCase): readonly string[] {
  const permitted = tried.permitted.map(bits => showResult(spelled, bits)).join(' or ');
  return [
    showArguments(spelled, tried),
    `got ${showResult(spelled, got)}`,
    `expected ${permitted}`,
    isPermitted ? 'ok' : 'miscompiled',
  ];
}

function summary(member: MemberOutcome): string {
  const { cases } = member;
  const wrong = cases.filter(({ isPermitted }) => !isPermitted).length;
  return [`${wrong} of ${cases.length} results are wrong`, agreement(cases), traceWords(member)]
    .filter(part => part !== '')
    .join('; ');
}

function agreement(cases: readonly RanCase[]): string {
  if (cases.some(({ isPredicted }) => isPredicted === undefined)) return '';
  const predicted = cases.filter(({ isPredicted }) => isPredicted).length;
  const count = predicted === cases.length ? 'all' : predicted === 0 ? 'none' : `${predicted}`;
  return `${count} ${count === '1' ? 'has' : 'have'} the bits that the evaluator predicts of the rule`;
}

function traceWords(member: MemberOutcome): string {
  const { traced, reached, attribution } = member;
  if (attribution !== undefined) return attributionWords(attributionData(attribution));
  if (traced === undefined) return '';
  if (isTraced(member)) return "the compiler's trace shows the rule at work";
  const name = matchedOp(reached.target).name;
  const instead = traced.length === 0 ? `nothing becomes of ${name}` : `${name} becomes ${traced.join(', ')}`;
  return `the compiler's trace does not show the rule: ${instead}`;
}

/** Why an expression that reaches the rule need not show anything, or shows what is not the rule's doing. */
function attribution({ fired, target, isRefuted, shows }: Reached): string {
  if (!isRefuted && shows) return 'wrong results come from another rule on the way: this one is not refuted';
  if (!isRefuted) return 'no wrong result is expected: the rule is not refuted';
  const own = target.rule.instance.rule;
  const others = fired.filter(known => known !== target && known.rule.instance.rule === own);
  return others.length > 0
    ? 'no wrong result is expected: another member of the same rule fires too, and undoes what this one does'
    : 'no wrong result is expected: what this rule changes is within what Go permits of the expression';
}

/** The function without its comments and the blank line behind it. */
function codegenTest(reached: Reached, index: number, machine: Machine): string[] {
  const { right, wrong } = reached.opcodes;
  if (right === undefined && wrong === undefined) return [];
  const lines = goFunction(reached, index, machine);
  const start = lines.findIndex(line => line.startsWith('func '));
  return ["    For Go's test/codegen:", ...lines.slice(start, -1).map(line => `        ${line}`)];
}

function notReachedSection({ target, reason }: NotReached, paint: Paint): string[] {
  return [
    `${paint('doubtful', 'not reached')}: ${visible(printInstance(target.rule.instance))}`,
    `    ${visible(reason)}`,
  ];
}

/** What the compiler or the program said, indented. */
function details(detail: string | undefined): string[] {
  if (detail === undefined) return [];
  return detail
    .trimEnd()
    .split('\n')
    .slice(0, 20)
    .map(line => `    ${visible(line)}`);
}
