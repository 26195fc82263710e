import type { SettingsPatch } from '../../../electron/shared/settings.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { usePageState } from '../../state/page-context.tsx';
import { Button } from '../../ui/controls/button.tsx';
import styles from './tray.module.css';
import { TrayIcon } from './tray-icon.tsx';
import { trayTexts } from './tray-texts.ts';
import { useTrayPreview } from './use-tray-preview.ts';

/** Offers the number beside the icon, once, where the system has a place for it. Either answer is the last word. */
export function TrayOffer({ snapshot }: { readonly snapshot: Snapshot }) {
  const texts = trayTexts[useLocale().language];
  const { mirror } = usePageState();
  const preview = useTrayPreview(snapshot);
  const title = preview?.titles?.percent ?? '';
  // What is not known yet is no number to offer.
  if (preview === null || !/\d/.test(title)) return null;
  const answer = (patch: SettingsPatch) => void mirror.actions.change({ ...patch, trayTitleOffered: true });
  return (
    <aside className={styles.offer} aria-label={texts.label}>
      <div className={styles.bar} data-on="light" aria-hidden="true">
        <TrayIcon icon={preview.icon} on="light" />
        <span>{title}</span>
      </div>
      <p className={styles.question}>{texts.offer}</p>
      <Button kind="quiet" onPress={() => answer({ trayTitle: 'percent' })}>
        {texts.show}
      </Button>
      <Button kind="quiet" onPress={() => answer({})}>
        {texts.notNow}
      </Button>
    </aside>
  );
}
