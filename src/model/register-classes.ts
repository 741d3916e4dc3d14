/**
 * In which class of register each name of a rule lives, told from the ops that read it, before any term is built.
 */
import type { ResolvedOperand, ResolvedValue } from '../rules/resolved.ts';
import {
  auxKinds,
  type ConstantKind,
  type Isa,
  type OpEntry,
  type Register,
  type SettledRegister,
} from '../semantics/ops/entry.ts';
import type { Source, Span } from '../text/source.ts';
import { withCarries } from './carries.ts';
import { asCalled } from './intrinsics.ts';
import { NotModelled, opNotModelled } from './missing.ts';
import { canBeRead, type Machine, mixedWidths, type Side, wantedOf } from './register-values.ts';

export type IntegerRegister = Extract<SettledRegister, { kind: 'integer' }>;

export class RegisterClasses {
  readonly #isas: ReadonlyMap<string, Isa>;
  readonly #source: Source;
  readonly #machine: Machine;
  readonly #registers = new Map<string, Register>();
  readonly #widths = new Map<string, IntegerRegister>();
  /** Names of integers of which the match reads the low bits, whatever type they have. */
  readonly ofAnyWidth = new Set<string>();
  /** What the match leaves open of a name, and the result takes it for. */
  readonly toldByResult = new Map<string, Register>();
  /** Asked for whenever a side is declared, and once more when its terms are built. */
  readonly #entries = new Map<ResolvedValue, OpEntry>();

  constructor(isas: ReadonlyMap<string, Isa>, source: Source, machine: Machine) {
    this.#isas = isas;
    this.#source = source;
    this.#machine = machine;
  }

  /** What the op computes. Throws `NotModelled` where that is not known of the op as the rule writes it. */
  entry(value: ResolvedValue): OpEntry {
    let entry = this.#entries.get(value);
    if (entry === undefined) {
      entry = this.#entryOf(value);
      this.#entries.set(value, entry);
    }
    return entry;
  }

  #entryOf(value: ResolvedValue): OpEntry {
    const known = this.#isas.get(value.op.arch)?.ops.get(value.op.name);
    const called = known && value.op.arch === 'generic' ? asCalled(known, this.#machine) : known;
    const entry = called && withCarries(called, this.#machine?.carries);
    if (entry === undefined) throw opNotModelled(value.op.name, readsFlags(value));
    const { auxint, aux }: { auxint?: ConstantKind; aux?: ConstantKind } =
      entry.aux === undefined ? {} : auxKinds[entry.aux.kind];
    if (
      (value.auxint !== undefined && auxint === undefined) ||
      (value.aux !== undefined && aux === undefined)
    )
      throw new NotModelled('aux', value.op.name);
    // An op of one name takes other operands in another release of Go, or gives a tuple.
    const isOther = value.args.length !== entry.operands.length && entry.gathers === undefined;
    if (isOther && value.args.every(({ kind }) => kind !== 'rest'))
      throw new NotModelled('op', value.op.name, `${value.op.name} with other operands has no model`);
    const { type } = value.op;
    const isTuple = entry.results.length > 1;
    if (type !== undefined && type.startsWith('(') !== isTuple && entry.typedAsFirst !== true)
      throw new NotModelled('op', value.op.name, `${value.op.name} with other results has no model`);
    return entry;
  }

  /**
   * Notes in which register the operands of a side live. Call it for both sides before building terms. What the match
   * reads of a value tells its type; a result may read it in any way.
   */
  declare(
    operand: ResolvedOperand,
    side: Side,
    wanted: Register = { kind: 'any' },
    ofLanguage = false,
  ): void {
    if (operand.kind === 'variable') {
      const isOpen = this.of(operand.name).kind === 'any';
      this.#declareVariable(operand.name, wanted, operand.span, ofLanguage && side === 'match');
      const told = this.of(operand.name);
      if (side === 'result' && isOpen && told.kind !== 'any') this.toldByResult.set(operand.name, told);
    }
    if (operand.kind !== 'value') return;
    const entry = this.entry(operand);
    for (const [index, argument] of operand.args.entries()) {
      this.declare(argument, side, wantedOf(entry, index, wanted), operand.op.arch === 'generic');
    }
    const alike = operand.args.filter((_, index) => entry.operands[index]?.kind === 'any');
    this.#declareAlike(alike, side);
  }

  /** Operands of which one op takes any, but all of one register: what is known of one holds for the others. */
  #declareAlike(operands: readonly ResolvedOperand[], side: Side): void {
    const known = operands.map(operand => this.#registerOf(operand)).find(({ kind }) => kind !== 'any');
    if (known === undefined) return;
    for (const operand of operands) {
      if (this.#registerOf(operand).kind === 'any') this.declare(operand, side, known);
    }
  }

  /** What is known of a name. */
  of(name: string): Register {
    return this.#registers.get(name) ?? { kind: 'any' };
  }

  /** The bits of an integer that an op of the language reads, which are typed: its value has just as many. */
  typedWidth(name: string): IntegerRegister | undefined {
    return this.#widths.get(name);
  }

  #registerOf(operand: ResolvedOperand): Register {
    const unknown: Register = { kind: 'any' };
    if (operand.kind === 'variable') return this.of(operand.name);
    if (operand.kind !== 'value') return unknown;
    const { operands, results } = this.entry(operand);
    if (results[0].kind !== 'any') return results[0];
    const passedOn = operand.args.filter((_, index) => operands[index]?.kind === 'any');
    return passedOn.map(argument => this.#registerOf(argument)).find(({ kind }) => kind !== 'any') ?? unknown;
  }

  #declareVariable(name: string, wanted: Register, span: Span, ofLanguage: boolean): void {
    const known = this.of(name);
    if (!canBeRead(known, wanted, this.#machine)) throw mixedWidths(this.#source, span, known, wanted);
    if (ofLanguage && wanted.kind === 'integer') {
      if (wanted.ofAnyWidth) this.ofAnyWidth.add(name);
      else this.#widths.set(name, wanted);
    }
    const saysMore = wanted.kind !== 'any' || wanted.formats !== undefined;
    if (known.kind === 'any' && saysMore) this.#registers.set(name, wanted);
  }
}

/** Why an op on flags has no model; undefined for others. */
function readsFlags({ op, args }: ResolvedValue): string | undefined {
  const ops = [op, ...args.flatMap(argument => (argument.kind === 'value' ? [argument.op] : []))];
  const sets = ops.find(({ type }) => type === 'Flags');
  return sets && `the flags that ${sets.name} sets have no model`;
}
