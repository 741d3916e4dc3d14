/** Modules that are no part of the program: packages that read their own files, and what users write. */

/** Imports one, by a name or an address. */
export type Importer = (specifier: string) => Promise<unknown>;

let importer: Importer = specifier => import(specifier);

/** Code that was kept cannot import by itself (Node 20 does not know for whom it would), so who starts it has to. */
export function importOutsideBy(other: Importer): void {
  importer = other;
}

export const importOutside: Importer = specifier => importer(specifier);
