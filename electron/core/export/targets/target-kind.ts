import * as v from 'valibot';
import type { ValueId } from '../../../shared/messages/en/glance/value.ts';
import type { Machine } from '../../../shared/schema/export/record.ts';
import { recordKinds } from '../../../shared/schema/export/record.ts';
import { text } from '../../../shared/schema/scalars.ts';
import { isLoopbackHost } from '../../exporters/loopback.ts';
import type { MetricsTarget, Target, TargetPorts } from '../target.ts';

/** Members that every `[[export]]` table may have. Keys are as in the file. */
export const anyTarget = {
  /** The id of the target: its cursor in the outbox, so a new name begins from the oldest record kept. */
  name: v.pipe(
    v.string(),
    v.regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'value.target-name' satisfies ValueId),
  ),
  /** Whether it is sent to. Default: true. */
  enabled: v.exactOptional(v.boolean(), true),
  /** What is sent; null for everything, which is the default. */
  kinds: v.exactOptional(v.nullable(v.pipe(v.array(v.picklist(recordKinds)), v.minLength(1))), null),
  /** The most records a second while it catches up. Default: 2000. */
  catch_up_rate: v.exactOptional(v.pipe(v.number(), v.minValue(1), v.maxValue(1_000_000)), 2_000),
  /** Whether events of the compliance logs are sent with prompts and responses. Default: false. */
  include_content: v.exactOptional(v.boolean()),
} as const;

/** An address that records are sent to: https, or http to this machine. Credentials have no place in it. */
export const webUrl = v.pipe(
  text,
  v.check((written) => {
    const url = URL.parse(written);
    if (url === null || url.username !== '' || url.password !== '') return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname));
  }, 'value.web-url' satisfies ValueId),
);

/** What the delivery knows of any target. */
export type AnyTarget = { readonly to: string } & {
  readonly [Key in 'name' | 'enabled' | 'kinds' | 'catch_up_rate']: v.InferOutput<
    v.StrictObjectSchema<typeof anyTarget, undefined>
  >[Key];
};

/** A kind of target, by the word `to` of its table. Its code is loaded when it is opened. */
export interface TargetKind<Settings extends AnyTarget> {
  /** A strict schema of the table. */
  readonly schema: v.GenericSchema<unknown, Settings>;
  /** Where records go, as is shown to the user: without credentials. Null where nothing leaves the machine. */
  destination(settings: Settings): string | null;
  open(settings: Settings, ports: TargetPorts): Promise<Target>;
  /** Opens what sends metrics of a machine. Left out where the kind has none. */
  openMetrics?(settings: Settings, ports: TargetPorts, machine: Machine): Promise<MetricsTarget>;
  /**
   * Returns the ids under which the outbox keeps how far it is: its name for records, `metricsId` for metrics. Default:
   * its name.
   */
  ids?(settings: Settings): readonly string[];
}

/** Returns the id of a target's metrics in the outbox: no name of a target has a slash. */
export function metricsId(name: string): string {
  return `${name}/metrics`;
}
