import { loader } from '@monaco-editor/react';
import * as monaco from 'monaco-editor/editor';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import 'monaco-editor/features/register.all';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';
import { editorSchemas } from './schemas';

/**
 * Monaco, set up once: bundled with the page, its workers as files of our own, nothing fetched from elsewhere. Whoever imports this file
 * has all of Monaco: it stands behind a dynamic import.
 */

self.MonacoEnvironment = {
  getWorker: (_workerId: string, label: string) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
};

// Before the first editor is rendered: without it the loader would fetch Monaco from a public server.
loader.config({ monaco });

jsonDefaults.setDiagnosticsOptions({
  validate: false,
  enableSchemaRequest: false,
  schemas: editorSchemas().map(({ kind, schema }) => ({
    uri: `inmemory://stowplan/schema/${kind}`,
    fileMatch: [`*.${kind}.json`],
    schema,
  })),
});
// Monaco's swatches would look for colours in every text, and nothing shows its outline.
jsonDefaults.setModeConfiguration({
  ...jsonDefaults.modeConfiguration,
  colors: false,
  documentSymbols: false,
  diagnostics: false,
});

// Monaco measures its letters once: again when the three weights of its font are there.
void Promise.all([400, 500, 600].map((weight) => document.fonts.load(`${weight} 12px "IBM Plex Mono"`))).then(() =>
  monaco.editor.remeasureFonts(),
);

export { monaco };
export type Monaco = typeof monaco;
export type CodeEditor = monaco.editor.IStandaloneCodeEditor;
export type TextModel = monaco.editor.ITextModel;
