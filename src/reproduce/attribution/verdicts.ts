/** Which rules are wrong, and whether one is so with constants that are known. */
import { type CheckOptions, checkRule } from '../../check/check-rules.ts';
import type { CheckedInstance } from '../../check/checked.ts';
import type { ReadRule, ReadRules } from '../../check/read-rules.ts';
import { type Claim, mapSides, type OrderObligation } from '../../model/claim.ts';
import { ModelError } from '../../model/missing.ts';
import { sizeQuestion } from '../../model/rule-scope.ts';
import { prove } from '../../prove/prove.ts';
import type { VerdictKind } from '../../prove/verdict.ts';
import { pointerSizeOf } from '../../semantics/ops/index.ts';
import { constant, rebuild, type Term, type Variable } from '../../semantics/term/term.ts';
import { formOf, type KnownRule } from '../known-rules.ts';

/**
 * `wrong`: some operands show it. `right`: proved. `impossible`: its conditions fail. `open`: none of these is known, of a
 * rule that is wrong with other constants.
 */
export type VerdictWith = 'wrong' | 'right' | 'impossible' | 'open';

export class Verdicts {
  readonly #options: CheckOptions;
  readonly #pointerSize: number;
  readonly #rules = new Map<object, { readonly file: ReadRules; readonly read: ReadRule }>();
  readonly #checked = new Map<ReadRule, readonly CheckedInstance[]>();
  readonly #known = new Map<string, VerdictWith>();
  readonly #ids = new Map<KnownRule['rule'], number>();

  /** `machine`: whose code the rules were applied to. */
  constructor(files: readonly ReadRules[], machine: string, options: CheckOptions) {
    this.#options = options;
    this.#pointerSize = pointerSizeOf(machine) ?? 8;
    for (const file of files) for (const read of file.rules) this.#rules.set(read.rule, { file, read });
  }

  /** Undefined of a rule that is not refuted. */
  of({ rule }: KnownRule, constants: ReadonlyMap<string, bigint>): VerdictWith | undefined {
    const checked = this.#instanceOf(rule);
    if (checked?.verdict.kind !== 'refuted') return undefined;
    const id = this.#ids.get(rule) ?? this.#ids.size;
    this.#ids.set(rule, id);
    const key = `${id} ${[...constants].map(([name, bits]) => `${name}=${bits}`).join()}`;
    const known = this.#known.get(key) ?? this.#with(checked.claim, constants);
    this.#known.set(key, known);
    return known;
  }

  #with(claim: Claim, constants: ReadonlyMap<string, bigint>): VerdictWith {
    const asked = withConstants(ofSize(claim, this.#pointerSize), constants);
    return asked === undefined
      ? 'impossible'
      : (verdictsWith.get(prove(asked, this.#options).kind) ?? 'open');
  }

  #instanceOf(rule: KnownRule['rule']): CheckedInstance | undefined {
    const found = this.#rules.get(rule.instance.rule);
    if (found === undefined) return undefined;
    const { file, read } = found;
    let checked = this.#checked.get(read);
    if (checked === undefined) {
      checked = instancesOf(file, read, this.#options);
      this.#checked.set(read, checked);
    }
    return checked.find(({ resolved }) => formOf(resolved) === rule);
  }
}

const verdictsWith: ReadonlyMap<VerdictKind, VerdictWith> = new Map([
  ['refuted', 'wrong'],
  ['proved', 'right'],
  ['vacuous', 'impossible'],
]);

function instancesOf(file: ReadRules, read: ReadRule, options: CheckOptions): readonly CheckedInstance[] {
  try {
    return checkRule(file, read, options, 'none').instances;
  } catch (error) {
    // A rule that means nothing is no one's culprit: Go would not have taken it.
    if (error instanceof ModelError) return [];
    throw error;
  }
}

/** The claim about pointers of the size alone; undefined where there is none. */
function ofSize(claim: Claim, size: number): Claim | undefined {
  if (claim.kind === 'unsupported') return claim;
  const [first, ...others] = claim.obligations.filter(
    ({ answers }) => (answers.get(sizeQuestion) ?? `${size}`) === `${size}`,
  );
  // What is refuted is so with the most assumed.
  const { otherwise: _, ...asked } = claim;
  return first && { ...asked, obligations: [first, ...others] };
}

/** The claim about these constants alone. */
function withConstants(claim: Claim | undefined, constants: ReadonlyMap<string, bigint>): Claim | undefined {
  if (claim === undefined || claim.kind === 'unsupported') return claim;
  const [first, ...others] = claim.obligations;
  const bind = (one: OrderObligation) => obligationWith(one, constants);
  return { ...claim, obligations: [bind(first), ...others.map(bind)] };
}

function obligationWith(
  obligation: OrderObligation,
  constants: ReadonlyMap<string, bigint>,
): OrderObligation {
  const values = new Map<Variable, Term>(
    obligation.inputs.flatMap(({ role, name, variable }) => {
      const bits = role === 'constant' ? constants.get(name) : undefined;
      return bits === undefined
        ? []
        : [[variable, constant(variable.sort, cut(variable.sort, bits))] as const];
    }),
  );
  if (values.size === 0) return obligation;
  const put = (term: Term): Term =>
    rebuild(term, leaf => (leaf.kind === 'variable' ? (values.get(leaf) ?? leaf) : leaf));
  return {
    ...obligation,
    ...mapSides(obligation, put),
    inputs: obligation.inputs.filter(({ variable }) => !values.has(variable)),
    assumptions: obligation.assumptions.map(put),
  };
}

const cut = (sort: Variable['sort'], bits: bigint): bigint =>
  sort === 'Bool' ? BigInt.asUintN(1, bits) : BigInt.asUintN(sort as number, bits);
