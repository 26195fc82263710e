import * as v from 'valibot';
import { path, text } from '../../../../shared/schema/scalars.ts';
import { anyTarget } from '../target-kind.ts';

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** The table of a target `to = "syslog"`. */
export const syslogSchema = v.strictObject({
  ...anyTarget,
  to: v.literal('syslog'),
  /** A name or an address, without a port. */
  host: v.pipe(text, v.maxLength(253), v.regex(/^[A-Za-z0-9._:-]+$/)),
  /** Null for the one of the transport: 6514 with TLS, else 514. */
  port: v.exactOptional(v.nullable(whole(1, 65_535)), null),
  /** Only `tls` hides what is sent, and says who receives it. */
  transport: v.exactOptional(v.picklist(['tls', 'tcp', 'udp']), 'tls'),
  format: v.exactOptional(v.picklist(['cef', 'json']), 'cef'),
  /** RFC 5424, 6.2.1. Default: local use 0. */
  facility: v.exactOptional(whole(0, 23), 16),
  /** A PEM file of authorities that are trusted beside the system's. */
  ca_file: v.exactOptional(v.nullable(path), null),
});

export type SyslogSettings = Readonly<v.InferOutput<typeof syslogSchema>>;

/** Returns the port that records are sent to. */
export function portOf({ port, transport }: Pick<SyslogSettings, 'port' | 'transport'>): number {
  return port ?? (transport === 'tls' ? 6514 : 514);
}

/** Returns host and port as an address has them; one of IPv6 has brackets around it. */
export function authorityOf(settings: Pick<SyslogSettings, 'host' | 'port' | 'transport'>): string {
  const { host } = settings;
  return `${host.includes(':') ? `[${host}]` : host}:${portOf(settings)}`;
}
