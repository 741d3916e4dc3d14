/** The command line as commander knows it. What a command does is loaded only when the command runs. */
import { Command, Option } from 'commander';
import { tool } from '../check/run.ts';
import { boolReadings, defaultReadings, spillReadings } from '../model/register-readings.ts';
import { roundingModes } from '../semantics/float/environment.ts';
import { architectures } from '../semantics/ops/architectures.ts';
import { closest } from '../text/closest.ts';
import { visible } from '../text/visible.ts';
import type { CacheVerifyOptions } from './cache-verify.ts';
import { colorChoices } from './color.ts';
import type { EvalOptions } from './eval.ts';
import { failureLevels } from './exit-code.ts';
import type { ExplainOptions } from './explain.ts';
import {
  lintFormats,
  readProgramFile,
  readReportFile,
  runFormats,
  standardOutput,
  targetReader,
} from './formats.ts';
import * as help from './help.ts';
import type { HuntOptions } from './hunt.ts';
import type { LintOptions } from './lint.ts';
import { readShard, usualBudget, usualSeconds, wholeNumber, wholeNumbers } from './numbers.ts';
import type { OpsOptions } from './ops.ts';
import type { ReproduceOptions } from './reproduce.ts';
import type { ServerOptions } from './server.ts';
import { readSolver } from './solver.ts';
import type { MergeOptions, ReportOptions } from './stored-run.ts';
import type { TestFloatOptions } from './testfloat.ts';
import type { VerifyOptions } from './verify.ts';

const format = (...others: readonly string[]) =>
  new Option('--format <format>', 'how to write the report')
    .choices(['text', 'json', ...others])
    .default('text');
/** Of a run: several at once, each into a file of its own. */
const formats = (known: readonly string[] = runFormats) =>
  new Option(
    '--format <format[=file]>',
    `how to write the report: ${known.join(', ')} (repeatable; default text)`,
  ).argParser(targetReader(known));
const output = () => new Option('--output <file>', 'write the report to a file').argParser(readReportFile);
const seed = () => new Option('--seed <n>', 'seed of the sampling').argParser(wholeNumber(0)).default(1);
const runs = () =>
  new Option('--runs <n>', 'random inputs for one matching order').argParser(wholeNumber(1)).default(1000);
const budget = () =>
  new Option('--budget <n>', 'steps for one rule').argParser(wholeNumber(0)).default(usualBudget);
const time = () =>
  new Option('--time <s>', 'seconds of search for one rule').argParser(wholeNumber(1)).default(usualSeconds);
const timeout = () =>
  new Option('--timeout <ms>', 'a limit on top, in milliseconds; what it ends is undecided').argParser(
    wholeNumber(1),
  );
const contraction = (more: string) =>
  new Option('--contraction <who>', `who may fuse a product into a sum (${more})`).choices([
    'licensed',
    'always',
    'never',
  ]);
const bools = (more: string) =>
  new Option('--bools <reading>', `what is above a boolean in its register (${more})`)
    .choices([...boolReadings])
    .default(defaultReadings.bools);
const spills = (more: string) =>
  new Option('--spills <reading>', `what is above a narrow value once it was spilled (${more})`)
    .choices([...spillReadings])
    .default(defaultReadings.spills);
const solver = () =>
  new Option('--solver <name>', 'who is asked what the built-in provers leave open (see below)')
    .argParser(readSolver)
    .default('none');
const details = (what: string) => new Option('--details <which>', what).choices(['none', 'refuted', 'all']);
const failOn = () =>
  new Option('--fail-on <verdict>', 'the weakest verdict that fails')
    .choices([...failureLevels])
    .default('refuted');
const color = () =>
  new Option('--color <when>', 'colour the text').choices([...colorChoices]).default('auto');

/** `finish` takes the exit code of a command. */
export function buildProgram(finish: (code: number) => void): Command {
  const program = new Command('rulecheck')
    .description("Proves or refutes the Go compiler's SSA rewrite rules.")
    .version(tool.version)
    .addHelpText('after', help.overview)
    .configureOutput({ outputError: (message, write) => write(`rulecheck: ${inOneVoice(message)}\n`) })
    .exitOverride()
    .hook('preAction', (_, command) => {
      if (command.getOptionValue('output') === standardOutput) command.setOptionValue('output', undefined);
    });
  const commands = [
    verify,
    lint,
    explain,
    evaluate,
    ops,
    testFloat,
    reproduce,
    hunt,
    report,
    merge,
    cache,
    server,
  ];
  for (const command of commands) {
    const added = command(finish).copyInheritedSettings(program);
    for (const part of added.commands) part.copyInheritedSettings(added);
    program.addCommand(added);
  }
  return program.addCommand(helpOf(program).copyInheritedSettings(program));
}

