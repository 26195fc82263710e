import { glanceSections } from './glance/glance-sections.ts';
import type { Derived } from './schema/proof.ts';
import type { settingsPatchSchema, settingsSchema } from './schema/settings.ts';

/** What a person may choose. Kept as `settings.toml` in the state folder. */
export type Settings = Derived<typeof settingsSchema>;

/** A change of some settings; the rest stays as it is. */
export type SettingsPatch = Derived<typeof settingsPatchSchema>;

/** Which causes may raise a system notification. */
export type AlertSettings = Settings['alerts'];

/** Local times of day `HH:MM`; a span that ends before it begins goes over midnight. */
export type QuietHours = NonNullable<AlertSettings['quietHours']>;

/** In force until a person chooses otherwise. Nothing that opens a socket by itself is on. */
export const defaultSettings: Settings = {
  trayTitle: 'none',
  trayTitleOffered: false,
  alerts: {
    limits: true,
    thresholds: [80, 95],
    runOut: true,
    reset: true,
    otel: true,
    drift: true,
    waiting: true,
    quietHours: null,
  },
  codexHomes: [],
  launchAtLogin: false,
  shortcut: null,
  automaticProbing: true,
  retentionDays: 30,
  language: 'system',
  theme: 'system',
  privacy: false,
  privateWhileShared: true,
  limitShows: 'used',
  resetShows: 'countdown',
  sections: glanceSections,
  compact: false,
  planFirst: false,
  planUsdPerMonth: null,
  policy: null,
  updateCheck: false,
  freshLimits: false,
  followDaemon: false,
  exporting: true,
};
