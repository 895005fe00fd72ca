import { svgOf } from '../../drawing/export/svg-picture';
import { isZoomed, likelyChoice } from '../../store/view-state';
import { stageSheetNow } from '../dialogs/share/stage-sheet-now';
import './print.css';

/**
 * What is printed is the stage as a drawing on a sheet: in the light theme, with legend, scale and title block, in place of the page's panes. The
 * browser asks for it at once, so all that makes it has to be there before.
 */
export function followPrinting(): void {
  const sheet = document.createElement('div');
  sheet.className = 'print-sheet';
  window.addEventListener('beforeprint', () => {
    const picture = stageSheetNow(likelyChoice(), !isZoomed());
    if (picture === null) return;
    const { documentElement } = new DOMParser().parseFromString(svgOf(picture), 'image/svg+xml');
    sheet.replaceChildren(document.importNode(documentElement, true));
    document.body.append(sheet);
  });
  window.addEventListener('afterprint', () => sheet.remove());
}
