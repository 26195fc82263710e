import { context, meta, record, started } from '../ingest/lines/lines.ts';

/** The lines with which a session begins. */
export const head = meta() + started() + context();

/** A session with a response for each id, of 100 tokens in and 10 out. */
export const said = (...ids: readonly string[]) => head + ids.map((id) => record(id, 100, 10)).join('');
