/** The command cannot do what it was asked; the message says why and, where it can, what would work. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
