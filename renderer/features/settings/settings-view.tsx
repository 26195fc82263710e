import { type ReactNode, useRef } from 'react';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { AlertsSection } from './alerts-section.tsx';
import { AppSection } from './app-section.tsx';
import { ConsentSection, ProbingSection } from './consent-sections.tsx';
import { DataSection } from './data-section.tsx';
import { HomesSection } from './homes-section.tsx';
import { LookSection } from './look-section.tsx';
import { OrganisationSection } from './organisation-section.tsx';
import { OverviewSection } from './overview-section.tsx';
import { type SettingsTexts, useSettingsTexts } from './settings-texts.ts';
import styles from './settings-view.module.css';
import { useSettings } from './use-change.ts';

type PartName = Exclude<keyof SettingsTexts['tabs'], 'label'>;

/** Every setting, in force as soon as it is changed. `snapshot` may be concealed; the settings are not. */
export function SettingsView({ snapshot }: { readonly snapshot: Snapshot }) {
  const texts = useSettingsTexts();
  const settings = useSettings();
  const whole = useRef<HTMLDivElement>(null);
  if (settings === null) return null;
  const parts: readonly (readonly [PartName, ReactNode])[] = [
    ['alerts', <AlertsSection key="alerts" alerts={settings.alerts} />],
    ['look', <LookSection key="look" settings={settings} snapshot={snapshot} />],
    ['overview', <OverviewSection key="overview" settings={settings} />],
    ['homes', <HomesSection key="homes" chosen={settings.codexHomes} read={snapshot.codexHomes} />],
    ['app', <AppSection key="app" settings={settings} />],
    [
      'network',
      <div key="network" className={styles.parts}>
        <ProbingSection settings={settings} />
        <ConsentSection settings={settings} />
        <OrganisationSection organisation={snapshot.organisation} />
      </div>,
    ],
    ['data', <DataSection key="data" settings={settings} />],
  ];
  const jump = (name: PartName) => {
    const part = whole.current?.querySelector<HTMLElement>(`[data-part="${name}"]`);
    part?.scrollIntoView?.({ block: 'start' });
    part?.focus({ preventScroll: true });
  };
  return (
    <DetailPage title={texts.title}>
      <nav className={styles.tabs} aria-label={texts.tabs.label}>
        {parts.map(([name]) => (
          <button key={name} type="button" className={styles.tab} onClick={() => jump(name)}>
            {texts.tabs[name]}
          </button>
        ))}
      </nav>
      <div ref={whole} className={styles.parts}>
        {parts.map(([name, part]) => (
          <div key={name} data-part={name} tabIndex={-1} className={styles.part}>
            {part}
          </div>
        ))}
      </div>
    </DetailPage>
  );
}
