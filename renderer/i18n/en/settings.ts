import type { GlanceSection } from '../../../electron/shared/glance/glance-sections.ts';
import type { AlertSettings, Settings } from '../../../electron/shared/settings.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** The causes of a notification that have no more to choose than whether. */
type Cause = Exclude<keyof AlertSettings, 'thresholds' | 'quietHours'>;

/** What a setting is called, and what it does. */
interface Named {
  readonly name: string;
  readonly why: string | null;
}

/** The view in which settings are seen and changed. Loaded with it, in all languages. */
export const settings = {
  title: 'Settings',
  refused: 'Not changed.',
  trayOnly: 'Belongs to the tray app. A browser tab cannot do it.',

  alerts: {
    title: 'Alerts',
    intro: 'The system notifies you when:',
    inBrowser: 'The tray app notifies you when:',
    causes: {
      limits: { name: 'A limit passes a mark', why: null },
      runOut: { name: 'A limit will run out before its reset', why: null },
      reset: { name: 'A limit was reset', why: 'Only for limits that had passed a mark.' },
      otel: { name: 'OTel fails, or arrives again', why: null },
      drift: {
        name: 'Something else may leave this machine',
        why: 'Analytics, OTel or prompt logging are set differently than before.',
      },
      waiting: {
        name: 'Codex waits for you',
        why: 'For an approval or an answer. Needs “Follow the shared daemon” below.',
      },
    } as Record<Cause, Named>,
    marks: 'Marks, in percent used',
    mark: (place: number, of: number) => `Mark ${place} of ${of}, in percent used`,
    addMark: 'Add a mark',
    removeMark: (percent: string) => `Remove the mark at ${percent}`,
    noMarks: 'Without a mark, no limit can pass one.',
    quiet: { name: 'Quiet hours', why: 'Nothing is shown then.' },
    from: 'From',
    to: 'To',
  },

  organisation: {
    title: 'Organisation',
    why: 'For administrators: what the organisation’s own APIs say, with a key of yours. Off until you set it up.',
    how: 'How to set it up',
    open: 'Open the organisation',
  },

  tabs: {
    label: 'Parts of the settings',
    alerts: 'Alerts',
    look: 'Look',
    overview: 'Overview',
    homes: 'Homes',
    app: 'App',
    network: 'Network',
    data: 'Data',
  },

  overview: {
    title: 'The overview',
    compact: { name: 'Compact', why: 'One line a limit, and no rows of sessions.' },
    planFirst: {
      name: 'Always show the plan',
      why: 'What would be written, and what follows, before analytics are switched.',
    },
    policy: {
      name: 'Policy',
      why: 'The overview shows how many of its rules this machine passes, and the worst that fails.',
      choices: { none: 'None', developer: 'Developer', enterprise: 'Enterprise', regulated: 'Regulated' },
      file: 'Or a file of your own',
      otherFile: 'Another file',
      example: '/home/ada/codex-glance-policy.toml',
      use: 'Use',
    },
    blocks: 'Blocks, from the top',
    block: {
      limits: 'Limits',
      now: 'Now',
      tokens: 'Tokens',
      leaves: 'What leaves this machine',
      days: 'By day',
      models: 'By model',
      reports: 'Reports and exports',
      findings: 'Findings',
    } satisfies Record<GlanceSection, string>,
    show: (block: string) => `Show ${block}`,
    up: (block: string) => `Move ${block} up`,
    down: (block: string) => `Move ${block} down`,
  },

  look: {
    title: 'What you see',
    trayTitle: { name: 'Beside the tray icon', why: 'On macOS, which has a place for it.' },
    notKnown: 'not known',
    trayTitles: {
      none: 'Nothing',
      percent: 'Percent of the limit that stops you first',
      'time-left': 'Time to the next reset',
      'tokens-today': 'Tokens today',
    } satisfies Record<Settings['trayTitle'], string>,
    theme: 'Theme',
    themes: { system: 'System', light: 'Light', dark: 'Dark' } satisfies Record<Settings['theme'], string>,
    language: 'Language',
    system: 'System',
    limitShows: 'Limits show',
    limitShown: { used: 'Used', left: 'Left' } satisfies Record<Settings['limitShows'], string>,
    resetShows: 'Resets show',
    resetShown: { countdown: 'Countdown', clock: 'Time' } satisfies Record<Settings['resetShows'], string>,
    privacy: { name: 'Private mode', why: 'Hides folders, addresses and exact counts. P switches it, too.' },
    captures: {
      name: 'Hidden from screen captures',
      why: 'macOS and Windows leave the popover out of screenshots and shared screens.',
    },
    plan: {
      name: 'Plan price a month, in US dollars',
      why: 'Compared with what your tokens would cost. Leave it empty to show no comparison.',
    },
  },

  homes: {
    title: 'Codex homes',
    intro: 'The folders in which Codex keeps its sessions and its configuration.',
    byEnvironment: 'None is chosen. Glance reads what CODEX_HOME names, or else the default:',
    byOption: 'The command line named the folders of this run. They go before the chosen ones:',
    chosen: 'Chosen folders',
    missing: 'not there',
    add: 'Add',
    path: 'Add a folder',
    example: '/home/ada/.codex',
    relative: 'Write the whole path, from / or from a drive such as C:\\.',
    known: 'This folder is in the list.',
    many: (count: number) => `At most ${plural(count, { one: 'folder', other: 'folders' })}.`,
    remove: (path: string) => `Remove ${path}`,
    removeShort: 'Remove',
    hidden: 'Folders are hidden. Leave private mode to change them.',
  },

  app: {
    title: 'This app',
    launch: { name: 'Open at sign-in', why: null },
    shortcut: {
      name: 'Shortcut',
      why: 'Opens the popover from anywhere. If it does not, another program has these keys.',
    },
    none: 'None',
    record: 'Record',
    recording: 'Press the keys',
    clear: 'Clear',
    keeps: 'Esc cancels.',
    lacksModifier: 'Add Ctrl, Alt or the system key.',
    unusable: 'This key cannot be used.',
    recorded: (keys: string) => `The shortcut is ${keys}.`,
    cleared: 'There is no shortcut.',
  },

  probing: {
    title: 'Your collectors',
    automatic: {
      name: 'Check automatically',
      why: 'Sends one empty export to your own OTel collectors when you open Glance, and for a day after that at most every 15 minutes. It holds no record.',
    },
  },

  consent: {
    title: 'Only if you agree',
    intro: 'Off until you switch it on.',
    freshLimits: {
      name: 'Ask for fresh limits',
      why: 'Starts your own Codex program when you open Glance, at most every 5 minutes. It asks OpenAI for your limits and use with its own sign-in, and may write its own files, as at each start. Glance reads no credentials.',
    },
    followDaemon: {
      name: 'Follow the shared daemon',
      why: 'Connects to the daemon of Codex on this machine, where it runs, and only listens: which threads work, and which wait for you. It keeps no text, and nothing leaves this machine.',
    },
    updateCheck: {
      name: 'Check for a newer Glance',
      why: 'The tray app asks GitHub once a day which version is the newest. GitHub sees your network address; nothing of your use is sent. It only notifies you, and installs nothing.',
    },
  },

  data: {
    title: 'Data',
    retention: { name: 'Keep the history of OTel health', why: 'In days, 7 to 400.' },
    days: 'days',
    export: { name: 'Export', why: 'Everything that Glance keeps, as one JSON file.' },
    exportPress: 'Export all',
    saved: (file: string) => `Saved as ${file}.`,
    offered: (name: string) => `Downloaded as ${name}.`,
    reset: { name: 'Reset', why: 'Deletes everything that Glance keeps, including these settings.' },
    resetPress: 'Reset all',
    resetDone: 'Everything was deleted. Your sessions are read again.',
  },

  reset: {
    title: 'Delete everything that Glance keeps?',
    goes: 'What is deleted',
    going: [
      'These settings',
      'The index of your use; your sessions are read again',
      'The history of OTel health, and which alerts and changes were reported',
      'Prices that you updated',
    ],
    stays: 'What stays',
    staying: [
      'Everything of Codex’s own: sessions, configuration, sign-in',
      'The copies of your files from before an edit, so that you can go back',
    ],
    confirm: 'Delete all',
    cancel: 'Cancel',
  },
};
