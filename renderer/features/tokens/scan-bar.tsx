import { useRef } from 'react';
import type { ScanProgress } from '../../../electron/shared/usage.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import styles from './scan-bar.module.css';

/** Before so much was read, nothing is said of how long the rest takes. Milliseconds. */
const SURE_AFTER_MS = 1_000;

/**
 * How far the first read has come, by bytes, since files differ a thousandfold in size, and about how long the
 * rest takes. `at` is when that was so, ISO 8601.
 */
export function ScanBar({ progress, at }: { readonly progress: ScanProgress; readonly at: string | null }) {
  const { format, strings } = useLocale();
  const first = useRef<{ readonly bytes: number; readonly at: number } | null>(null);
  const now = at === null ? null : Date.parse(at);
  if (now !== null) first.current ??= { bytes: progress.bytesDone, at: now };
  const left = now === null || first.current === null ? null : timeLeft(first.current, progress, now);
  const text = strings.tokens.scanning(
    format.tokensFull(progress.filesDone),
    format.tokensFull(progress.filesTotal),
  );
  return (
    <div className={styles.scan}>
      <progress
        className={styles.bar}
        aria-label={strings.tokens.progress}
        value={progress.bytesDone}
        max={Math.max(1, progress.bytesTotal)}
      />
      <p className={styles.text}>
        {left === null ? text : `${text}, ${strings.glance.scanLeft(format.countdown(left))}`}
      </p>
    </div>
  );
}

/** Milliseconds until all is read at the speed since the page first saw it; null where that cannot be said. */
export function timeLeft(
  first: { readonly bytes: number; readonly at: number },
  { bytesDone, bytesTotal }: ScanProgress,
  now: number,
): number | null {
  const bytes = bytesDone - first.bytes;
  const spent = now - first.at;
  if (spent < SURE_AFTER_MS || bytes <= 0) return null;
  return ((bytesTotal - bytesDone) / bytes) * spent;
}
