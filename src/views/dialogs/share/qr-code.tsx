import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { encode } from 'uqr';
import styles from './share.module.css';

/** Characters that a QR code of the lowest correction holds. */
export const MOST_IN_QR = 2900;

/** Black on white in both themes: that is what cameras read. */
export function QrCode({ text }: { readonly text: string }): ReactNode {
  const { data, size } = useMemo(() => encode(text, { ecc: 'L', border: 2 }), [text]);
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className={styles['qr']} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <title>QR code of the link</title>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
