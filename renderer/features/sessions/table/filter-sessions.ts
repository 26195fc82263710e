import type { SessionState } from '../../../../electron/shared/usage.ts';
import { folderName, shortPath } from '../../../i18n/folder.ts';
import type { ListedSession } from './listed-session.ts';

/** What narrows the table; null where all are wanted. */
export interface Filter {
  /** A folder, absolute. */
  readonly project: string | null;
  readonly model: string | null;
  readonly state: SessionState | null;
  /** Words that must all occur. */
  readonly search: string;
}

export const noFilter: Filter = { project: null, model: null, state: null, search: '' };

export function isFiltering({ project, model, state, search }: Filter): boolean {
  return project !== null || model !== null || state !== null || search.trim() !== '';
}

/** Keeps the sessions that a filter lets through, in their order. */
export function filtered(sessions: readonly ListedSession[], filter: Filter): readonly ListedSession[] {
  const { project, model, state } = filter;
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  if (!isFiltering(filter)) return sessions;
  return sessions.filter(
    ({ row, text }) =>
      (project === null || row.cwd === project) &&
      (model === null || row.models.includes(model)) &&
      (state === null || row.state === state) &&
      words.every((word) => text.includes(word)),
  );
}

/** A value to filter by. */
export interface FilterChoice<T extends string> {
  readonly value: T;
  readonly name: string;
  readonly count: number;
}

export interface FilterChoices {
  readonly projects: readonly FilterChoice<string>[];
  readonly models: readonly FilterChoice<string>[];
  readonly states: readonly FilterChoice<SessionState>[];
}

/** What there is to filter by. Folders of one name are distinguished by their parent folders. */
export function choicesOf(
  sessions: readonly ListedSession[],
  compare: (a: string, b: string) => number,
): FilterChoices {
  const projects = new Map<string, number>();
  const models = new Map<string, number>();
  const states = new Map<SessionState, { name: string; count: number }>();
  for (const { row, state } of sessions) {
    if (row.cwd !== null) projects.set(row.cwd, (projects.get(row.cwd) ?? 0) + 1);
    for (const model of row.models) if (model !== null) models.set(model, (models.get(model) ?? 0) + 1);
    states.set(row.state, { name: state, count: (states.get(row.state)?.count ?? 0) + 1 });
  }
  const names = new Map<string, number>();
  for (const folder of projects.keys()) {
    names.set(folderName(folder), (names.get(folderName(folder)) ?? 0) + 1);
  }
  const nameOf = (folder: string) =>
    (names.get(folderName(folder)) ?? 0) > 1 ? shortPath(folder, 48) : folderName(folder);
  const byName = (a: { readonly name: string }, b: { readonly name: string }) => compare(a.name, b.name);
  return {
    projects: [...projects].map(([value, count]) => ({ value, name: nameOf(value), count })).sort(byName),
    models: [...models].map(([value, count]) => ({ value, name: value, count })).sort(byName),
    states: [...states].map(([value, { name, count }]) => ({ value, name, count })).sort(byName),
  };
}
