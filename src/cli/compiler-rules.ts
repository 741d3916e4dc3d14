/** The rules that a rule runs with: those of its own file, and of the files that lie beside it. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ReadRules, readRules, rulesCovering } from '../check/read-rules.ts';
import { Attributor } from '../reproduce/attribution/attribution.ts';
import { Verdicts } from '../reproduce/attribution/verdicts.ts';
import { type Compiler, type Pass, PassRules } from '../reproduce/known-rules.ts';
import { builtinName, loweringsFor } from '../reproduce/lowerings.ts';
import { passOfFile } from '../reproduce/passes.ts';
import { checkOfReproducers } from '../reproduce/rule.ts';
import { archOfFile } from '../rules/tables/arch-of-file.ts';
import { Source } from '../text/source.ts';
import { UsageError } from './exit-code.ts';
import { findRules } from './find-rules.ts';
import { archNamed, type OpTables, opTablesFor } from './op-tables.ts';
import { standardInput } from './place.ts';
import { readSource, statOf } from './read-text.ts';

export interface CompilerOptions {
  readonly arch?: string;
  readonly ops?: string;
}

/** A rules file with the compiler that it is a part of. */
export interface RulesInCompiler {
  readonly file: ReadRules;
  readonly pass: Pass;
  readonly compiler: Compiler;
  /** Who tells by a trace of the machine's code which rules are to blame. The first call reads what it needs. */
  attributor(machine: string): Attributor;
}

/** Throws `UsageError`. */
export function rulesInCompiler(path: string, options: CompilerOptions): RulesInCompiler {
  const isFolder = path !== standardInput && statOf(path).isDirectory();
  const [found] = findRules(path).files;
  if (found === undefined || isFolder) throw new UsageError(`${path} is not a rules file`);
  const { folder, fileName = '' } = found;
  const arch =
    options.arch === undefined ? archOfFile(fileName) : archNamed(options.arch, options.ops ?? folder);
  if (arch === undefined) {
    throw new UsageError(
      `${found.source.name}: the name of a .rules file gives the architecture; elsewhere --arch gives it`,
    );
  }
  const pass = arch === 'generic' ? 'opt' : passOfFile(fileName);
  if (pass === undefined)
    throw new UsageError(`${path}: no Go source can be chosen that reaches these rules`);
  const tables = (name: string): OpTables => opTablesFor(name, options.ops, folder);
  const file = readAll(found.source, arch, tables(arch));
  const beside = (name: string, of: string): ReadRules[] =>
    name === fileName || found.fileName === undefined ? [] : readBeside(path, name, of, tables, options.ops);
  const files: Readonly<Record<Pass, readonly ReadRules[]>> = {
    opt: pass === 'opt' ? [file] : beside('generic.rules', 'generic'),
    lower: arch === 'generic' ? [] : pass === 'lower' ? [file] : beside(`${arch}.rules`, arch),
    'late lower': pass === 'late lower' ? [file] : beside(`${arch}latelower.rules`, arch),
  };
  const attributors = new Map<string, Attributor>();
  const attributor = (machine: string): Attributor => {
    const known =
      attributors.get(machine) ??
      attributorOf(file, pass, fileName, machine, name => {
        const of = archOfFile(name);
        const isReadable = of !== undefined && tables(of).kind === 'tables';
        return isReadable ? beside(name, of) : [];
      });
    attributors.set(machine, known);
    return known;
  };
  return { file, pass, compiler: { arch, passes: passesOf(files, arch) }, attributor };
}

/** What a trace calls a pass, and the files of its rules, of which those of a machine have its name. */
const tracedPasses: readonly {
  readonly pass: Pass;
  readonly name: RegExp;
  files(machine: string): readonly string[];
}[] = [
  { pass: 'opt', name: /(?:^| )opt$/, files: () => ['generic.rules'] },
  { pass: 'lower', name: /^lower$/, files: machine => [`${machine}.rules`, `simd${machine}.rules`] },
  { pass: 'late lower', name: /^late lower$/, files: machine => [`${machine}latelower.rules`] },
  {
    pass: 'opt',
    name: /^(?:divisible|divmod|decompose builtin)$/,
    files: () => ['divisible.rules', 'divmod.rules', 'dec.rules', 'dec64.rules'],
  },
];

/** Who tells by a trace which rules are to blame, of the file and of those beside it. */
function attributorOf(
  own: ReadRules,
  ownPass: Pass,
  ownName: string,
  machine: string,
  beside: (name: string) => readonly ReadRules[],
): Attributor {
  const passes = tracedPasses.map(({ pass, name, files }) => {
    const names = files(machine);
    const others = names.filter(other => other !== ownName).flatMap(beside);
    const isOwn = names.includes(ownName);
    return { pass, name, files: isOwn ? [own, ...others] : others };
  });
  const isPlaced = passes.some(({ files }) => files.includes(own));
  const placed = isPlaced
    ? passes
    : passes.map(one => (one.pass === ownPass ? { ...one, files: [own, ...one.files] } : one));
  return new Attributor(
    placed.map(({ pass, name, files }) => ({ name, rules: new PassRules(pass, files.map(rulesIn)) })),
    new Verdicts(
      placed.flatMap(({ files }) => files),
      machine,
      checkOfReproducers,
    ),
  );
}

const rulesIn = ({ source, rules }: ReadRules) => ({
  source,
  rules: rules.flatMap(({ instances }) => instances),
});

function passesOf(files: Readonly<Record<Pass, readonly ReadRules[]>>, arch: string): PassRules[] {
  const known = (['opt', 'lower', 'late lower'] as const).map(
    pass => new PassRules(pass, files[pass].map(rulesIn)),
  );
  // A lone file need not say how the ops of the language become the machine's.
  const lowers = known.some(({ rules }) => rules.some(({ rule }) => isLowering(rule, arch)));
  if (lowers || arch === 'generic') return known;
  const builtin = readAll(
    new Source(builtinName, loweringsFor(arch)),
    arch,
    opTablesFor(arch, undefined, undefined),
  );
  const [opt, lower, late] = [files.opt, [...files.lower, builtin], files['late lower']];
  return [opt, lower, late].map((list, index) => new PassRules(known[index]!.pass, list.map(rulesIn)));
}

function isLowering(rule: PassRules['rules'][number]['rule'], arch: string): boolean {
  return rule.kind === 'ellipsis' && rule.match.arch === 'generic' && rule.result.arch === arch;
}

function readBeside(
  path: string,
  name: string,
  arch: string,
  tables: (arch: string) => OpTables,
  ops: string | undefined,
): ReadRules[] {
  const file = join(dirname(path), name);
  if (!existsSync(file)) return [];
  const source = readSource(file);
  const known = readBefore.get(file);
  if (known?.source.text === source.text && known.ops === ops) return [known];
  const read = { ...readAll(source, arch, tables(arch)), ops };
  readBefore.set(file, read);
  return [read];
}

/** The rules of the language run before those of every machine: a process reads them once. */
const readBefore = new Map<string, ReadRules & { readonly ops: string | undefined }>();

/** What has errors is left out: of the rule that is asked for, they are said. */
function readAll(source: Source, arch: string, tables: OpTables): ReadRules {
  if (tables.kind !== 'tables') throw new UsageError(tables.reason);
  return readRules(source, arch, tables.tables, rulesCovering(source, []));
}
