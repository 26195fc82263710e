import type { Clock, Logger } from '../../core/platform/ports.ts';
import type { Finding } from '../../shared/finding.ts';
import { GLANCE_VERSION, REPOSITORY } from '../../shared/version.ts';
import { createSystemNotifications } from '../alerts/system-notifications.ts';
import { trayLanguage } from '../strings/tray-language.ts';
import { askLatestRelease } from './ask-latest-release.ts';
import { releasePlace } from './release-place.ts';
import { UpdateStore } from './update-store.ts';
import { createUpdateWatch, type UpdateWatch } from './update-watch.ts';

export interface StartUpdatesParts {
  /** Where the results are stored. */
  readonly stateDir: string;
  readonly clock: Clock;
  readonly logger: Logger;
  setHostFindings(findings: readonly Finding[]): void;
  /** Shows the popover at a place of its page; empty for the overview. */
  openView(place: string): void;
}

/** Starts the check for newer versions, at the place that package.json named at build time. */
export function startUpdates({
  stateDir,
  clock,
  logger,
  setHostFindings,
  openView,
}: StartUpdatesParts): UpdateWatch {
  const notifications = createSystemNotifications({ logger, onClick: () => openView('') });
  const watch = createUpdateWatch({
    clock,
    logger,
    current: GLANCE_VERSION,
    place: releasePlace(REPOSITORY),
    store: new UpdateStore(stateDir, logger),
    ask: askLatestRelease,
    setHostFindings,
    notify(version, { settings, locale }) {
      const { strings } = trayLanguage(settings.language, locale);
      notifications.show({
        id: `update:${version}`,
        title: strings.update(version),
        body: strings.updateBody(GLANCE_VERSION),
        opens: { view: 'overview' },
      });
    },
  });
  return {
    look: watch.look,
    async close() {
      notifications.close();
      await watch.close();
    },
  };
}
