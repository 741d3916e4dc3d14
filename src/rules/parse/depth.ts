/**
 * Levels of a tree. The walk keeps its own stack: it is what shows that others may recurse. Lists add no
 * level of their own.
 */
export function depthOf(tree: object): number {
  const open: { node: object; depth: number }[] = [{ node: tree, depth: 1 }];
  let deepest = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    deepest = Math.max(deepest, depth);
    for (const child of Object.values(node))
      if (typeof child === 'object' && child !== null)
        open.push({ node: child, depth: Array.isArray(child) ? depth : depth + 1 });
  }
  return deepest;
}
