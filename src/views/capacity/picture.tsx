import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { SmallPicture } from '../../drawing/charts/capacity-need';
import { createSvgPatterns, drawSvg, svgElement } from '../../drawing/svg-marks';

/** A small drawing, as wide as its place; `label` says what it shows. Keep `draw` while it draws the same. */
export function Picture({
  draw,
  label,
}: {
  readonly draw: (width: number) => SmallPicture;
  readonly label: string;
}): ReactNode {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = host.current;
    if (place === null) return undefined;
    const svg = svgElement('svg', { width: '100%', role: 'img', 'aria-label': label, class: 'chart' });
    const defs = svgElement('defs');
    const marks = svgElement('g');
    svg.append(defs, marks);
    place.append(svg);
    const patterns = createSvgPatterns(defs);
    const show = (): void => {
      if (place.clientWidth === 0) return;
      const picture = draw(place.clientWidth);
      svg.setAttribute('height', String(picture.height));
      drawSvg(marks, picture.marks, patterns);
    };
    const observer = new ResizeObserver(show);
    observer.observe(place);
    show();
    return () => {
      observer.disconnect();
      svg.remove();
    };
  }, [draw, label]);
  return <div ref={host} />;
}
