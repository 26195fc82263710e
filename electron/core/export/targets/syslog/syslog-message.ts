import type { ExportRecord } from '../../../../shared/schema/export/record.ts';
import { cefLine } from '../../mapping/cef.ts';
import { severityOf, syslogSeverity } from '../../mapping/severity.ts';
import { asciiJson, shortJson } from '../../mapping/short-json.ts';
import type { SyslogSettings } from './syslog-settings.ts';

/** How a message is written. */
export type MessageForm = Pick<SyslogSettings, 'format' | 'facility' | 'transport'>;

/**
 * The longest message that receivers should take, in bytes: 2048 in a datagram (RFC 5426, 3.2), 8192 in a stream
 * (RFC 5425, 4.3.1).
 */
const LONGEST = { udp: 2_048, tcp: 8_192, tls: 8_192 } as const;

const BOM = '\uFEFF';

/**
 * Writes a record as a message of syslog (RFC 5424) with CEF or JSON as its text. The host is that of the machine,
 * and nil where the settings leave it out. CEF beyond ASCII is announced by a byte order mark, as 6.4 wants it; JSON is
 * ASCII, as parsers of JSON take no mark.
 */
export function syslogMessage(record: ExportRecord, { format, facility, transport }: MessageForm): string {
  const priority = facility * 8 + syslogSeverity(severityOf(record));
  const head = `<${priority}>1 ${record.at} ${hostName(record.machine.host)} codex-glance - ${record.kind} - `;
  const most = LONGEST[transport] - Buffer.byteLength(head + BOM);
  const text = format === 'cef' ? cefLine(record, most) : jsonText(record, most);
  return head + (isAscii(text) ? '' : BOM) + text;
}

/** Makes a frame of a stream: the length in bytes, a space and the message (RFC 6587, 3.4.1; RFC 5425, 4.3). */
export function octetCounted(message: string): string {
  return `${Buffer.byteLength(message)} ${message}`;
}

/** Members of the body are left out where it is too long; it stays valid JSON. */
function jsonText({ id, kind, at, machine, body }: ExportRecord, most: number): string {
  const whole = asciiJson({ id, kind, at, machine, body });
  if (Buffer.byteLength(whole) <= most) return whole;
  const head = asciiJson({ id, kind, at, machine });
  const short = shortJson(body, most - Buffer.byteLength(head) - ',"body":'.length, asciiJson);
  return `${head.slice(0, -1)},"body":${short}}`;
}

/** At most 255 printable characters of ASCII (RFC 5424, 6.2.4). */
function hostName(host: string | null): string {
  const name = (host ?? '').replace(/[^!-~]/g, '').slice(0, 255);
  return name === '' ? '-' : name;
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}
