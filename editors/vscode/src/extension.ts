/** Starts the language server, and shows what it explains as a Markdown document beside the rules. */
import { commands, type ExtensionContext, languages, Uri, window, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

const scheme = 'rulecheck';

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const settings = workspace.getConfiguration('rulecheck');
  const [command = 'rulecheck', ...first] = settings.get<string[]>('command') ?? [];
  const args = [...first, 'server', '--budget', `${settings.get<number>('budget')}`];
  const explanations = new Map<string, string>();
  context.subscriptions.push(
    workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: ({ path }) => explanations.get(path) ?? '',
    }),
  );
  client = new LanguageClient(
    'rulecheck',
    'rulecheck',
    { command, args, transport: TransportKind.stdio },
    {
      documentSelector: [{ scheme: 'file', language: 'gorules' }],
      middleware: {
        async executeCommand(name, args, next) {
          const answer: unknown = await next(name, args);
          if (name !== 'rulecheck.explain' || typeof answer !== 'string') return answer;
          const [uri, line] = args as [string, number];
          const path = `${Uri.parse(uri).path}:${line}.md`;
          explanations.set(path, answer);
          const shown = Uri.from({ scheme, path });
          const document = await workspace.openTextDocument(shown);
          await languages.setTextDocumentLanguage(document, 'markdown');
          await window.showTextDocument(document, { preserveFocus: true, preview: true, viewColumn: -2 });
          await commands.executeCommand('markdown.showPreviewToSide', shown);
          return answer;
        },
      },
    },
  );
  await client.start();
}

export const deactivate = (): Promise<void> | undefined => client?.stop();
