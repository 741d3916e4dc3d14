/** The instruction of an op, in Intel's syntax, with its operands in fixed registers. */
import { type OpEntry, settled, widthOf } from '../../../../../src/semantics/ops/entry.ts';
import type { VectorCase } from './cases.ts';

/** The destination is the first source too. */
const overwritesFirst = /^V(FM|PERMI2|PDPWSSD|PSH[LR]DV|PTERNLOG)/;
/** Names in which a number belongs to the mnemonic. */
const ownNumbers =
  /^(VEXTRACT[IF]128|VINSERT[IF]128|VPERM2[IF]128|VEXTRACT[IF]64X4|VINSERT[IF]64X4|VMOVDQU\d+)/;

const sizeNames: Readonly<Record<number, string>> = { 128: 'xmm', 256: 'ymm', 512: 'zmm' };

interface Parsed {
  readonly mnemonic: string;
  readonly isMasked: boolean;
  readonly isMerging: boolean;
}

function parse(name: string): Parsed {
  const own = ownNumbers.exec(name)?.[1];
  const match = /^([A-Z0-9]*?)(Masked)?(128_\d+|128|256|512)(const)?(Merging)?$/.exec(
    own === undefined ? name : name.slice(own.length),
  )!;
  const [, rest = '', masked, , , merging] = match;
  const mnemonic = (own ?? rest).toLowerCase().replace(/^(vcvt.*2(?:ps|dq|udq))[xy]$/, '$1');
  return { mnemonic, isMasked: masked !== undefined, isMerging: merging !== undefined };
}

/** Vectors in 1, 2 and so on, masks likewise, an integer in rax; the result in 0. */
function registersOf({ name, operands }: OpEntry): string[] {
  return operands.map((register, index) => {
    const place = settled(register);
    if (place.kind === 'vector') return `${sizeNames[place.width]}${index + 1}`;
    return place.kind === 'mask' ? `k${index + 1}` : general(name === 'VPINSRD128' ? 32 : widthOf(place));
  });
}
const general = (width: number): string => (width === 64 ? 'rax' : 'eax');

/** In which register the result is, and the lines that compute it. */
export function instructionOf({ entry, immediate }: VectorCase): {
  readonly result: string;
  readonly lines: readonly string[];
} {
  const { name } = entry;
  const given = registersOf(entry);
  const place = settled(entry.results[0]);
  const own =
    place.kind === 'vector'
      ? `${sizeNames[place.width]}0`
      : place.kind === 'mask'
        ? 'k7'
        : general(/^VPEXTR[BWD]/.test(name) ? 32 : 64);
  const last = entry.aux === undefined ? [] : [`${immediate}`];
  const line = (mnemonic: string, ...operands: readonly string[]): { result: string; lines: string[] } => ({
    result: operands[0]!.split('{')[0]!,
    lines: [`${mnemonic} ${operands.join(', ')}`],
  });
  const letter = { 8: 'b', 16: 'w', 32: 'd', 64: 'q' } as const;
  const toVector = /^VPMOVMToVec(\d+)x/.exec(name);
  if (toVector) return line(`vpmovm2${letter[Number(toVector[1]) as 8]}`, own, ...given);
  const toMask = /^VPMOVVec(\d+)x/.exec(name);
  if (toMask) return line(`vpmov${letter[Number(toMask[1]) as 8]}2m`, own, ...given);
  const kmov = /^(KMOV[BWDQ])[ki]$/.exec(name)?.[1];
  if (kmov !== undefined) {
    // Of a general register instructions on fewer bits name the half.
    const half = (register: string): string =>
      kmov.endsWith('Q') ? register.replace('eax', 'rax') : register.replace('rax', 'eax');
    return line(kmov.toLowerCase(), half(own), ...given.map(half));
  }
  if (name.startsWith('K')) return line(name.toLowerCase(), own, ...given);
  if (name === 'VMOVQ' || name === 'VMOVD')
    return line(name.toLowerCase(), own, name === 'VMOVD' ? 'eax' : 'rax');
  const msk = /^(VPMOVMSKB|VMOVMSKP[SD])/.exec(name)?.[1];
  if (msk !== undefined) return line(msk.toLowerCase(), 'eax', ...given);

  const { mnemonic, isMasked, isMerging } = parse(name);
  const mask = isMasked ? `{${given.at(-1)}}` : '';
  const sources = isMasked ? given.slice(0, -1) : given;
  // A count in a general register is moved to a vector register.
  const counted = sources.map(register =>
    register === 'rax' && !/^vpinsr/.test(mnemonic) ? 'xmm6' : register,
  );
  const before = counted.includes('xmm6') ? ['vmovq xmm6, rax'] : [];
  if (mnemonic.startsWith('vpblendm')) return line(mnemonic, `${own}${mask}`, ...counted);
  if (place.kind === 'mask') return line(mnemonic, `${own}${mask}`, ...counted, ...last);
  if (isMerging)
    return {
      ...line(mnemonic, `${counted[0]}${mask}`, ...counted.slice(1), ...last),
      lines: [...before, `${mnemonic} ${[`${counted[0]}${mask}`, ...counted.slice(1), ...last].join(', ')}`],
    };
  const zeroing = isMasked ? `${mask}{z}` : '';
  const [first, ...others] = counted;
  const operands = overwritesFirst.test(name)
    ? [`${first}${zeroing}`, ...others, ...last]
    : [`${own}${zeroing}`, ...counted, ...last];
  return { result: operands[0]!.split('{')[0]!, lines: [...before, `${mnemonic} ${operands.join(', ')}`] };
}

