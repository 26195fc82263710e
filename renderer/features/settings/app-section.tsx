import type { Settings } from '../../../electron/shared/settings.ts';
import { usePageState } from '../../state/page-context.tsx';
import { Section } from '../../ui/section/section.tsx';
import { ShortcutRow } from './rows/shortcut-row.tsx';
import { SwitchRow } from './rows/switch-row.tsx';
import { useSettingsTexts } from './settings-texts.ts';
import styles from './settings-view.module.css';

/** How the tray app is started and called. */
export function AppSection({ settings }: { readonly settings: Settings }) {
  const { api } = usePageState();
  const { app: texts, trayOnly } = useSettingsTexts();
  return (
    <Section title={texts.title}>
      <div className={styles.rows}>
        <SwitchRow
          {...texts.launch}
          locked={api.host === 'tray' ? null : trayOnly}
          checked={settings.launchAtLogin}
          patch={(launchAtLogin) => ({ launchAtLogin })}
        />
        <ShortcutRow shortcut={settings.shortcut} />
      </div>
    </Section>
  );
}
