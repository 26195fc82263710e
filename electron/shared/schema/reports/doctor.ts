import * as v from 'valibot';
import { codexSchema } from '../codex.ts';
import { count, text, time } from '../scalars.ts';

/** `codex-glance.doctor/1` */
export const doctorReportSchema = v.strictObject({
  schema: v.literal('codex-glance.doctor/1'),
  /** Of Glance. */
  version: text,
  generatedAt: time,
  system: v.strictObject({
    node: text,
    platform: text,
    arch: text,
    release: text,
    timezone: text,
    locale: text,
  }),
  codex: codexSchema,
  files: v.array(
    v.strictObject({
      path: text,
      kind: v.picklist(['sessions', 'config', 'state-folder', 'index', 'state']),
      /** Null where it is not there, or was not read for this answer. */
      read: v.nullable(v.boolean()),
      reason: text,
      /** Of the file alone; null where not known. */
      bytes: v.nullable(count),
      /** Permissions such as `600`; null on systems without, and where not known. */
      mode: v.nullable(v.pipe(text, v.regex(/^[0-7]{3,4}$/))),
    }),
  ),
  checks: v.array(
    v.strictObject({
      id: text,
      state: v.picklist(['ok', 'warning', 'failed', 'not-known']),
      /** What is so and, where it is not right, what to do. */
      text,
    }),
  ),
  /** Names of set environment variables that bear on Glance; no values. */
  environment: v.array(text),
  /** What can open a socket, by command or setting; `doctor` itself opens none. */
  sockets: v.array(v.strictObject({ what: text, direction: v.picklist(['in', 'own', 'codex', 'out']) })),
});
