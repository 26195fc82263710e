import type { TrayPreview } from '../../../electron/shared/contract/tray-preview.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import styles from './tray.module.css';
import { TrayIcon } from './tray-icon.tsx';
import { trayTexts } from './tray-texts.ts';

/** The tray as it is in a light and a dark bar, with what is chosen beside its icon. */
export function TrayNow({ preview, title }: { readonly preview: TrayPreview; readonly title: string }) {
  const texts = trayTexts[useLocale().language];
  return (
    <figure className={styles.now}>
      <figcaption>{texts.now}</figcaption>
      <div className={styles.bars}>
        {(['light', 'dark'] as const).map((on) => (
          <div key={on} className={styles.bar} data-on={on} role="img" aria-label={`${texts[on]}: ${title}`}>
            <TrayIcon icon={preview.icon} on={on} />
            {title === '' ? null : <span>{title}</span>}
          </div>
        ))}
      </div>
      {preview.titles === null ? <p className={styles.why}>{texts.noTitle}</p> : null}
    </figure>
  );
}
