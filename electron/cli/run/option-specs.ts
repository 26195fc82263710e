/** An option as it is parsed and as help shows it. */
export interface OptionSpec {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
  /** What help calls the value, such as `DIR`. */
  readonly value?: string;
  /** All values that it takes, where they are few. */
  readonly values?: readonly string[];
  readonly summary: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** Options as given: strings by name, booleans as true. */
export interface GivenOptions {
  text(name: string): string | undefined;
  texts(name: string): readonly string[];
  has(name: string): boolean;
}

/** Every command takes these. */
export const commonOptions: OptionSpecs = {
  'codex-home': {
    type: 'string',
    multiple: true,
    value: 'DIR',
    summary: 'A Codex home; may be repeated. Default: $CODEX_HOME (a comma list), else ~/.codex',
  },
  'state-dir': {
    type: 'string',
    value: 'DIR',
    summary: "Where Glance keeps its index and settings. Default: the platform's own folder",
  },
  cwd: {
    type: 'string',
    value: 'DIR',
    summary: 'The folder whose project configuration applies. Default: this one',
  },
  json: { type: 'boolean', summary: 'One JSON document on stdout, nothing else' },
  timezone: {
    type: 'string',
    value: 'IANA',
    summary: 'The time zone of days and weeks, such as Europe/Berlin',
  },
  locale: { type: 'string', value: 'BCP47', summary: 'The locale of numbers and times, such as en-GB' },
  'no-color': { type: 'boolean', summary: 'No colours' },
  quiet: { type: 'boolean', summary: 'No diagnostics or progress on stderr, only errors' },
  help: { type: 'boolean', short: 'h', summary: 'Show this' },
  version: { type: 'boolean', short: 'V', summary: 'Show the version' },
};
