/** What Go expressions in rules may name without the match binding it. */

/** Packages that the generated Go files import. */
const packages: ReadonlySet<string> = new Set([
  'base',
  'bits',
  'buildcfg',
  'cmplx',
  'fmt',
  'internal',
  'ir',
  'logopt',
  'math',
  'obj',
  'objabi',
  'reflectdata',
  'rttype',
  's390x',
  'types',
]);

/** Variables that the generator declares at the top of every rewrite function. */
export const predeclared = {
  value: new Set(['v', 'b', 'config', 'fe', 'typ']),
  block: new Set(['b', 'config', 'typ']),
} as const;

/** Fields of the compiler's `Types`, as they were in any of Go 1.19 to 1.27: what `typ.X` may name. */
export const compilerTypes: ReadonlySet<string> = new Set(
  (
    'Bool Int8 Int16 Int32 Int64 UInt8 UInt16 UInt32 UInt64 Int Float32 Float64 UInt Uintptr String BytePtr ' +
    'Int32Ptr UInt32Ptr IntPtr UintptrPtr Float32Ptr Float64Ptr BytePtrPtr Vec128 Vec256 Vec512 Mask'
  ).split(' '),
);

const goConstants: ReadonlySet<string> = new Set(['true', 'false', 'nil']);

/** Constants of the compiler's package `ssa`. */
const compilerConstants: ReadonlySet<string> = new Set(['repMoveThreshold', 'repZeroThreshold']);

/** Families of constants: ops (`OpAMD64ADDQ`), blocks (`BlockAMD64LT`), processor features (`CPUavx512`). */
const constantFamilies = /^(?:Op[A-Z0-9]|Block[A-Z0-9]|CPU[a-z])/;

/** Whether a name means the same in every rule. */
export function isKnownName(name: string): boolean {
  return (
    packages.has(name) || goConstants.has(name) || compilerConstants.has(name) || constantFamilies.test(name)
  );
}
