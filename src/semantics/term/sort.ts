/** The sort of a term: a truth value, or a bit-vector of the given width in bits (at least 1). */
export type Sort = 'Bool' | number;

export function describeSort(sort: Sort): string {
  return sort === 'Bool' ? 'Bool' : `BitVec ${sort}`;
}