/** Of memory that lies at rdi, where the result is wanted too; registers are numbered by operands. */
function accessOf({ name, operands }: OpEntry): readonly string[] {
  const [, width = '', access, size] = /^VPMASK(\d+)(load|store)(\d+)$/.exec(name)!;
  const register = `${sizeNames[Number(size)]}`;
  const value = `${register}${access === 'load' ? 0 : 3}`;
  const isVector = operands[1]!.kind === 'vector';
  const mnemonic = isVector ? `vpmaskmov${width === '32' ? 'd' : 'q'}` : `vmovdqu${width}`;
  if (access === 'load')
    return [
      isVector ? `${mnemonic} ${value}, ${register}2, [rdi]` : `${mnemonic} ${value}{k2}{z}, [rdi]`,
      'vmovdqu64 [rdi], zmm0',
    ];
  return [isVector ? `${mnemonic} [rdi], ${register}2, ${value}` : `${mnemonic} [rdi]{k2}, ${value}`];
}

/** Loads the operands from the pool, runs the instruction, and stores 64 bytes of its result. */
export function testOf(one: VectorCase): readonly string[] {
  const { entry, operands } = one;
  const memory = entry.operands.findIndex(({ kind }) => kind === 'memory');
  const registers = registersOf(entry).slice(0, memory < 0 ? undefined : memory);
  const loads = registers.map((register, index) => {
    const from = `[r15 + ${64 * operands[index]!}]`;
    if (register.startsWith('k')) return `kmovq ${register}, ${from}`;
    return /mm/.test(register) ? `vmovdqu64 zmm${index + 1}, ${from}` : `mov rax, ${from}`;
  });
  if (memory >= 0) {
    const before = [`vmovdqu64 zmm7, [r15 + ${64 * operands[memory]!}]`, 'vmovdqu64 [rdi], zmm7'];
    return [...loads, ...before, ...accessOf(entry), 'add rdi, 64'];
  }
  const { result, lines } = instructionOf(one);
  const stores = result.startsWith('k')
    ? [`kmovq [rdi], ${result}`]
    : /mm/.test(result)
      ? [`vmovdqu64 [rdi], ${result.replace(/^[xyz]/, 'z')}`]
      : ['mov [rdi], rax'];
  return [...loads, ...lines, ...stores, 'add rdi, 64'];
}
