/** What came of building and running a reproducer. */
import type { MemberOutcome } from './outcome.ts';

export type Attempt = {
  /** The version of Go, where it could be asked. */
  readonly toolchain?: string;
  /** The emulator's version, where the machine is another one. */
  readonly emulator?: string;
} & (
  | { readonly kind: 'ran'; readonly members: readonly MemberOutcome[] }
  /** `detail`: what the compiler, the emulator or the program said. */
  | { readonly kind: 'could not run'; readonly reason: string; readonly detail?: string }
);
