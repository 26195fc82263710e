import { classTitles, machinesText, sourcesText } from '../../core/fleet/fleet-words.ts';
import { type FleetReport, type FleetUse, fleetClasses } from '../../shared/fleet/fleet-report.ts';
import { blank, heading, type Line, styled } from '../text/lines.ts';
import { paragraph } from '../text/paragraph.ts';
import { type Column, table } from '../text/table.ts';
import type { LocaleContext } from './view.ts';

const right = { align: 'right' } as const;

/** So many rows are listed; JSON and CSV have all. */
const LISTED = 12;

/** Renders one report over many machines. */
export function fleetView(report: FleetReport, context: LocaleContext): Line[] {
  const { columns, format } = context;
  return [
    heading('Fleet'),
    ...paragraph(machinesText(report, format), columns),
    ...paragraph(sourcesText(report, format), columns, { style: 'dim' }),
    ...coverageOf(report, context),
    ...policyOf(report, context),
    ...spentOn('Cost by team', 'Team', teamRows(report), context),
    ...spentOn('Cost by model', 'Model', modelRows(report), context),
    ...versionsOf(report, context),
    ...silentOf(report, context),
    ...unreadOf(report, context),
  ];
}

const coverageColumns: readonly Column[] = [
  { title: 'Signed in with' },
  { ...right, title: 'Sessions' },
  { ...right, title: 'Tokens' },
];

function coverageOf({ coverage }: FleetReport, { columns, format }: LocaleContext): Line[] {
  const rows = fleetClasses.map((name) => {
    const { sessions, tokens } = coverage.byClass[name];
    return [classTitles[name], styled(format.tokensFull(sessions), 'bold'), format.tokens(tokens)];
  });
  return [blank, heading('Compliance coverage'), ...table(coverageColumns, rows, { columns })];
}

const policyColumns: readonly Column[] = [
  { title: 'Rule', shrink: 'start', least: 16 },
  { title: 'Level', optional: 1 },
  { ...right, title: 'Failed' },
  { ...right, title: 'Passed' },
  { ...right, title: 'Waived', optional: 2 },
  { ...right, title: 'Not known', optional: 0 },
];

function policyOf({ policy }: FleetReport, { columns, format }: LocaleContext): Line[] {
  if (policy.length === 0) return [];
  const rows = policy
    .slice(0, LISTED)
    .map(({ policy: name, rule, level, failed, passed, waived, notKnown }) => [
      `${name}: ${rule}`,
      level,
      failed > 0 ? styled(format.tokensFull(failed), 'red') : '0',
      ...[passed, waived, notKnown].map(format.tokensFull),
    ]);
  return [
    blank,
    heading('Policy', 'machines'),
    ...table(policyColumns, rows, { columns }),
    ...more(policy.length, columns),
  ];
}

interface NamedUse {
  readonly name: string;
  readonly machines: number | null;
  readonly use: FleetUse;
}

const teamRows = ({ cost }: FleetReport): NamedUse[] =>
  cost.byTeam.map((use) => ({ name: use.team ?? 'No team', machines: use.machines, use }));
const modelRows = ({ cost }: FleetReport): NamedUse[] =>
  cost.byModel.map((use) => ({ name: use.model ?? 'not recorded', machines: null, use }));

const spentColumns = (title: string): readonly Column[] => [
  { title, shrink: 'start', least: 10 },
  { ...right, title: 'Machines', optional: 2 },
  { ...right, title: 'Sessions', optional: 1 },
  { ...right, title: 'Input' },
  { ...right, title: 'Cached', optional: 3 },
  { ...right, title: 'Output' },
  { ...right, title: 'Cost' },
  { ...right, title: 'Unpriced', optional: 0 },
];

function spentOn(title: string, of: string, named: readonly NamedUse[], context: LocaleContext): Line[] {
  const { columns, format } = context;
  if (named.length === 0) return [];
  const rows = named
    .slice(0, LISTED)
    .map(({ name, machines, use }) => [
      name,
      machines === null ? '' : format.tokensFull(machines),
      format.tokensFull(use.sessions),
      format.tokens(use.tokens.input),
      use.tokens.input === 0 ? '' : format.percent((use.tokens.cachedInput / use.tokens.input) * 100),
      format.tokens(use.tokens.output),
      styled(use.costUsd === null ? 'not known' : format.usd(use.costUsd), 'bold'),
      use.unpricedTokens === 0 ? '' : format.tokens(use.unpricedTokens),
    ]);
  return [
    blank,
    heading(title, 'at list prices'),
    ...table(spentColumns(of), rows, { columns }),
    ...more(named.length, columns),
  ];
}

function versionsOf({ versions }: FleetReport, { columns, format }: LocaleContext): Line[] {
  const rows = [
    ...versions.codex.map((row) => ['Codex', row] as const),
    ...versions.glance.map((row) => ['Codex Glance', row] as const),
  ].map(([name, { version, machines }]) => [name, version ?? 'not known', format.tokensFull(machines)]);
  if (rows.length === 0) return [];
  const form: readonly Column[] = [
    { title: 'Program' },
    { title: 'Version' },
    { ...right, title: 'Machines' },
  ];
  return [
    blank,
    heading('Versions'),
    ...table(form, rows.slice(0, 2 * LISTED), { columns }),
    ...(rows.length > 2 * LISTED ? paragraph('More are in --json.', columns, { style: 'dim' }) : []),
  ];
}

function silentOf({ machines: { silent, silentDays } }: FleetReport, context: LocaleContext): Line[] {
  const { columns } = context;
  if (silent.length === 0) return [];
  const form: readonly Column[] = [
    { title: 'Machine', shrink: 'both', least: 12 },
    { title: 'Host', shrink: 'start', optional: 0 },
    { title: 'Last record' },
  ];
  const rows = silent
    .slice(0, LISTED)
    .map(({ machine, host, lastAt }) => [machine, host ?? '', lastAt.slice(0, 10)]);
  return [
    blank,
    heading('Went silent', `for more than ${silentDays} days`),
    ...table(form, rows, { columns }),
    ...more(silent.length, columns),
  ];
}

function unreadOf(
  { sources: { unread } }: FleetReport,
  { columns, pathName, format }: LocaleContext,
): Line[] {
  if (unread.length === 0) return [];
  return [
    blank,
    heading('Not read'),
    ...unread.slice(0, LISTED).flatMap(({ file, lines, reason }) => {
      const where = lines === null ? pathName(file) : `${pathName(file)}, ${format.tokensFull(lines)} lines`;
      return paragraph(`${where}: ${reason}`, columns, { hang: 2, style: 'yellow' });
    }),
    ...more(unread.length, columns),
  ];
}

function more(count: number, columns: number | null): Line[] {
  return count <= LISTED
    ? []
    : paragraph(`and ${count - LISTED} more; --json has all.`, columns, { style: 'dim' });
}
