/** The order in which the compiler runs the rules of its files. */
import { fileNameOf } from '../../text/source.ts';

/** Rules that run for every architecture, before its own. */
const ofAllMachines = /^(?:simd)?(?:generic|dec|dec64|div\w*)$/;

export const runsForAllMachines = (arch: string): boolean => ofAllMachines.test(arch);

/** The rules of one compiler stand in one folder: those of another release that the same run reads never meet them. */
export const areOfOneCompiler = (file: string, other: string): boolean => folderOf(file) === folderOf(other);

const folderOf = (file: string): string =>
  file.slice(0, -fileNameOf(file).length).replace(/^(?:\.[\\/])+/, '');

/** Later passes have later patterns; what matches none is the lowering itself. */
const latePasses = [/latelower\.rules$/, /splitload\.rules$/];

/** A pass rewrites until nothing changes, so its rules see each other's results, and those of earlier passes. */
export function passOf(file: string, arch: string): number {
  if (runsForAllMachines(arch)) return 0;
  return 2 + latePasses.findIndex(pattern => pattern.test(fileNameOf(file)));
}
