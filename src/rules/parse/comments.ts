/**
 * The text with its comments blanked, at the same offsets. `//` begins a comment anywhere, in a string
 * too: so does Go's generator read it.
 */
export function blankComments(text: string): string {
  return text.replace(/\/\/[^\n]*/g, comment => ' '.repeat(comment.length));
}
