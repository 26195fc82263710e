import type { SessionListRow } from '../../../../electron/shared/sessions.ts';
import type { SessionUsage } from '../../../../electron/shared/usage.ts';
import type { DetailLocale } from '../../../i18n/detail-locale.ts';
import { folderText } from '../../../i18n/folder.ts';

/** A session as the table shows, sorts and finds it. */
export interface ListedSession {
  readonly row: SessionListRow;
  readonly project: string;
  /** That most tokens went to. */
  readonly model: string;
  readonly state: string;
  readonly surface: string;
  readonly signIn: string;
  /** Milliseconds since the epoch; null where they are not known. */
  readonly startedAt: number | null;
  readonly at: number | null;
  /** All of it that can be searched, in lower case. */
  readonly text: string;
}

/** Puts a row into the words of the reader. `notRecorded` is said of a surface that is not known. */
export function listSession(
  row: SessionListRow,
  locale: Pick<DetailLocale, 'strings' | 'isPrivate' | 'folderNumber'>,
  notRecorded: string,
): ListedSession {
  const { strings, isPrivate } = locale;
  const project = folderText(row.cwd, locale);
  const model = row.models[0] ?? strings.live.modelUnknown;
  const state = strings.live.state[row.state];
  const surface = row.originator ?? notRecorded;
  const signIn = strings.session.auth[row.auth ?? 'unknown'];
  const place = isPrivate ? '' : (row.cwd ?? '');
  const text = [project, place, ...row.models, state, surface, signIn, row.threadId].join('\n').toLowerCase();
  const { startedAt, lastActivityAt } = row;
  const times = { startedAt: timeOf(startedAt), at: timeOf(lastActivityAt) };
  return { row, project, model, state, surface, signIn, ...times, text };
}

function timeOf(text: string | null): number | null {
  return text === null ? null : Date.parse(text);
}

/**
 * Puts the sessions that a Snapshot knows better into the list: they change from one Snapshot to the next, and the
 * list is asked for seldom. Rows that say nothing new stay the same objects.
 */
export function withNewer(
  rows: readonly SessionListRow[],
  newer: readonly SessionUsage[],
): readonly SessionListRow[] {
  if (newer.length === 0) return rows;
  const left = new Map(newer.map((session) => [session.threadId, session]));
  const updated = rows.map((row) => {
    const session = left.get(row.threadId);
    left.delete(row.threadId);
    return session === undefined ? row : updateRow(row, session);
  });
  const isSame = left.size === 0 && updated.every((row, place) => row === rows[place]);
  return isSame ? rows : [...[...left.values()].map((session) => updateRow(null, session)), ...updated];
}

function updateRow(row: SessionListRow | null, session: SessionUsage): SessionListRow {
  const { threadId, cwd, state, startedAt, lastActivityAt, originator, auth, parentThreadId } = session;
  const tokens = session.tokens.total;
  if (row?.state === state && row.tokens === tokens && row.lastActivityAt === lastActivityAt) return row;
  const { costUsd, costLowerBoundUsd } = session;
  return {
    threadId,
    cwd,
    models: row?.models ?? [session.model],
    state,
    startedAt,
    lastActivityAt,
    tokens,
    costUsd,
    ...(costLowerBoundUsd === undefined ? {} : { costLowerBoundUsd }),
    originator,
    auth,
    parentThreadId,
  };
}
