import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { GLANCE_VERSION } from '../../../../shared/version.ts';
import { encodeLogs } from '../../mapping/otlp/encode.ts';
import { type LogsExport, logsExport } from '../../mapping/otlp/logs.ts';
import { SecretError, type SecretReader } from '../../secrets/read-secret.ts';
import { type OutboxRow, recordOf, stopped, type Target, type TargetPorts } from '../../target.ts';
import { HttpSender } from '../http/post.ts';
import { decideOtlp } from './decide-otlp.ts';
import type { OtlpSettings } from './otlp-settings.ts';

/** A record is up to four times as long in OTLP/JSON: far below the 64 MiB that receivers should take. */
const MOST = { records: 1_000, bytes: 1_000_000 } as const;

const pack = promisify(gzip);

/** Posts records as OTLP logs. */
export function openOtlp(settings: OtlpSettings, { clock, env, secrets }: TargetPorts): Target {
  const { name, protocol, compression, ca_file } = settings;
  const url = logsUrl(settings.url);
  const isJson = protocol === 'http/json';
  const sender = new HttpSender({ caFile: ca_file, env, clock });
  const about = {
    'content-type': isJson ? 'application/json' : 'application/x-protobuf',
    'user-agent': `codex-glance/${GLANCE_VERSION}`,
    ...(compression === 'gzip' ? { 'content-encoding': 'gzip' } : {}),
  };
  const logsOf = (batch: readonly OutboxRow[]): LogsExport =>
    logsExport(batch.map(recordOf), settings.gen_ai);

  return {
    id: name,
    most: MOST,
    async send(batch, signal) {
      let own: Readonly<Record<string, string>>;
      try {
        own = await readHeaders(settings.headers, secrets);
      } catch (error) {
        if (error instanceof SecretError) return stopped(error.message);
        throw error;
      }
      const logs = logsOf(batch);
      const plain = isJson ? Buffer.from(JSON.stringify(logs), 'utf8') : encodeLogs(logs);
      const body = compression === 'gzip' ? await pack(plain, { level: constants.Z_BEST_SPEED }) : plain;
      const request = { url, headers: { ...about, ...own }, body, answerAs: 'latin1' } as const;
      return decideOtlp(await sender.send(request, signal), batch.length, secretsIn(own));
    },
    // Also of protobuf, which nobody can read.
    preview: async (batch) => `${JSON.stringify(logsOf(batch))}\n`,
    async close() {
      sender.close();
    },
  };
}

/** Adds the path of the signal, as `OTEL_EXPORTER_OTLP_ENDPOINT` does, where the address does not end with it. */
function logsUrl(written: string): URL {
  const url = new URL(written);
  const path = url.pathname.replace(/\/+$/, '');
  url.pathname = path.endsWith('/v1/logs') ? path : `${path}/v1/logs`;
  return url;
}

async function readHeaders(
  headers: OtlpSettings['headers'],
  secrets: SecretReader,
): Promise<Record<string, string>> {
  const read = Object.entries(headers).map(
    async ([name, ref]) => [name.toLowerCase(), await secrets(ref)] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}

/** The values, and of each its last word: the token without the scheme before it. */
function secretsIn(headers: Readonly<Record<string, string>>): string[] {
  return Object.values(headers).flatMap((value) => [value, value.slice(value.lastIndexOf(' ') + 1)]);
}
