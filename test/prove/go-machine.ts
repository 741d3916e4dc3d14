/** Go's rules for one machine: all, those on numbers, and among them those on fused ops. */
import { isas } from '../../src/semantics/ops/index.ts';
import { type GoVersion, goRules } from '../support/go-rules.ts';
import { type Checked, checkFile } from '../support/verdicts.ts';
import { rulesOnNumbers } from './go-numbers.ts';

export interface MachineRules {
  /** Why there are no rules to look at. */
  readonly missing?: string;
  /** All of them. */
  readonly checked: readonly Checked[];
  readonly numbers: readonly Checked[];
  readonly fused: readonly Checked[];
}

/** Before Go 1.21 no rule asks for the licence to fuse: there it is the language's. */
const contraction = { '1.19': 'language', '1.27': 'licensed' } as const;

export function machineRules(version: GoVersion, arch: string): MachineRules {
  const rules = goRules(version);
  if ('missing' in rules) return { missing: rules.missing, checked: [], numbers: [], fused: [] };
  const checked = checkFile(rules.folder, `${arch}.rules`, arch, contraction[version]);
  const numbers = rulesOnNumbers(checked, opsOnNumbers(arch));
  return {
    checked,
    numbers,
    fused: numbers.filter(({ text }) => /\((FMA|FN?M(ADD|SUB)[SDF]?)\b/.test(text)),
  };
}

/** The machine's ops that take or give numbers, as they open a value of a rule. */
function opsOnNumbers(arch: string): RegExp {
  const names = [...isas.get(arch)!.ops.values()]
    .filter(({ operands, results }) =>
      [...operands, ...results].some(({ kind }) => kind === 'float' || kind === 'any'),
    )
    .map(({ name }) => name);
  return new RegExp(`\\((${names.join('|')})\\b`);
}

/** The verdicts of rules by what they say: `1013 proved contraction: (FADD (FMUL x y) z) …`. */
export const verdicts = (checked: readonly Checked[], kind: (kind: string) => boolean): string[] =>
  checked
    .filter(({ verdict }) => kind(verdict.kind))
    .map(({ line, verdict, text }) => `${line} ${verdict.kind}: ${text}`);
