/** What is said of a name in a Go expression that has no model, and which name it most likely was to be. */
import { compilerTypes } from '../../rules/resolve/known-names.ts';
import { closest, editDistance } from '../../text/closest.ts';
import { NotModelled } from '../missing.ts';
import { functions, goCalls, members } from './compiler.ts';
import { fieldNames, helperNames, methodNames } from './handles.ts';
import { goConstants, goFunctions } from './library.ts';
import { goTypes } from './type.ts';

/** Names that stand before a dot for a package or for the compiler's configuration, not for a value. */
const packages: ReadonlySet<string> = new Set([
  ...['bits', 'buildcfg', 'config', 'ir', 'math', 's390x', 'typ', 'types'],
]);

export const isOfPackage = (qualified: string): boolean => packages.has(qualified.split('.')[0]!);

const withoutObject = (qualified: string): string => qualified.slice(qualified.indexOf('.') + 1);
const last = (qualified: string): string => qualified.slice(qualified.lastIndexOf('.') + 1);

/** Of the compiler and of the build, as Go's rules and `ssa.Config` name them. */
const settings = [
  ...['PtrSize', 'RegSize', 'BigEndian', 'SoftFloat', 'Race', 'noDuffDevice', 'useAvg', 'useHmul', 'useSSE'],
  ...['haveBswap64', 'haveBswap32', 'haveBswap16', 'haveCondSelect', 'unalignedOK', 'optimize', 'UseFMA'],
  ...['ctxt.Flag_shared', 'ctxt.Flag_dynlink', 'ctxt.Arch.ByteOrder'],
].map(name => `config.${name}`);
const builds = ['386', 'AMD64', 'ARM', 'ARM64', 'MIPS', 'MIPS64', 'PPC64', 'RISCV64', 'WASM'].map(
  name => `buildcfg.GO${name}`,
);

const configured: ReadonlySet<string> = new Set([...settings, ...builds]);

const known = {
  helper: [...new Set([...functions.keys(), ...goFunctions.keys(), ...helperNames])],
  method: [...methodNames, ...[...goFunctions.keys()].map(last)],
  constant: [...goConstants.keys(), ...configured, ...[...compilerTypes].map(name => `typ.${name}`)],
  field: fieldNames,
} as const;

const memberNames: ReadonlySet<string> = new Set([...members.values()].flatMap(ofType => [...ofType.keys()]));

/** Something that a value, a constant, a type or a block has. Of what is behind these not all members are known. */
const isMember = (path: string): boolean =>
  memberNames.has(last(path)) || !/^(?:(?:Type|Block)\.)?\w+$/.test(path);

/** Called by the name of something that Go's compiler or Go itself has. Of packages not all functions are known. */
const isCallable = (name: string): boolean =>
  isOfPackage(name) || known.helper.includes(name) || goCalls.has(name) || goTypes.has(name);

/** `qualified`: as the rule spells it, with the value that is asked. The ledger counts it whatever that is called. */
export function unknownName(qualified: string, isCalled: boolean): NotModelled {
  const isOfValue = qualified.includes('.') && !isOfPackage(qualified);
  const name = isOfValue ? withoutObject(qualified) : qualified;
  const close = isOfValue
    ? closeTo(last(name), isCalled ? known.method : known.field)
    : closeTo(name, isCalled ? known.helper : known.constant);
  const isDeclared = isOfValue ? isMember(name) : !isCalled || isCallable(name);
  const help = close === undefined ? '' : `; did you mean ${close}?`;
  const reason = isDeclared
    ? `${isCalled ? 'the helper' : isOfValue ? 'the field' : 'the name'} ${name} has no model`
    : `${name} is no ${isOfValue ? (isCalled ? 'method' : 'field') : 'function'} of the compiler's that is known`;
  return new NotModelled(isCalled ? 'helper' : 'construct', name, `${reason}${help}`);
}

/** A setting that nearly has the name of another: that one is meant, and this one does not exist. */
export const isMisspeltSetting = (qualified: string): boolean =>
  !configured.has(qualified) && closeTo(qualified, [...configured]) !== undefined;

/**
 * A name that differs in a letter or two. Those that differ only in digits, such as `is18Bit` and `is12Bit`, are
 * taken for two helpers of Go's, not for one that is misspelt.
 */
function closeTo(name: string, names: readonly string[]): string | undefined {
  const close = closest(name, names);
  if (close === undefined || close === name || editDistance(name, close) > 2) return undefined;
  return letters(close) === letters(name) ? undefined : close;
}

const letters = (name: string): string => name.replaceAll(/\d/g, '');