/** Commander's own shows the overview, as if nothing had been asked, where it does not know the command. */
function helpOf(program: Command): Command {
  return new Command('help')
    .argument('[command]')
    .description('display help for command')
    .allowExcessArguments()
    .action((name: string | undefined, _options, self: Command) => {
      if (name === undefined) program.help();
      const named = program.commands.find(command => command.name() === name);
      if (named !== undefined) named.help();
      const meant = closest(
        name,
        program.commands.map(command => command.name()),
      );
      const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
      self.error(`error: unknown command '${name}'${hint}`);
    });
}

/** Commander's words as other messages are: what is quoted cannot drive a terminal. */
function inOneVoice(message: string): string {
  const text = message
    .trimEnd()
    .replace(/^error: /, '')
    .replace(/\n\(Did you mean ([^)]*)\)$/, '; did you mean $1');
  return visible(text);
}

function verify(finish: (code: number) => void): Command {
  return new Command('verify')
    .summary('check every rewrite of rules files')
    .description('Check every rewrite: proved, or refuted by a concrete input.')
    .argument('<path...>', 'a .rules file or FILE:LINE, a folder of them, a Go source tree, or -')
    .addOption(formats())
    .addOption(output())
    .option('--rule <line>', 'only the rule that covers the line (repeatable)', wholeNumbers(1))
    .option('--since <rev>', 'only rules that differ from this revision of Git (see below)')
    .option('--shard <i/n>', 'only the rules that fall to part I of N, by their text', readShard)
    .addOption(
      new Option(
        '--jobs <n>',
        'workers; by default one for each processor that has 200 rules to check',
      ).argParser(wholeNumber(1)),
    )
    .option('--baseline <file>', 'accept what this file lists, and fail on what is new or weaker')
    .option('--update-baseline', 'write that file anew: accept all that is found')
    .addOption(seed())
    .addOption(runs())
    .addOption(budget())
    .addOption(timeout())
    .addOption(contraction('see below'))
    .addOption(bools('see below'))
    .addOption(spills('see below'))
    .addOption(solver())
    .option('--dump-smt <dir>', 'write the question of each obligation, in SMT-LIB')
    .addOption(details('the rules to explain in full (see below)'))
    .addOption(failOn())
    .option('--arch <name>', 'the architecture, where the file name does not tell')
    .option('--ops <dir>', 'read the op tables from this folder')
    .addOption(color())
    .option('--verbose', 'list every rule, and all that has no model')
    .option('--cache-dir <dir>', 'keep results there, not in the folder for caches of this system')
    .option('--no-cache', 'compute everything, and keep nothing')
    .option('--no-progress', 'show no progress bar')
    .addHelpText('after', help.verify)
    .action(async (paths: string[], options: VerifyOptions) => {
      const { verifyCommand } = await import('./verify.ts');
      finish(await verifyCommand(paths, options));
    });
}

function lint(finish: (code: number) => void): Command {
  return new Command('lint')
    .summary('check the text of rules and op tables')
    .description('Check what can be seen in the text of rules and op tables, without proving anything.')
    .argument('[path...]', 'a .rules file or FILE:LINE, an op table, a folder, a Go source tree, or -')
    .option('--explain <code>', 'what a lint checks, why, and an example')
    .addOption(formats(lintFormats))
    .addOption(output())
    .option('--fix', 'mend what is certain to be mended by it')
    .option('--fix-dry-run', 'print what --fix would change, as a diff')
    .option('--watch', 'lint again whenever a file changes')
    .option('--config <file>', 'read the configuration from this file')
    .option('--no-config', 'look for no configuration')
    .option('--max-warnings <n>', 'fail if there are more warnings', wholeNumber(0))
    .option('--since <rev>', 'only what differs from this revision of Git')
    .option('--arch <name>', 'the architecture, where the file name does not tell')
    .option('--ops <dir>', 'read the op tables from this folder')
    .option('--stdin-filename <path>', 'the name of what comes on standard input')
    .addOption(color())
    .option('--verbose', 'show advice too, and everything of each kind')
    .addOption(
      new Option('--jobs <n>', 'workers where there is much; by default one for each processor').argParser(
        wholeNumber(1),
      ),
    )
    .option('--cache-dir <dir>', 'keep results there, not in the folder for caches of this system')
    .option('--no-cache', 'look at everything, and keep nothing')
    .addHelpText('after', help.lint)
    .action(async (paths: string[], options: LintOptions) => {
      const { lintCommand } = await import('./lint.ts');
      finish(await lintCommand(paths, options));
    });
}

