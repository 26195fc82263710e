import * as v from 'valibot';
import { text } from '../scalars.ts';

/** `codex-glance.error/1` */
export const errorReportSchema = v.strictObject({
  schema: v.literal('codex-glance.error/1'),
  code: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/)),
  message: text,
  file: v.exactOptional(text),
});
