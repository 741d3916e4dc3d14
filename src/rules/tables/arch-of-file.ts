import { fileNameOf } from '../../text/source.ts';

/** What Go calls the parts of an architecture's rules; they share one op table. */
const rulesFile = /^(?:simd)?(.+?)(?:splitload|latelower)?\.rules$/;

/**
 * The architecture whose ops the rules of a file rewrite: `RISCV64latelower.rules` and `RISCV64.rules` are
 * RISCV64, `simdAMD64.rules` is AMD64, `dec64.rules` is dec64. Undefined for a name that does not end in `.rules`.
 */
export function archOfFile(path: string): string | undefined {
  return rulesFile.exec(fileNameOf(path))?.[1];
}
