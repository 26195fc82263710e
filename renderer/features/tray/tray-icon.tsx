import { useLayoutEffect, useRef } from 'react';
import type { TrayPreview } from '../../../electron/shared/contract/tray-preview.ts';
import styles from './tray.module.css';

/** The icon of the tray in its real pixels, black or white as the system would colour it. */
export function TrayIcon({
  icon,
  on,
}: {
  readonly icon: TrayPreview['icon'];
  readonly on: 'light' | 'dark';
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { size, alpha } = icon;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context == null || size === 0) return;
    const image = context.createImageData(size, size);
    const ink = on === 'dark' ? 255 : 0;
    for (const [at, letter] of [...atob(alpha)].entries()) {
      image.data.set([ink, ink, ink, letter.charCodeAt(0)], at * 4);
    }
    context.putImageData(image, 0, 0);
  }, [size, alpha, on]);
  return <canvas ref={canvas} className={styles.icon} width={size} height={size} />;
}
