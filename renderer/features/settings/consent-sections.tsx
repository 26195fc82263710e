import type { Settings } from '../../../electron/shared/settings.ts';
import { Section } from '../../ui/section/section.tsx';
import { SwitchRow } from './rows/switch-row.tsx';
import { useSettingsTexts } from './settings-texts.ts';
import styles from './settings-view.module.css';

interface ConsentProps {
  readonly settings: Settings;
}

/** What Glance sends to the user's own collectors without being asked. */
export function ProbingSection({ settings }: ConsentProps) {
  const { probing: texts } = useSettingsTexts();
  return (
    <Section title={texts.title}>
      <div className={styles.rows}>
        <SwitchRow
          {...texts.automatic}
          checked={settings.automaticProbing}
          patch={(automaticProbing) => ({ automaticProbing })}
        />
      </div>
    </Section>
  );
}

/** What connects to anything only after it was switched on. Each says what it does before that. */
export function ConsentSection({ settings }: ConsentProps) {
  const { consent: texts } = useSettingsTexts();
  return (
    <Section title={texts.title} aside={texts.intro}>
      <div className={styles.rows}>
        {(['freshLimits', 'followDaemon', 'updateCheck'] as const).map((name) => (
          <SwitchRow key={name} {...texts[name]} checked={settings[name]} patch={(on) => ({ [name]: on })} />
        ))}
      </div>
    </Section>
  );
}
