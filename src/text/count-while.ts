/** Looking for a place in what is in order, by halves. */

/** How many of the first of `length` things there are of which something holds, that holds of none behind them. */
export function countWhile(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
