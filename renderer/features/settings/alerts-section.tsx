import type { AlertSettings } from '../../../electron/shared/settings.ts';
import { usePageState } from '../../state/page-context.tsx';
import { Section } from '../../ui/section/section.tsx';
import { QuietHoursRow } from './rows/quiet-hours-row.tsx';
import { SwitchRow } from './rows/switch-row.tsx';
import { ThresholdsRow } from './rows/thresholds-row.tsx';
import { useSettingsTexts } from './settings-texts.ts';
import styles from './settings-view.module.css';

const later = ['runOut', 'reset', 'otel', 'drift', 'waiting'] as const;

/** What a person is notified of by the system. */
export function AlertsSection({ alerts }: { readonly alerts: AlertSettings }) {
  const { api } = usePageState();
  const { alerts: texts } = useSettingsTexts();
  const cause = (name: (typeof later)[number] | 'limits') => (
    <SwitchRow
      key={name}
      {...texts.causes[name]}
      checked={alerts[name]}
      patch={(on) => ({ alerts: { [name]: on } })}
    />
  );
  return (
    <Section title={texts.title}>
      <p className={styles.intro}>{api.host === 'tray' ? texts.intro : texts.inBrowser}</p>
      <div className={styles.rows}>
        {cause('limits')}
        <ThresholdsRow thresholds={alerts.thresholds} />
        {later.map(cause)}
        <QuietHoursRow quietHours={alerts.quietHours} />
      </div>
    </Section>
  );
}
