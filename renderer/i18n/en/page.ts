import type { ExternalLink } from '../../../electron/shared/contract/external-links.ts';
import type { Finding } from '../../../electron/shared/finding.ts';
import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** What a person should know. */
export const findings = {
  title: 'Findings',
  now: (count: number) => plural(count, { one: 'finding', other: 'findings' }),
  none: 'Nothing needs your attention.',
  level: { error: 'Error', warning: 'Warning', info: 'Note' } satisfies Record<Finding['level'], string>,
};

/** Nothing to show yet. */
export const firstRun = {
  looked: 'Where Glance looked',
  missing: 'not there',
  emptyHome: 'no sessions yet',
  todo: 'What to do',
  noHomeSteps: [
    'Install Codex and run it once in any folder.',
    'Or start Glance with --codex-home and the folder that Codex uses.',
  ],
  emptySteps: [
    'Run codex in any folder.',
    'Leave this page open: tokens, limits and context appear while it works.',
  ],
  demo: 'Show a demo',
  demoWhy: 'Made-up sessions that keep growing. Nothing is written to a Codex home.',
};

/** Made-up sessions. */
export const demo = {
  label: 'Demo',
  text: 'Made-up sessions, not yours',
  leave: 'Leave demo',
};

/** What is known, from where, and how to ask again. */
export const footer = {
  newest: (age: string) => `Newest record: ${age}`,
  update: (version: string) => `Codex Glance ${version} is available`,
  nothing: 'Nothing read yet',
  homes: (count: number) => plural(count, { one: 'Codex home', other: 'Codex homes' }),
  refresh: 'Refresh',
  refreshKey: 'Refresh (R)',
  settings: 'Settings',
  desk: 'Open the desk',
  lost: 'Connection lost, reconnecting',
  expired: 'Session expired',
  problem: (message: string) => `Not refreshed: ${message}`,
};

/** Others may look on. */
export const privacy = {
  label: 'Private',
  toggle: 'Hide private details',
  toggleKey: 'Hide folders, addresses and exact counts (P)',
  isOn: 'Folders, addresses and exact counts are hidden (P)',
  folder: (number: number) => `Hidden folder ${number}`,
  about: (amount: string) => `~${amount}`,
  hiddenAmount: 'Hidden',
};

/** Before the first answer. */
export const page = {
  loading: 'Connecting',
  failed: 'Nothing can be shown yet',
  again: 'Try again',
  blockFailed: 'This part could not be shown. Try again, or refresh.',
};

/** The frame of every detail view. */
export const detail = {
  navigation: 'Breadcrumb',
  back: 'Back',
  backKey: 'Back (Esc)',
  goBack: 'Go back to see the current state.',
  state: 'State',
  decider: 'Decided by',
  lockedBy: (decider: string) => `${decider} (locked)`,
  lockedNote: 'A higher layer decides, so your config.toml cannot change it.',
};

export const controls = {
  open: 'Open',
  openFile: (what: string) => `Open ${what}`,
  links: {
    pricing: 'Prices at OpenAI',
    governance: 'OpenAI on governance and audit',
  } satisfies Record<ExternalLink, string>,
  copy: 'Copy',
  copied: 'Copied',
  selected: 'Selected: press Ctrl+C or ⌘C',
};