function explain(finish: (code: number) => void): Command {
  return new Command('explain')
    .summary('one rule in full, and its repair')
    .description('One rule in full: meaning of both sides, verdict, counterexample step by step, repair.')
    .argument('<file:line>', 'a .rules file, or -, and a line of the rule')
    .addOption(format('markdown'))
    .addOption(output())
    .option('--member <n>', 'only this member of the alternations', wholeNumber(1))
    .option('--patch', 'print only the repair, as a patch for git apply')
    .addOption(seed())
    .addOption(runs())
    .addOption(budget())
    .addOption(timeout())
    .addOption(contraction('as for verify'))
    .addOption(bools('as for verify'))
    .addOption(spills('as for verify'))
    .option('--arch <name>', 'the architecture, where the file name does not tell')
    .option('--ops <dir>', 'read the op tables from this folder')
    .addOption(color())
    .addHelpText('after', help.explain)
    .action(async (place: string, options: ExplainOptions) => {
      const { explainCommand } = await import('./explain.ts');
      finish(explainCommand(place, options));
    });
}

function evaluate(finish: (code: number) => void): Command {
  return (
    new Command('eval')
      .summary('one op on given operands')
      .description('One op on given operands: value and bits in every rounding mode, and flags.')
      .argument('<op>', "the op as Go's op tables name it")
      .argument('[operand...]', 'its operands')
      .option('--arch <name>', `whose op it is: ${architectures.join(', ')}`, 'RISCV64')
      .addOption(format())
      .addOption(output())
      .addOption(color())
      .addHelpText('after', help.evaluate)
      // An operand such as -inf is not an option; what is none of both is found out below.
      .allowUnknownOption()
      .action(async (op: string, operands: string[], options: EvalOptions, command: Command) => {
        const unknown = [op, ...operands].find(text => /^-(-|[a-z]$)/i.test(text));
        if (unknown !== undefined) command.error(`error: unknown option '${unknown}'`);
        const { evalCommand } = await import('./eval.ts');
        finish(evalCommand(op, operands, options));
      })
  );
}

function ops(finish: (code: number) => void): Command {
  return new Command('ops')
    .summary('the op handbook')
    .description('What an op computes, of what, and where that is written; without an op, the list of them.')
    .argument('[op]', "an op or a kind of block as Go's op tables name it")
    .option('--arch <name>', `only of this machine: ${architectures.join(', ')}`)
    .addOption(format())
    .addOption(output())
    .addOption(color())
    .addHelpText('after', help.ops)
    .action(async (op: string | undefined, options: OpsOptions) => {
      const { opsCommand } = await import('./ops.ts');
      finish(opsCommand(op, options));
    });
}

function testFloat(finish: (code: number) => void): Command {
  return new Command('testfloat')
    .summary('check Berkeley TestFloat vectors')
    .description('Read the lines of testfloat_gen from standard input and report disagreements.')
    .argument('<function>', 'the function they are of, as TestFloat names it: f64_mulAdd, f32_to_i64')
    .addOption(
      new Option('--rounding <mode>', 'the rounding mode they were made in')
        .choices([...roundingModes])
        .default('rne'),
    )
    .addOption(
      new Option('--tininess <when>', 'tininess is detected before or after rounding')
        .choices(['before', 'after'])
        .default('after'),
    )
    .option('--exact', 'rounding to an integer signals inexact (testfloat_gen -exact)', false)
    .option('--every-line', 'evaluate every line exactly, also where a fast evaluator agrees', false)
    .addOption(format())
    .addOption(output())
    .addOption(color())
    .addHelpText('after', help.testFloat)
    .action(async (name: string, options: TestFloatOptions) => {
      const { testFloatCommand } = await import('./testfloat.ts');
      finish(await testFloatCommand(name, options));
    });
}

function reproduce(finish: (code: number) => void): Command {
  return new Command('reproduce')
    .summary('a Go program that shows a rule at work')
    .description('Write a Go program whose compilation reaches the rule, with the results that Go promises.')
    .argument('<place>', 'FILE:LINE of the rule, as messages print it')
    .option('--run', 'build it with Go for its machine, run it, and report')
    .option('--go <goroot>', 'the Go to build with; else the one on PATH')
    .option('--test', 'write a _test.go file')
    .option('--member <n>', 'only this member of the alternations, from 1', wholeNumber(1))
    .option('--arch <name>', 'the architecture, where the file name does not tell')
    .option('--ops <dir>', 'read the op tables from this folder')
    .addOption(format())
    .addOption(
      new Option('--output <file>', 'write the program to a file, or the JSON').argParser(readProgramFile),
    )
    .addOption(time())
    .option('--no-progress', 'show no progress bar')
    .addOption(color())
    .addHelpText('after', help.reproduce)
    .action(async (place: string, options: ReproduceOptions) => {
      const { reproduceCommand } = await import('./reproduce.ts');
      finish(await reproduceCommand(place, options));
    });
}

