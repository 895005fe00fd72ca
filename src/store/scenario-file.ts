import { useDocument } from './document-store';

/** Gives the scenario to the visitor as a file, named after its title. */
export function saveAsFile(): void {
  const { text, scenario } = useDocument.getState();
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${fileName(scenario?.name ?? '')}.json`;
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
