/** Errors of a rule that has no explanation, in their frames. */
import type { PlainDiagnostic } from '../../check/run.ts';
import { renderFrame } from '../../text/frame.ts';
import { code, codeBlock } from './inert.ts';

/** `place`: what was to be explained. */
export function errorsMarkdown(place: string, diagnostics: readonly PlainDiagnostic[]): string {
  const frames = diagnostics.map(diagnostic => codeBlock(renderFrame(diagnostic).split('\n'), 'text'));
  return `${[`# ${code(place)} cannot be explained`, ...frames].join('\n\n')}\n`;
}
