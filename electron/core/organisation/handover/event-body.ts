import * as v from 'valibot';
import type { BodyOf } from '../../../shared/schema/export/record.ts';
import { timeOf } from '../compliance/listing.ts';
import { parseEvent } from '../compliance/parse-event.ts';

/** Longer texts are no ids and no words, and could be content. */
const LONGEST = 200;

const word = v.fallback(
  v.nullish(v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST), v.regex(/^[^\p{Cc}]*$/u)), null),
  null,
);
const tokens = v.fallback(v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0)), null), null);
const optional = <T extends v.ObjectEntries>(entries: T) =>
  v.fallback(v.nullish(v.looseObject(entries), null), null);

const usage = optional({
  input_tokens: tokens,
  uncached_input_tokens: tokens,
  cached_input_tokens: tokens,
  output_tokens: tokens,
});
/** Both placements of a member are in use: in the event and in its details. */
const details = {
  detail_type: word,
  session_id: word,
  thread_id: word,
  status: word,
  decision: word,
  model: word,
  client_id: word,
  product_client_id: word,
  token_usage: usage,
};
type Details = { readonly [Name in Exclude<keyof typeof details, 'token_usage'>]: string | null } & {
  readonly token_usage: v.InferOutput<typeof usage>;
};
const eventSchema = v.looseObject({
  event_id: word,
  timestamp: word,
  event_type: word,
  action: word,
  action_result: word,
  actor: optional({ user_id: word, user_email: word }),
  request_metadata: optional({ client_ip: word }),
  event_details: optional(details),
  payload: optional(details),
  ...details,
});

export interface EventFacts {
  /** Milliseconds since the epoch; null where the event does not say. */
  readonly at: number | null;
  readonly id: string | null;
  readonly body: BodyOf<'compliance'>;
}

/** Reads what an exported record says of an event: ids, words and counts, no content. Null where it is no event. */
export function eventFacts(log: string, file: string, json: string): EventFacts | null {
  const event = parseEvent(eventSchema, json);
  if (event === null) return null;
  const parts: readonly (Details | null)[] = [event, event.event_details, event.payload];
  const first = (name: Exclude<keyof Details, 'token_usage'>) =>
    parts.map((part) => part?.[name]).find((found) => found != null) ?? null;
  const counted = parts.map((part) => part?.token_usage).find((found) => found != null) ?? null;
  const cached = counted?.cached_input_tokens ?? null;
  const uncached = counted?.uncached_input_tokens ?? null;
  return {
    at: timeOf(event.timestamp),
    id: event.event_id,
    body: {
      log,
      eventId: event.event_id,
      event: event.event_type ?? first('detail_type') ?? event.action,
      outcome: event.action_result ?? first('status'),
      decision: first('decision'),
      actorId: event.actor?.user_id ?? null,
      actorEmail: event.actor?.user_email ?? null,
      clientIp: event.request_metadata?.client_ip ?? null,
      sessionId: first('session_id') ?? first('thread_id'),
      client: first('client_id') ?? first('product_client_id'),
      model: first('model'),
      // CODEX_TURN counts uncached input, CODEX_LOG all of it.
      inputTokens: uncached === null ? (counted?.input_tokens ?? null) : uncached + (cached ?? 0),
      cachedInputTokens: cached,
      outputTokens: counted?.output_tokens ?? null,
      file,
      content: null,
    },
  };
}
