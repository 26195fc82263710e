import type { ToolCount } from '../../../shared/schema/export/field.ts';
import type { BodyOf, ExportRecord } from '../../../shared/schema/export/record.ts';
import type { SessionTurn } from '../../../shared/sessions.ts';
import type { Tokens } from '../../../shared/tokens.ts';
import type { SessionUsage } from '../../../shared/usage.ts';
import type { NameProject } from '../identity/name-project.ts';
import type { RecordMaker } from './record-maker.ts';

/** A session as its files and the ledger know it. */
export interface ReadSession {
  readonly session: SessionUsage;
  readonly turns: readonly SessionTurn[];
  /** Of each turn, in US dollars; null where a price is not known. */
  readonly costs: readonly (number | null)[];
  /** Null where they could not be read. */
  readonly tools: readonly ToolCount[] | null;
  /** Whether a compliance export would hold it; null where that cannot be known. */
  readonly covered: boolean | null;
}

export interface UsageRecordOptions {
  readonly make: RecordMaker;
  readonly nameProject: NameProject;
  /** Nothing that ended before is made a record of; milliseconds since the epoch. */
  readonly since: number;
  /** Whether the session is not going on. */
  readonly isSettled: boolean;
}

/** Makes the records of a session: of each turn that has ended, and of the session itself where it is settled. */
export function usageRecords(read: ReadSession, options: UsageRecordOptions): ExportRecord[] {
  const { session, turns, costs } = read;
  const records = turns.flatMap((turn, place) =>
    turnRecord(session, turn, place, costs[place] ?? null, options),
  );
  return options.isSettled ? [...records, ...sessionRecord(read, options)] : records;
}

function turnRecord(
  session: SessionUsage,
  turn: SessionTurn,
  place: number,
  costUsd: number | null,
  options: UsageRecordOptions,
): ExportRecord[] {
  const { make, nameProject, since, isSettled } = options;
  const isOpen = turn.outcome === 'open';
  const at = turn.endedAt ?? (isOpen ? session.lastActivityAt : null) ?? turn.startedAt;
  if ((isOpen && !isSettled) || at === null || Date.parse(at) < since) return [];
  const outcome = turn.outcome === 'open' ? 'not-recorded' : turn.outcome;
  const body: BodyOf<'turn'> = {
    ...whoseOf(session),
    revision: turn.responses + (isOpen ? 0 : 1),
    ...spanOf(turn.startedAt, turn.endedAt),
    turnId: turn.turnId,
    outcome,
    model: turn.model,
    effort: turn.effort,
    serviceTier: turn.serviceTier,
    provider: session.modelProvider,
    ...tokensOf(turn.tokens),
    responses: turn.responses,
    costUsd,
    toolCalls: turn.toolCalls,
    compactions: turn.compactions,
    contextTokens: turn.contextTokens,
    windowTokens: turn.windowTokens,
    ...placeOf(session, nameProject),
  };
  const turnKey = turn.turnId ?? `${place} ${turn.startedAt}`;
  const parts = [session.threadId, turnKey, outcome, body.revision, body.totalTokens];
  return [make('turn', parts, at, body)];
}

function sessionRecord(
  { session, tools, covered }: ReadSession,
  { make, nameProject, since }: UsageRecordOptions,
): ExportRecord[] {
  const { threadId, state, activity, startedAt, lastActivityAt, costUsd, responses } = session;
  const at = lastActivityAt ?? startedAt;
  if (state === 'running' || at === null || Date.parse(at) < since) return [];
  const body: BodyOf<'session'> = {
    ...whoseOf(session),
    revision: responses + activity.turns + activity.failed + activity.aborted,
    ...spanOf(startedAt, lastActivityAt),
    state,
    model: session.model,
    effort: session.effort,
    serviceTier: session.serviceTier,
    provider: session.modelProvider,
    ...tokensOf(session.tokens),
    responses,
    costUsd,
    toolCalls: activity.toolCalls,
    compactions: activity.compactions,
    turns: activity.turns,
    failedTurns: activity.failed,
    abortedTurns: activity.aborted,
    tools,
    covered,
    ...placeOf(session, nameProject),
  };
  return [make('session', [threadId, state, body.revision, body.totalTokens, at], at, body)];
}

function whoseOf({ threadId, sessionId, parentThreadId }: SessionUsage) {
  return { threadId, sessionId, parentThreadId };
}

function spanOf(startedAt: string | null, endedAt: string | null) {
  const durationMs =
    startedAt === null || endedAt === null ? null : Date.parse(endedAt) - Date.parse(startedAt);
  // A clock that was set back while it went on leaves no duration.
  return { startedAt, endedAt, durationMs: durationMs === null || durationMs < 0 ? null : durationMs };
}

function tokensOf({ input, cachedInput, cacheWriteInput, output, reasoningOutput, total }: Tokens) {
  return {
    inputTokens: input,
    cachedInputTokens: cachedInput,
    cacheWriteInputTokens: cacheWriteInput,
    outputTokens: output,
    reasoningOutputTokens: reasoningOutput,
    totalTokens: total,
  };
}

function placeOf(session: SessionUsage, nameProject: NameProject) {
  return {
    project: nameProject(session),
    signIn: session.auth,
    surface: session.originator,
    codexVersion: session.cliVersion,
  };
}
