import { FleetError } from './fleet-error.ts';

/** What a mapping can name a team by. */
export const teamKeys = ['machine', 'host', 'user', 'project'] as const;
export type TeamKey = (typeof teamKeys)[number];

/** Which team is whose. */
export interface Teams {
  /** Null where there is no mapping. */
  readonly by: TeamKey | null;
  readonly byName: ReadonlyMap<string, string>;
}

export const noTeams: Teams = { by: null, byName: new Map() };

/**
 * Reads a mapping: CSV whose first line is `machine,team`, `host,team`, `user,team` or `project,team`.
 *
 * @throws FleetError that names the line.
 */
export function readTeams(text: string, file: string): Teams {
  const [head = [], ...rows] = csvRows(text);
  const by = teamKeys.find((key) => key === head[0]?.trim().toLowerCase());
  if (by === undefined || head.length !== 2 || head[1]?.trim().toLowerCase() !== 'team') {
    const forms = teamKeys.map((key) => `"${key},team"`).join(', ');
    throw new FleetError('teams-invalid', `${file}, line 1: it must be one of ${forms}.`, file);
  }
  const byName = new Map<string, string>();
  rows.forEach((row, index) => {
    if (row.every((cell) => cell.trim() === '')) return;
    const [name = '', team = ''] = row.map((cell) => cell.trim());
    const where = `${file}, row ${index + 2}`;
    if (row.length !== 2 || name === '' || team === '') {
      throw new FleetError('teams-invalid', `${where}: it needs a ${by} and a team.`, file);
    }
    const other = byName.get(name);
    if (other !== undefined && other !== team) {
      throw new FleetError('teams-invalid', `${where}: ${name} is of ${other} already.`, file);
    }
    byName.set(name, team);
  });
  return { by, byName };
}

/** Splits CSV by RFC 4180. A byte order mark is passed over. */
function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quotedCell, plain = '', end = ''] of text
    .replace(/^\ufeff/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quotedCell === undefined ? plain : quotedCell.replaceAll('""', '"'));
    if (end === ',') continue;
    rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}
