/**
 * At which addresses a result loads and stores. Some machines trap where a word is not at a multiple of its bytes, or
 * take much longer: there Go's compiler keeps to the alignment of types, and so does a program of Go's, whose
 * variables lie at multiples of it.
 */
import type { GoExpr } from '../rules/go-ast.ts';
import type { Isa } from '../semantics/ops/entry.ts';
import { and, bits, bvand, bvsub, equal, extract, truth } from '../semantics/term/build.ts';
import type { Application, Term } from '../semantics/term/term.ts';
import { type Accesses, placesOf } from './accesses.ts';
import type { AlignedAddress, Duty } from './claim.ts';
import { folded, type RuleScope } from './rule-scope.ts';

/** What is known of alignment in the case at hand. */
interface Alignments {
  /** Of which addresses are multiples at most. */
  widest(): number;
  /** Of the type that an op of the language is told; undefined where the rule does not ask for it. */
  ofType(type: GoExpr | undefined): number | undefined;
  /** What the machine's manual says of other addresses. */
  readonly sentence: string;
}

/**
 * What the machine wants that the rules are for; rules for all machines serve those that want it too. Undefined where any
 * address will do.
 */
export function alignmentsWanted(
  { arch, isas }: { readonly arch: string; readonly isas: ReadonlyMap<string, Isa> },
  scope: RuleScope,
): Alignments | undefined {
  const isOfOne = arch !== 'generic' && isas.has(arch);
  const wanted = isas.get(arch)?.aligned;
  if (scope.takesAnyAddress || (isOfOne && wanted === undefined)) return undefined;
  return {
    // No register is wider than a pointer on machines that want aligned addresses.
    widest: () => wanted?.widest ?? scope.pointerSize,
    sentence: wanted?.sentence ?? 'some machines of Go do not load or store there',
    ofType: type => scope.alignmentOf(type),
  };
}

/**
 * The duty of all that goes to addresses, or takes words from them, as the match does not. Supposed is that each access
 * of the match is aligned, and where the rule asks for the alignment of a type, that what is moved or zeroed is so too.
 */
export function dutiesOfAlignment(
  match: readonly Accesses[],
  result: readonly Accesses[],
  alignments: Alignments,
): readonly Duty[] {
  const all = result.flatMap(accesses => addressesOf(accesses, alignments));
  if (all.length === 0) return [];
  const kept = match.flatMap(accesses => addressesOf(accesses, alignments));
  const open = all.filter(
    (owed, index) => ![...kept, ...all.slice(0, index)].some(one => isAsMuch(one, owed)),
  );
  const condition = and(...open.map(isAligned));
  if (condition === truth) return [];
  const { sentence } = alignments;
  return [{ kind: 'aligned', sentence, supposed: kept.map(isAligned), accesses: open, condition }];
}

/** The addresses to which an op goes with more than a byte, and what its meaning makes them multiples of. */
function addressesOf({ step, added }: Accesses, { widest, ofType }: Alignments): readonly AlignedAddress[] {
  const { entry, operands, constants, value } = step;
  const unit = entry.unit?.(
    operands.map(({ term }) => term),
    constants.map(({ term }) => term),
  );
  const multipleOf = ({ operator }: Application): Term => {
    if (operator.name === 'load' || operator.name === 'store')
      return word(Math.min(operator.bytes, widest()));
    if (unit !== undefined) return folded(unit);
    return word(Math.min(ofType(value.aux) ?? 1, widest()));
  };
  return added.flatMap(access => {
    const multiple = multipleOf(access);
    const isAny = multiple.kind === 'constant' && multiple.value === 1n;
    return isAny ? [] : placesOf(access).map(({ address }) => ({ of: value, address, multiple }));
  });
}

const word = (value: number): Term => bits(64, BigInt(value));

/** The one plainly says that the address is a multiple of what the other wants. */
function isAsMuch(promised: AlignedAddress, owed: AlignedAddress): boolean {
  if (promised.address === owed.address && promised.multiple === owed.multiple) return true;
  if (promised.multiple.kind !== 'constant' || owed.multiple.kind !== 'constant') return false;
  const [from, to] = [counted(promised.address), counted(owed.address)];
  const multiple = owed.multiple.value;
  return (
    from.base === to.base &&
    promised.multiple.value >= multiple &&
    BigInt.asIntN(64, to.offset - from.offset) % multiple === 0n
  );
}

/** An address as a number of bytes behind a term, modulo 2^64. */
function counted(address: Term): { readonly base: Term; readonly offset: bigint } {
  if (address.kind !== 'application' || address.operator.name !== 'bvadd')
    return { base: address, offset: 0n };
  const [start, further] = address.operands as [Term, Term];
  const distance = further.isGround ? folded(further) : further;
  if (distance.kind !== 'constant') return { base: address, offset: 0n };
  const { base, offset } = counted(start);
  return { base, offset: offset + distance.value };
}

/** The multiple is a power of two. */
function isAligned({ address, multiple }: AlignedAddress): Term {
  if (multiple.kind !== 'constant') return equal(bvand(address, bvsub(multiple, bits(64, 1n))), bits(64, 0n));
  const width = multiple.value.toString(2).length - 1;
  return equal(extract(width - 1, 0, address), bits(width, 0n));
}
