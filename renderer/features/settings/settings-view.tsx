import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { AlertsSection } from './alerts-section.tsx';
import { AppSection } from './app-section.tsx';
import { ConsentSection, ProbingSection } from './consent-sections.tsx';
import { DataSection } from './data-section.tsx';
import { HomesSection } from './homes-section.tsx';
import { LookSection } from './look-section.tsx';
import { useSettingsTexts } from './settings-texts.ts';
import { useSettings } from './use-change.ts';

/** Every setting, in force as soon as it is changed. `snapshot` may be concealed; the settings are not. */
export function SettingsView({ snapshot }: { readonly snapshot: Snapshot }) {
  const texts = useSettingsTexts();
  const settings = useSettings();
  if (settings === null) return null;
  return (
    <DetailPage title={texts.title}>
      <AlertsSection alerts={settings.alerts} />
      <LookSection settings={settings} />
      <HomesSection chosen={settings.codexHomes} read={snapshot.codexHomes} />
      <AppSection settings={settings} />
      <ProbingSection settings={settings} />
      <ConsentSection settings={settings} />
      <DataSection settings={settings} />
    </DetailPage>
  );
}
