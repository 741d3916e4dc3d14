/** Constants of ops as the compiler prints them. */
import { conditionNumbers } from '../../model/go/type.ts';
import type { OpInfo } from '../../rules/tables/op-info.ts';
import { type AuxKind, auxKinds, type ConstantKind, constantSorts } from '../../semantics/ops/entry.ts';

/** The bits of what stands in brackets; undefined where that does not say them. */
export function printedConstant({ aux }: OpInfo, text: string | undefined): bigint | undefined {
  const kinds = aux === undefined ? undefined : auxKinds[aux as AuxKind];
  if (kinds === undefined || !('auxint' in kinds)) return undefined;
  // Beside a symbol or a type a zero is not printed.
  if (text === undefined) return aux === 'SymOff' || aux === 'TypSize' ? 0n : undefined;
  const bits = readers[kinds.auxint](text);
  return bits === undefined ? undefined : BigInt.asUintN(constantSorts[kinds.auxint], bits);
}

type Reader = (text: string) => bigint | undefined;

const integer: Reader = text => (/^-?\d+$/.test(text) ? BigInt(text) : undefined);

const buffer = new DataView(new ArrayBuffer(8));

/** `%g`, which has no more of a NaN than that it is one. */
const float =
  (width: 32 | 64): Reader =>
  text => {
    const number = Number(text.replace('Inf', 'Infinity'));
    if (text === '' || Number.isNaN(number)) return undefined;
    if (width === 64) buffer.setFloat64(0, number);
    else buffer.setFloat32(0, number);
    return width === 64 ? buffer.getBigUint64(0) : BigInt(buffer.getUint32(0));
  };

/** `lsb=8,width=4`: the fields, from the top, each in so many bits. */
const packed =
  (...fields: readonly (readonly [name: string, width: number])[]): Reader =>
  text => {
    const values = new Map(
      text.split(',').map(part => {
        const [name = '', value = ''] = part.split('=');
        return [name, value] as const;
      }),
    );
    return fields.reduce<bigint | undefined>((above, [name, width]) => {
      const value = integer(values.get(name) ?? '');
      return above === undefined || value === undefined
        ? undefined
        : (above << BigInt(width)) | BigInt.asUintN(width, value);
    }, 0n);
  };

const flag = (text: string): string => text.replaceAll('true', '1').replaceAll('false', '0');

const readers: Readonly<Record<ConstantKind, Reader>> = {
  Bool: text => (text === 'true' ? 1n : text === 'false' ? 0n : undefined),
  Int8: integer,
  Int16: integer,
  Int32: integer,
  Int64: integer,
  UInt8: integer,
  Float32: float(32),
  Float64: float(64),
  S390XRotateParams: () => undefined,
  S390XCCMask: () => undefined,
  CCop: text => conditionNumbers.get(`ARM64${text}`),
  FlagConstant: text => packed(['V', 1], ['C', 1], ['Z', 1], ['N', 1])(flag(text)),
  ARM64BitField: packed(['lsb', 8], ['width', 8]),
  ValAndOff: packed(['val', 32], ['off', 32]),
  Sym: () => undefined,
  Type: () => undefined,
};
