import { type Diagnostic, errorAt } from '../../text/diagnostic.ts';
import type { Source, Span } from '../../text/source.ts';
import type { GoExpr } from '../go-ast.ts';
import { bracketsClose } from './brackets-close.ts';
import { explain } from './explain.ts';
import { readGo } from './go-tree.ts';
import { grammar, nodeOf } from './grammar.ts';
import { depthOf, lengthIsReadable, limits } from './limits.ts';
import { Malformed } from './malformed.ts';

/** Reads one Go expression, which is all of a source or the part of it that `span` gives. */
export function parseGoExpression(
  source: Source,
  span: Span = { start: 0, end: source.text.length },
): { readonly expr?: GoExpr; readonly diagnostics: readonly Diagnostic[] } {
  const written = source.text.slice(span.start, span.end);
  const start = span.start + (written.length - written.trimStart().length);
  const text = { source, text: written.trim(), span: { start, end: start + written.trim().length } };
  const broken = lengthIsReadable(text) ?? bracketsClose(text);
  if (broken !== undefined) return { diagnostics: [broken] };
  const match = grammar.match(text.text, 'expression');
  if (match.failed()) return { diagnostics: [explain(text, match)] };
  try {
    const expr = readGo(nodeOf(match), start);
    return depthOf(expr) > limits.depth
      ? {
          diagnostics: [
            errorAt(source, text.span, 'nesting-depth', `more than ${limits.depth} levels are not read`),
          ],
        }
      : { expr, diagnostics: [] };
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return { diagnostics: [error.diagnostic(source)] };
  }
}
