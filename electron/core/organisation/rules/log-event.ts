import * as v from 'valibot';
import { parseEvent } from '../compliance/parse-event.ts';

const text = v.fallback(v.nullish(v.string(), null), null);
const eventSchema = v.looseObject({
  event_id: text,
  type: text,
  timestamp: text,
  event_type: text,
  action: text,
  actor: v.fallback(v.nullish(v.looseObject({ user_id: text, user_email: text }), null), null),
  event_details: v.fallback(
    v.nullish(v.looseObject({ detail_type: text, session_id: text, thread_id: text, decision: text }), null),
    null,
  ),
});

/** What rules look at of one event of the Compliance Logs Platform. */
export interface LogEvent {
  readonly id: string | null;
  /** The type of its log, such as `CODEX_LOG`. */
  readonly log: string;
  /** What happened, such as `PROMPT_SENT`: both of its places are in use. */
  readonly kind: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number | null;
  readonly session: string | null;
  readonly person: string | null;
  readonly decision: string | null;
  readonly action: string | null;
  /** Texts within it, each with the name of its member. They stay in memory, and only while rules look at them. */
  readonly texts: readonly { readonly member: string; readonly text: string }[];
}

/** Reads an event; null where it is none. */
export function readEvent(log: string, json: string): LogEvent | null {
  const event = parseEvent(eventSchema, json);
  if (event === null) return null;
  const { event_id, event_type, timestamp, actor, event_details: details, action } = event;
  const at = timestamp === null ? Number.NaN : Date.parse(timestamp);
  return {
    id: event_id,
    log,
    kind: event_type ?? details?.detail_type ?? null,
    at: Number.isNaN(at) ? null : at,
    session: details?.session_id ?? details?.thread_id ?? null,
    person: actor?.user_id ?? actor?.user_email ?? null,
    decision: details?.decision ?? null,
    action,
    texts: textsIn(details ?? {}),
  };
}

const DEEPEST = 8;

function textsIn(value: unknown, member = '', depth = 0): { member: string; text: string }[] {
  if (typeof value === 'string') return [{ member, text: value }];
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    textsIn(inner, Array.isArray(value) ? member : name, depth + 1),
  );
}
