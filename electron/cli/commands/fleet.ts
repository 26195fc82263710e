import { resolve } from 'node:path';
import { unknownWord } from '../../core/collections/closest.ts';
import { findSources } from '../../core/fleet/find-sources.ts';
import { FleetError } from '../../core/fleet/fleet-error.ts';
import { type FleetListName, fleetListNames, fleetLists } from '../../core/fleet/fleet-lists.ts';
import { fleetPage } from '../../core/fleet/fleet-sections.ts';
import { makeFleetReport } from '../../core/fleet/make-report.ts';
import { noTeams, readTeams, type Teams } from '../../core/fleet/teams.ts';
import { readRegularText } from '../../core/platform/reading/regular-file.ts';
import { csv } from '../../core/views/report/csv.ts';
import { reportMarkdown } from '../../core/views/report/report-markdown.ts';
import { reportPage } from '../../core/views/report/report-page.ts';
import type { FleetReport } from '../../shared/fleet/fleet-report.ts';
import type { Command } from '../run/command.ts';
import type { CommandContext } from '../run/command-context.ts';
import { withProgress } from '../run/load.ts';
import type { GivenOptions } from '../run/option-specs.ts';
import { CliError, wrongUsage } from '../terminal/cli-error.ts';
import { unreadable } from '../terminal/unreadable.ts';
import { fleetView } from '../views/fleet-view.ts';
import { localeContextOf } from '../views/locale-context.ts';
import { readSpan } from './usage/usage-options.ts';

const REPORT = 'report';
const formats = ['text', 'json', 'csv', 'markdown', 'html'] as const;
type FleetFormat = (typeof formats)[number];
const SILENT_DAYS = 2;

export const fleetCommand: Command = {
  name: 'fleet',
  synopsis: 'report DIR|FILE…',
  summary: 'One report over records and evidence of many machines: coverage, policy, cost by team, versions',
  words: [{ name: REPORT, summary: 'Report over files that machines exported' }],
  takesAnyFolder: true,
  options: {
    teams: {
      type: 'string',
      value: 'FILE',
      summary:
        'CSV that names teams: its first line is machine,team or host,team or user,team or project,team',
    },
    since: { type: 'string', value: 'YYYY-MM-DD', summary: 'The first day that counts, in UTC' },
    until: { type: 'string', value: 'YYYY-MM-DD', summary: 'The last day that counts, in UTC' },
    'silent-days': {
      type: 'string',
      value: 'DAYS',
      summary: `A machine without a record for so long is silent. Default: ${SILENT_DAYS}`,
    },
    format: {
      type: 'string',
      value: 'FORMAT',
      values: formats,
      summary: `${formats.join(', ')}. Default: text`,
    },
    list: {
      type: 'string',
      value: 'NAME',
      values: fleetListNames,
      summary: `What CSV lists: ${fleetListNames.join(', ')}. Default: teams`,
    },
  },
  examples: [
    {
      line: 'fleet report /srv/codex-records --teams teams.csv',
      summary: 'From what machines exported as JSON lines',
    },
    { line: 'fleet report evidence/*.zip --format html > fleet.html', summary: 'From packages of evidence' },
  ],
  details: [
    'Reads files of records, one JSON object a line (.jsonl, .ndjson, rotated or packed with gzip), and packages of "evidence --out" (.zip); of a folder all of them. A record that is there twice counts once, and of a turn that was revised the last revision. Cost is of records alone: packages hold none.',
    'Needs DuckDB, which is not part of Codex Glance: npm install --global @duckdb/node-api. It reads the named files alone, opens no connection, and keeps what does not fit into memory in the temporary folder until the report is made.',
  ],
  prepare([word, ...paths], options) {
    if (word !== REPORT) {
      throw wrongUsage(
        'unknown-command',
        word === undefined
          ? 'Say "fleet report DIR", with the folder or files of records.'
          : unknownWord('fleet command', word, [REPORT]),
      );
    }
    if (paths.length === 0) throw wrongUsage('missing-word', 'Name folders or files: fleet report DIR|FILE…');
    const format = readFormat(options);
    const list = readList(options, format);
    const silentDays = readDays(options);
    const { since = null, until = null } = readSpan(options);
    return async (session) => {
      const { cwd, clock } = session.terminal;
      const teams = readMapping(cwd, options.text('teams'));
      const sources = findSources(paths.map((path) => resolve(cwd, path)));
      if (sources.records.length + sources.bundles.length === 0) {
        const [first] = sources.unread;
        throw new CliError(
          3,
          'no-sources',
          first === undefined
            ? 'No file of records (.jsonl, .ndjson) and no package of evidence (.zip) is there.'
            : `${first.file}: ${first.reason}`,
          first?.file,
        );
      }
      const query = { since, until, teams, silentDays, now: clock.now() };
      const report = await withWord(() =>
        withProgress(
          session,
          (onProgress) =>
            makeFleetReport(sources, query, (share) => onProgress({ bytesDone: share, bytesTotal: 1 })),
          'Reading records',
        ),
      );
      await print(session, report, session.json ? 'json' : format, list);
      return 0;
    };
  },
};

async function print(
  session: CommandContext,
  report: FleetReport,
  format: FleetFormat,
  list: FleetListName,
): Promise<void> {
  const { stdout } = session.terminal;
  switch (format) {
    case 'json':
      return session.printJson(report);
    case 'csv':
      return stdout.write(csv(fleetLists[list](report)));
    case 'markdown':
      return stdout.write(reportMarkdown(fleetPage(report, session.format)));
    case 'html':
      return stdout.write(reportPage(fleetPage(report, session.format)));
    case 'text':
      return session.printLines(fleetView(report, localeContextOf(session)));
  }
}

/** @throws CliError with exit code 3. */
function readMapping(cwd: string, given: string | undefined): Teams {
  if (given === undefined) return noTeams;
  const file = resolve(cwd, given);
  let text: string;
  try {
    text = readRegularText(file, 'own');
  } catch (error) {
    throw unreadable(file, error, 'own');
  }
  return withWord(() => readTeams(text, file));
}

/** Makes an error of the report one of the command line. */
function withWord<T>(work: () => T): T {
  const asCliError = (error: unknown): never => {
    if (error instanceof FleetError)
      throw new CliError(3, error.code, error.message, error.file ?? undefined);
    throw error;
  };
  try {
    const result = work();
    return result instanceof Promise ? (result.catch(asCliError) as T) : result;
  } catch (error) {
    return asCliError(error);
  }
}

function readFormat(options: GivenOptions): FleetFormat {
  const word = options.text('format') ?? 'text';
  const found = formats.find((each) => each === word);
  if (found === undefined) throw wrongUsage('invalid-format', unknownWord('format', word, [...formats]));
  return found;
}

function readList(options: GivenOptions, format: FleetFormat): FleetListName {
  const word = options.text('list');
  if (word === undefined) return 'teams';
  if (format !== 'csv') throw wrongUsage('unexpected-option', '--list goes with --format csv.');
  const found = fleetListNames.find((each) => each === word);
  if (found === undefined) throw wrongUsage('invalid-list', unknownWord('list', word, [...fleetListNames]));
  return found;
}

function readDays(options: GivenOptions): number {
  const given = options.text('silent-days');
  if (given === undefined) return SILENT_DAYS;
  if (/^[1-9]\d{0,3}$/.test(given)) return Number(given);
  throw wrongUsage('invalid-days', `--silent-days needs a number of days such as 7, not "${given}".`);
}
