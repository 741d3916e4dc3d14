/** All tuples of one choice for each place, the last place first to change. */
export function* product<Choice>(choices: readonly (readonly Choice[])[]): Generator<readonly Choice[]> {
  const [first, ...others] = choices;
  if (first === undefined) {
    yield [];
    return;
  }
  for (const choice of first) for (const rest of product(others)) yield [choice, ...rest];
}
