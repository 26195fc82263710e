/** What the tray shows beside its icon, where the system has a place for it. */
export type TrayTitle = 'none' | 'percent' | 'time-left' | 'tokens-today';

/** Local times of day `HH:MM`; a span that ends before it begins goes over midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** Which causes may raise a system notification. */
export interface AlertSettings {
  /** A limit passed one of `thresholds`. */
  readonly limits: boolean;
  /** Percent used, 1 to 100, rising. */
  readonly thresholds: readonly number[];
  /** A limit is going to run out before its reset. */
  readonly runOut: boolean;
  /** A limit that had passed a threshold was reset. */
  readonly reset: boolean;
  /** An OTel signal fails, or arrives again. */
  readonly otel: boolean;
  /** Something else may leave this machine than before. */
  readonly drift: boolean;
  /** Codex waits for an approval or an answer; needs `followDaemon`. */
  readonly waiting: boolean;
  /** Nothing is shown then; null for never quiet. */
  readonly quietHours: QuietHours | null;
}

/** The blocks of the overview, in the order in which they stand by default. */
export const glanceSections = [
  'limits',
  'now',
  'tokens',
  'leaves',
  'days',
  'models',
  'reports',
  'findings',
] as const;
export type GlanceSection = (typeof glanceSections)[number];

/** What a person may choose. Kept as `settings.toml` in the state folder. */
export interface Settings {
  readonly trayTitle: TrayTitle;
  readonly alerts: AlertSettings;
  /** Absolute paths; none means what the environment says. Options of the command line go before. */
  readonly codexHomes: readonly string[];
  readonly launchAtLogin: boolean;
  /** Opens the popover from anywhere, as an Electron accelerator such as `Control+Alt+G`; null for none. */
  readonly shortcut: string | null;
  /** Also probe the collectors without being asked. */
  readonly automaticProbing: boolean;
  /** Days for which the history of OTel health is kept, 7 to 400. */
  readonly retentionDays: number;
  readonly language: 'system' | 'en' | 'de';
  readonly theme: 'system' | 'light' | 'dark';
  /** Hide folders, e-mail addresses and exact counts. */
  readonly privacy: boolean;
  /** Do so by itself while the screen is shared, where the system tells. */
  readonly privateWhileShared: boolean;
  /** What a limit shows: how much was used, or how much is left. */
  readonly limitShows: 'used' | 'left';
  /** How its reset is written: as a countdown, or as the time of the clock. */
  readonly resetShows: 'countdown' | 'clock';
  /** The blocks of the overview that are shown, from the top; each at most once. */
  readonly sections: readonly GlanceSection[];
  /** One line a limit, and the sessions as one line. */
  readonly compact: boolean;
  /** Show what would be written, and what follows, before analytics are switched. */
  readonly planFirst: boolean;
  /** What the subscription costs a month in US dollars; null where it is not to be reckoned. */
  readonly planUsdPerMonth: number | null;
  /** Ask once a day whether there is a newer Glance, and only tell. */
  readonly updateCheck: boolean;
  /** Ask the user's own Codex program for fresh limits. */
  readonly freshLimits: boolean;
  /** Listen to the shared daemon of Codex, where it runs. */
  readonly followDaemon: boolean;
}

/** In force until a person chooses otherwise. Nothing that opens a socket by itself is on. */
export const defaultSettings: Settings = {
  trayTitle: 'none',
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
  updateCheck: false,
  freshLimits: false,
  followDaemon: false,
};

/** A change of some settings; the rest stays as it is. */
export type SettingsPatch = Partial<Omit<Settings, 'alerts'>> & {
  readonly alerts?: Partial<AlertSettings>;
};