function hunt(finish: (code: number) => void): Command {
  return new Command('hunt')
    .summary('a program for every refuted rule of a tree')
    .description('Check a tree, and look for a Go program that shows each refuted rule.')
    .argument('<tree>', 'a Go source tree, a folder of .rules files, or one file')
    .addOption(
      new Option('--go <goroot>', 'the Go to build with (repeatable): the first is searched').argParser(
        (goroot: string, others: readonly string[] = []) => [...others, goroot],
      ),
    )
    .option('--rule <line>', 'only the rule that covers the line (repeatable)', wholeNumbers(1))
    .addOption(format('markdown'))
    .addOption(output())
    .addOption(seed())
    .addOption(runs())
    .addOption(budget())
    .addOption(time())
    .option('--no-progress', 'show no progress bar')
    .addHelpText('after', help.hunt)
    .action(async (tree: string, options: HuntOptions) => {
      const { huntCommand } = await import('./hunt.ts');
      finish(await huntCommand(tree, options));
    });
}

function merge(finish: (code: number) => void): Command {
  return new Command('merge')
    .summary('join the reports of shards')
    .description('Join what verify --shard stored with --format json to the run that one machine makes.')
    .argument('<report.json...>', 'the stored runs, one of each shard')
    .addOption(formats())
    .addOption(output())
    .option('--baseline <file>', 'accept what this file lists, and fail on what is new or weaker')
    .option('--update-baseline', 'write that file anew: accept all that is found')
    .addOption(failOn())
    .addOption(color())
    .option('--verbose', 'list every rule, and all that has no model')
    .addHelpText('after', help.merge)
    .action(async (paths: string[], options: MergeOptions) => {
      const { mergeCommand } = await import('./stored-run.ts');
      finish(mergeCommand(paths, options));
    });
}

function report(finish: (code: number) => void): Command {
  return new Command('report')
    .summary('any report from a stored run')
    .description(
      'Write a run that verify stored with --format json as any of its reports; nothing is checked again.',
    )
    .argument('<run.json>', 'the stored run, or - for standard input')
    .addOption(formats())
    .addOption(output())
    .addOption(color())
    .option('--verbose', 'list every rule, and all that has no model')
    .addOption(failOn())
    .addHelpText('after', help.report)
    .action(async (path: string, options: ReportOptions) => {
      const { reportCommand } = await import('./stored-run.ts');
      finish(reportCommand(path, options));
    });
}

function cache(finish: (code: number) => void): Command {
  const verifyKept = new Command('verify')
    .summary('compute a sample of what is kept again')
    .description('Compute again some of the results that verify would take from the cache, and compare.')
    .argument('<path...>', 'as for verify; only whole files are kept')
    .addOption(
      new Option('--sample <n>', 'how many results to compute again').argParser(wholeNumber(1)).default(100),
    )
    .addOption(
      new Option('--seed <n>', 'as for verify; it chooses the sample too')
        .argParser(wholeNumber(0))
        .default(1),
    )
    .addOption(runs())
    .addOption(budget())
    .addOption(contraction('as for verify'))
    .addOption(bools('as for verify'))
    .addOption(spills('as for verify'))
    .addOption(details('only what is kept with these; else all'))
    .option('--arch <name>', 'the architecture, where the file name does not tell')
    .option('--ops <dir>', 'read the op tables from this folder')
    .option('--shard <i/n>', 'what such a shard keeps', readShard)
    .option('--cache-dir <dir>', 'results are kept there, not in the folder for caches of this system')
    .addHelpText('after', help.cacheVerify)
    .action(async (paths: string[], options: CacheVerifyOptions) => {
      const { cacheVerifyCommand } = await import('./cache-verify.ts');
      finish(await cacheVerifyCommand(paths, options));
    });
  const command = new Command('cache').summary('look after what is kept of earlier runs');
  return command.addCommand(verifyKept);
}

function server(finish: (code: number) => void): Command {
  return new Command('server')
    .summary('the language server of an editor')
    .description(
      'Speak the Language Server Protocol: what is wrong while rules are typed, and verdicts as they come.',
    )
    .requiredOption('--stdio', 'over standard input and output')
    .addOption(seed())
    .addOption(runs())
    .addOption(budget().default(1_000_000))
    .addOption(timeout())
    .option(
      '--cache-dir <dir>',
      'verdicts of verify are kept there, not in the folder for caches of this system',
    )
    .option('--no-cache', 'take no verdict from there')
    .addHelpText('after', help.server)
    .action(async (options: ServerOptions) => {
      const { serverCommand } = await import('./server.ts');
      finish(await serverCommand(options));
    });
}
