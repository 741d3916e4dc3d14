/** Errors of a rule that has no explanation, in their frames. */
import type { Diagnostic } from '../../text/diagnostic.ts';
import { renderDiagnostic } from '../../text/frame.ts';
import { code, codeBlock } from './inert.ts';

/** `place`: what was to be explained. */
export function errorsMarkdown(place: string, diagnostics: readonly Diagnostic[]): string {
  const frames = diagnostics.map(diagnostic => codeBlock(renderDiagnostic(diagnostic).split('\n'), 'text'));
  return `${[`# ${code(place)} cannot be explained`, ...frames].join('\n\n')}\n`;
}
