import { resolve } from 'node:path';
import { meaning } from '../../core/collections/closest.ts';
import { locateCodexHomes, locateStateDir } from '../../core/composition/locations.ts';
import { createStreamLogger } from '../../core/composition/stream-logger.ts';
import type { UsageReader } from '../../core/composition/usage-reader.ts';
import type { Glance } from '../../core/glance.ts';
import type { Logger } from '../../core/platform/ports.ts';
import { chosenHomes } from '../../core/settings/chosen-homes.ts';
import type { GlanceOptions } from '../../core/settings/glance-options.ts';
import { homesInForce } from '../../core/settings/homes-in-force.ts';
import { safeJson } from '../../core/views/report/safe-json.ts';
import { createFormat, type Format } from '../../shared/format/format.ts';
import { wrongUsage } from '../terminal/cli-error.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { decideColor } from '../text/color.ts';
import { type Line, renderLines } from '../text/lines.ts';
import { checkFolder, checkHomes, checkStateDir } from './named-folder.ts';
import type { GivenOptions } from './option-specs.ts';

/** One run of a command: what it reads, and how it answers. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Made when it is asked for first: what needs only a little of it starts quicker without. */
  readonly glance: Glance;
  /** Reports of usage alone. */
  readonly usage: UsageReader;
  /** What the Glance is made with. */
  readonly options: GlanceOptions;
  /** IANA name: days are local to it. */
  readonly timezone: string;
  readonly logger: Logger;
  readonly format: Format;
  readonly json: boolean;
  readonly quiet: boolean;
  /** A document as JSON with a line end; on one line unless a person reads it. */
  toJson(document: unknown): string;
  /** Writes one JSON document as `toJson` gives it. */
  printJson(document: unknown): Promise<void>;
  printLines(lines: readonly Line[]): Promise<void>;
  /** Lines as text for stdout, in colour where it can have colour. */
  toText(lines: readonly Line[]): string;
  /** Releases the Glance, where there is one. */
  close(): Promise<void>;
}

/** What a command lets pass of the folders that its line names. */
export interface ContextRules {
  /** True where the settings can be changed while it runs. */
  readonly editsSettings?: boolean;
  /** True where it runs whether or not the named folders can be used. */
  readonly takesAnyFolder?: boolean;
}

/**
 * Opens what a command works with. Where it edits the settings, a mistake in them does not end it; where it takes any
 * folder, no folder does.
 *
 * @throws CliError where an option is wrong or a folder cannot be used.
 */
export function openContext(
  terminal: Terminal,
  options: GivenOptions,
  { editsSettings = false, takesAnyFolder = false }: ContextRules = {},
): CommandContext {
  const { stdout, env, platform, homeDir } = terminal;
  const quiet = options.has('quiet');
  const timezone = readTimezone(options.text('timezone')) ?? terminal.timezone;
  const locale = readLocale(options.text('locale')) ?? terminal.locale;
  const around = { env, platform, homeDir, cwd: terminal.cwd };
  const homes = locateCodexHomes(options.texts('codex-home'), around);
  const cwd = resolve(terminal.cwd, options.text('cwd') || '.');
  if (options.has('cwd') && !takesAnyFolder) checkFolder(cwd, '--cwd');
  const stateDir = locateStateDir(options.text('state-dir'), around);
  if (!takesAnyFolder) {
    checkStateDir(stateDir);
    const named = { codexHomes: homes.paths, homesSource: homes.source };
    const read = editsSettings ? named : homesInForce(named, chosenHomes(stateDir));
    checkHomes(read.codexHomes, read.homesSource, stateDir);
  }
  const logger = createStreamLogger({ write: (text) => void terminal.stderr.write(text) }, quiet);
  const glanceOptions: GlanceOptions = {
    codexHomes: homes.paths,
    homesSource: homes.source,
    stateDir,
    cwd,
    timezone,
    locale,
  };
  let opened: Glance | null = null;
  let usage: UsageReader | null = null;
  const open = () =>
    terminal.createGlance(glanceOptions, { logger, env, platform, homeDir, clock: terminal.clock });
  const openUsage = () => {
    const { clock } = terminal;
    if (terminal.openUsage) return terminal.openUsage(glanceOptions, { clock, logger, platform });
    opened ??= open();
    return opened;
  };
  const color = decideColor({ refused: options.has('no-color'), env, isTTY: stdout.isTTY });
  const toText = (lines: readonly Line[]) => renderLines(lines, color);
  const toJson = (document: unknown) => `${safeJson(document, stdout.isTTY ? 2 : undefined)}\n`;
  return {
    terminal,
    get glance() {
      opened ??= open();
      return opened;
    },
    get usage() {
      usage ??= openUsage();
      return usage;
    },
    options: glanceOptions,
    timezone,
    logger,
    format: createFormat(locale, timezone),
    json: options.has('json'),
    quiet,
    toJson,
    printJson: (document) => stdout.write(toJson(document)),
    printLines: (lines) => stdout.write(toText(lines)),
    toText,
    async close() {
      if (usage !== opened) await usage?.close();
      await opened?.close();
    },
  };
}

function readTimezone(given: string | undefined): string | null {
  if (given === undefined) return null;
  try {
    // Offsets such as +01:00 are taken by Intl but have no days of their own across a clock change.
    if (!/^[+-]/.test(given))
      return new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone;
  } catch {}
  const meant = meaning(given, Intl.supportedValuesOf('timeZone'));
  throw wrongUsage('invalid-timezone', `Unknown time zone "${given}".${meant}`);
}

function readLocale(given: string | undefined): string | null {
  if (given === undefined) return null;
  try {
    const [supported] = Intl.NumberFormat.supportedLocalesOf(given);
    if (supported !== undefined) return supported;
  } catch {}
  throw wrongUsage('invalid-locale', `Unknown locale "${given}". Give a BCP 47 tag such as en-GB.`);
}
