/** A tree as text, without its places: equal for trees that say the same. Text, because it compares fast. */
export function shape(tree: unknown): string {
  if (Array.isArray(tree)) return `[${tree.map(shape).join(' ')}]`;
  if (typeof tree !== 'object' || tree === null) return String(tree);
  const fields = Object.entries(tree).filter(([key]) => key !== 'span' && key !== 'arrow');
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}:${shape(value)}`)
    .join(' ')}}`;
}
