import type { ScanProgress } from '../../../electron/shared/usage.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import styles from './scan-bar.module.css';

/** How far the first read has come, by bytes, since files differ a thousandfold in size. */
export function ScanBar({ progress }: { readonly progress: ScanProgress }) {
  const { format, strings } = useLocale();
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
      <p className={styles.text}>{text}</p>
    </div>
  );
}
