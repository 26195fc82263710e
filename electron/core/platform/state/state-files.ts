/** The documents that Glance keeps in its state folder, by what each is about. */
export const STATE_FILES = {
  /** When the agent last did what it does from time to time. */
  agentJobs: 'agent-jobs.json',
  alerts: 'alerts.json',
  baseline: 'baseline.json',
  codexVersions: 'codex-versions.json',
  /** Where the desk's window was. */
  desk: 'desk.json',
  drift: 'drift.json',
  /** The machine's id in exported records. */
  exportIdentity: 'export-identity.json',
  firstSeen: 'first-seen.json',
  /** When Codex last ran the budget guard. */
  guard: 'guard.json',
  /** Whose APIs are asked for the organisation's view, and where their keys are. */
  organisation: 'organisation.toml',
  /** When these APIs were last asked, and what came of it. */
  organisationStatus: 'organisation-status.json',
  otelHealth: 'otel-health.json',
  /** The user's own prices. */
  prices: 'prices.json',
  /** A newer price table that the user took in. */
  priceTable: 'price-table.json',
  /** Secrets for exports, encrypted by the system's keychain. */
  secrets: 'secrets.json',
  settings: 'settings.toml',
  statusline: 'statusline.json',
  updates: 'updates.json',
} as const;

/** Records that wait to be exported, and how far each target is. */
export const OUTBOX_FILE = 'outbox.sqlite';

/** The folders there. */
export const STATE_FOLDERS = {
  /** What Node compiled of the program. */
  code: 'code',
  /** Copies of files from before an edit, with the lock of the queue of edits. */
  edits: 'edits',
  /** What Chromium keeps, and the lock of the single instance. */
  electron: 'electron',
} as const;

/** Folders that stay where all else of Glance's is removed: `edits` is the way back of edits. */
const LASTING_FOLDERS: readonly string[] = [STATE_FOLDERS.edits, STATE_FOLDERS.electron];

const document = Object.values(STATE_FILES)
  .map((name) => name.replaceAll('.', '\\.'))
  .join('|');

/** Documents with what a write or a damaged file leaves beside them. */
const DOCUMENTS = new RegExp(`^(?:(?:${document}).*|\\.settings\\.toml\\..+\\.tmp)$`);

/** A report that is kept for the same command. */
export const REPORT_NAME = /^report-[0-9a-f]{14}\.bin$/;

/** The index of usage, the outbox, rows of the organisation, kept reports, and the page that opens a browser. */
const OTHERS =
  /^(?:(?:outbox|organisation)\.sqlite.*|usage-[0-9a-f]{14}\.sqlite.*|report-[0-9a-f]{14}\.bin.*|open-\d+-.+\.html)$/;

/** What an older Glance kept and this one does not read. */
const OUTDATED = /^(?:code-.+\.bin|glimpse(?:-told)?\.json)(?:\..+)?$/;

/** True for a file of an older Glance, which may be removed. */
export const isOutdatedEntry = (name: string): boolean => OUTDATED.test(name);

/** True for what Glance keeps in its state folder and may remove there, leftovers of writes included. */
export const isOwnEntry = (name: string): boolean =>
  name === STATE_FOLDERS.code || DOCUMENTS.test(name) || OTHERS.test(name) || OUTDATED.test(name);

/** True for all that Glance keeps there, what stays when its data is removed included. */
export const isOwnName = (name: string): boolean => isOwnEntry(name) || LASTING_FOLDERS.includes(name);
