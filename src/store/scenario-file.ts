import { useDocument } from './document-store';

/** Gives the scenario to the visitor as a file, as it is written. */
export function saveAsFile(): void {
  saveText(useDocument.getState().text);
}

/** The same with another text, such as one with the present view. */
export function saveText(text: string): void {
  download(new Blob([text], { type: 'application/json' }), 'json');
}

/** Gives the visitor a file that is named after the scenario's title. */
export function download(content: Blob, extension: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = `${fileName(useDocument.getState().scenario?.name ?? '')}.${extension}`;
  link.click();
  URL.revokeObjectURL(address);
}

/** Letters, digits and dashes of a title; `scenario` where nothing is left. */
export function fileName(title: string): string {
  const name = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  return name === '' ? 'scenario' : name.slice(0, 60);
}
