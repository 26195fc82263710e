import * as v from 'valibot';
import { count, line, path, time } from './scalars.ts';

/** The `analyticsSwitch` of a Snapshot. */
export const analyticsSwitchSchema = v.strictObject({
  /** `at-once`: one press writes. `plan-first`: what would be written, and what follows, is shown before. */
  state: v.picklist(['at-once', 'plan-first']),
  /**
   * `plain`: nothing outranks the user's file, which parses and can be written. `outranked`: a higher layer
   * decides. `not-valid`: the file does not parse. `not-writable`: the file or its folder is not to be written.
   * `not-known`: what is in force is not known. `not-read`: nothing was read yet. `chosen`: by a setting.
   */
  reason: v.picklist(['plain', 'outranked', 'not-valid', 'not-writable', 'not-known', 'not-read', 'chosen']),
  /** Null where there is nothing to take back. */
  last: v.nullable(
    v.strictObject({
      /** What the file says since. */
      enabled: v.boolean(),
      /** As Codex names it. */
      file: path,
      /** Of the value; null where it is not known. */
      line: v.nullable(line),
      at: time,
      /** Codex processes that started before the edit and go on as before; null where they could not be listed. */
      stillRunning: v.nullable(count),
    }),
  ),
});
