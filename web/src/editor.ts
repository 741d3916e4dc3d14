/** CodeMirror with what the worker says of the text. It lives in a shadow root: there its styles need no licence. */
import { autocompletion, type CompletionContext, closeBrackets } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState, type Range, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Completion } from '../../src/editor/complete.ts';
import type { Token } from '../../src/editor/outline.ts';
import type { Squiggle } from './messages.ts';
import { prose } from './prose.ts';

export interface Answers {
  hover(
    offset: number,
  ): Promise<{ readonly from: number; readonly to: number; readonly markdown: string } | undefined>;
  complete(offset: number): Promise<readonly Completion[]>;
  changed(text: string): void;
}

export interface RulesEditor {
  readonly text: string;
  replace(text: string): void;
  show(tokens: readonly Token[] | undefined, squiggles: readonly Squiggle[]): void;
  goTo(line: number): void;
}

export function rulesEditor(parent: HTMLElement, text: string, answers: Answers): RulesEditor {
  const root = parent.attachShadow({ mode: 'open' });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({ doc: text, extensions: extensions(answers) }),
  });
  return {
    get text() {
      return view.state.doc.toString();
    },
    replace(insert) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert } });
    },
    show(tokens, squiggles) {
      const limit = view.state.doc.length;
      const within = ({ start, end }: { start: number; end: number }) => start <= end && end <= limit;
      if (tokens !== undefined)
        view.dispatch({ effects: coloured.of(tokens.filter(({ span }) => within(span))) });
      const diagnostics = squiggles
        .filter(({ span }) => within(span))
        .map(({ span, severity, message }) => ({ from: span.start, to: span.end, severity, message }));
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    goTo(line) {
      const { from } = view.state.doc.line(Math.min(line, view.state.doc.lines));
      view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
      view.focus();
    },
  };
}

const coloured = StateEffect.define<readonly Token[]>();

/** Between two answers of the worker the colours move with the text. */
const colours = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, transaction) {
    let now = before.map(transaction.changes);
    for (const effect of transaction.effects)
      if (effect.is(coloured)) now = Decoration.set(marks(effect.value));
    return now;
  },
  provide: field => EditorView.decorations.from(field),
});

const marks = (tokens: readonly Token[]): Range<Decoration>[] =>
  tokens.map(({ span, kind, binds }) =>
    Decoration.mark({ class: `word-${kind}${binds ? ' word-binds' : ''}` }).range(span.start, span.end),
  );

function extensions({ hover, complete, changed }: Answers) {
  return [
    lineNumbers(),
    history(),
    drawSelection(),
    closeBrackets(),
    keymap.of([...defaultKeymap, ...historyKeymap]),
    lintGutter(),
    colours,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': 'Rules', spellcheck: 'false' }),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (docChanged) changed(state.doc.toString());
    }),
    hoverTooltip(async (_, offset) => {
      const shown = await hover(offset);
      return shown === undefined
        ? null
        : { pos: shown.from, end: shown.to, create: () => ({ dom: prose(shown.markdown) }) };
    }),
    autocompletion({
      override: [
        async (context: CompletionContext) => {
          const word = context.matchBefore(/[\w.]*/);
          if (word === null || (word.from === word.to && !context.explicit)) return null;
          const options = await complete(context.pos);
          return {
            from: word.from,
            validFor: /^[\w.]*$/,
            options: options.map(({ label, detail }) => ({ label, ...(detail !== undefined && { detail }) })),
          };
        },
      ],
    }),
    theme,
  ];
}

const theme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--card)', fontSize: '0.9375rem' },
  '&.cm-focused': { outline: '3px solid var(--link)' },
  '.cm-content': { fontFamily: 'var(--mono)', minHeight: '14rem', caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { color: 'var(--faint)', backgroundColor: 'var(--card)', border: 'none' },
  '.cm-tooltip': {
    color: 'var(--ink)',
    backgroundColor: 'var(--page)',
    border: '1px solid var(--line)',
    borderRadius: '6px',
    padding: '0 0.5rem',
    maxWidth: '40rem',
  },
  '.word-function': { color: 'var(--link)' },
  '.word-method': { color: 'var(--tested)' },
  '.word-property': { color: 'var(--faint)' },
  '.word-binds': { fontWeight: '600' },
});
