/** The sort of a term: a truth value, a bit-vector of the given width in bits (at least 1), or all of memory. */
export type Sort = 'Bool' | number | 'Memory';

/** The bits of a value: one for a truth value. Memory has no value that a reading could hold: it is removed before. */
export function widthOfSort(sort: Sort): number {
  if (sort === 'Memory') throw new Error('memory is removed before terms are read');
  return sort === 'Bool' ? 1 : sort;
}

export function describeSort(sort: Sort): string {
  return typeof sort === 'number' ? `BitVec ${sort}` : sort;
}
