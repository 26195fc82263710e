import {
  type FleetReport,
  type FleetUse,
  type FleetVersion,
  fleetClasses,
} from '../../shared/fleet/fleet-report.ts';
import type { Format } from '../../shared/format/format.ts';
import type { ReportPage } from '../views/report/report-page.ts';
import type { ReportSection } from '../views/report/report-section.ts';
import { classTitles, machinesText, sourcesText } from './fleet-words.ts';

/** So many silent machines are listed; JSON and CSV have all. */
const LISTED = 100;

/** Orders the report for people, as a page or as Markdown. */
export function fleetPage(report: FleetReport, format: Format): ReportPage {
  return {
    title: 'Codex across the fleet',
    intro: `${machinesText(report, format)} Made ${report.generatedAt}. ${sourcesText(report, format)}`,
    sections: [
      coverageOf(report, format),
      policyOf(report, format),
      ...costOf(report, format),
      versionsOf('Versions of Codex', report.versions.codex, format),
      versionsOf('Versions of Codex Glance', report.versions.glance, format),
      silentOf(report, format),
      unreadOf(report, format),
    ].filter(({ table }) => table.rows.length > 0),
  };
}

function coverageOf({ coverage }: FleetReport, format: Format): ReportSection {
  return {
    title: 'Compliance coverage',
    text: 'Only sessions with a ChatGPT sign-in are in a compliance export of a workspace.',
    table: {
      columns: ['Signed in with', 'Sessions', 'Tokens'],
      numbers: [1, 2],
      rows: fleetClasses.map((name) => {
        const { sessions, tokens } = coverage.byClass[name];
        return [classTitles[name], format.tokensFull(sessions), format.tokensFull(tokens)];
      }),
    },
  };
}

function policyOf({ policy }: FleetReport, format: Format): ReportSection {
  return {
    title: 'Policy',
    text: 'Machines by their newest result of each rule.',
    table: {
      columns: ['Policy', 'Rule', 'Level', 'Failed', 'Passed', 'Waived', 'Not known'],
      numbers: [3, 4, 5, 6],
      rows: policy.map((row) => [
        row.policy,
        row.title,
        row.level,
        ...[row.failed, row.passed, row.waived, row.notKnown].map(format.tokensFull),
      ]),
    },
  };
}

const spentColumns = [
  'Sessions',
  'Turns',
  'Input',
  'Of it cached',
  'Output',
  'Cost',
  'Tokens without a price',
];

function spentCells(
  { sessions, turns, tokens, costUsd, unpricedTokens }: FleetUse,
  format: Format,
): string[] {
  return [
    format.tokensFull(sessions),
    turns === null ? 'not known' : format.tokensFull(turns),
    format.tokensFull(tokens.input),
    format.tokensFull(tokens.cachedInput),
    format.tokensFull(tokens.output),
    costUsd === null ? 'not known' : format.usd(costUsd),
    format.tokensFull(unpricedTokens),
  ];
}

function costOf({ cost }: FleetReport, format: Format): ReportSection[] {
  return [
    {
      title: 'Cost by team',
      text: 'At list prices. Cached input is a part of the input.',
      table: {
        columns: ['Team', 'Machines', ...spentColumns],
        numbers: [1, 2, 3, 4, 5, 6, 7, 8],
        rows: cost.byTeam.map((row) => [
          row.team ?? 'No team',
          format.tokensFull(row.machines),
          ...spentCells(row, format),
        ]),
      },
    },
    {
      title: 'Cost by model',
      text: '',
      table: {
        columns: ['Model', ...spentColumns],
        numbers: [1, 2, 3, 4, 5, 6, 7],
        rows: cost.byModel.map((row) => [row.model ?? 'not recorded', ...spentCells(row, format)]),
      },
    },
  ];
}

function versionsOf(title: string, versions: readonly FleetVersion[], format: Format): ReportSection {
  return {
    title,
    text: '',
    table: {
      columns: ['Version', 'Machines'],
      numbers: [1],
      rows: versions.map(({ version, machines }) => [version ?? 'not known', format.tokensFull(machines)]),
    },
  };
}

function silentOf({ machines: { silent, silentDays } }: FleetReport, format: Format): ReportSection {
  const more = silent.length - LISTED;
  return {
    title: 'Machines that went silent',
    text: `No record within ${silentDays} days of the newest of all.${more > 0 ? ` ${format.tokensFull(more)} more are in the JSON and CSV.` : ''}`,
    table: {
      columns: ['Machine', 'Host', 'Last record'],
      rows: silent.slice(0, LISTED).map(({ machine, host, lastAt }) => [machine, host ?? '', lastAt]),
    },
  };
}

function unreadOf({ sources }: FleetReport, format: Format): ReportSection {
  return {
    title: 'What could not be read',
    text: '',
    table: {
      columns: ['File', 'Lines', 'Why'],
      numbers: [1],
      rows: sources.unread.map(({ file, lines, reason }) => [
        file,
        lines === null ? 'all' : format.tokensFull(lines),
        reason,
      ]),
    },
  };
}
