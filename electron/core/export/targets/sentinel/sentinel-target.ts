import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { GLANCE_VERSION } from '../../../../shared/version.ts';
import { sentinelRow } from '../../mapping/sentinel-row.ts';
import { readHeaderSecret, SecretError } from '../../secrets/read-secret.ts';
import { type OutboxRow, recordOf, stopped, type Target, type TargetPorts } from '../../target.ts';
import { HttpSender } from '../http/post.ts';
import { decideSentinel } from './decide-sentinel.ts';
import { runTokenCommand } from './run-token-command.ts';
import type { SentinelSettings } from './sentinel-settings.ts';

/**
 * A call takes 1 MB, packed and unpacked. Records are JSON in JSON there: their quotes and backslashes take twice
 * their bytes at most, and the rest of a row less than 200.
 */
const MOST = { records: 500, bytes: 400_000 } as const;

/** How long the token of a command is used, in milliseconds; one of Entra lives for an hour at least. */
const TOKEN_MS = 10 * 60_000;

const pack = promisify(gzip);

/**
 * Sends rows to the Logs Ingestion API of Azure Monitor, which drops none that it gets twice: `RecordId` is there for
 * that.
 */
export function openSentinel(
  { name, endpoint, rule, stream, token, ca_file }: SentinelSettings,
  { clock, env, secrets }: TargetPorts,
): Target {
  const url = new URL(endpoint);
  const path = url.pathname.replace(/\/+$/, '');
  url.pathname = `${path}/dataCollectionRules/${rule}/streams/${stream}`;
  url.search = '?api-version=2023-01-01';
  const sender = new HttpSender({ caFile: ca_file, env, clock });
  let kept: { readonly token: string; readonly until: number } | null = null;

  async function currentToken(signal: AbortSignal): Promise<{ text: string; mayBeStale: boolean }> {
    if (!('command' in token)) return { text: await readHeaderSecret(secrets, token), mayBeStale: false };
    const now = clock.now();
    if (kept !== null && now < kept.until) return { text: kept.token, mayBeStale: true };
    const text = await runTokenCommand(token.command, env, signal);
    kept = { token: text, until: now + TOKEN_MS };
    return { text, mayBeStale: false };
  }

  return {
    id: name,
    most: MOST,
    async send(batch, signal) {
      try {
        const { text, mayBeStale } = await currentToken(signal);
        const body = await pack(rowsOf(batch), { level: constants.Z_BEST_SPEED });
        const headers = {
          authorization: `Bearer ${text}`,
          'content-type': 'application/json',
          'content-encoding': 'gzip',
          'user-agent': `codex-glance/${GLANCE_VERSION}`,
        };
        const outcome = await sender.send({ url, headers, body }, signal);
        if (outcome.kind === 'answered' && outcome.status === 401) kept = null;
        return decideSentinel(outcome, batch.length, mayBeStale);
      } catch (error) {
        if (error instanceof SecretError) return stopped(error.message);
        throw error;
      }
    },
    preview: async (batch) => `${rowsOf(batch)}\n`,
    async close() {
      sender.close();
    },
  };
}

function rowsOf(batch: readonly OutboxRow[]): string {
  return JSON.stringify(batch.map((row) => sentinelRow(recordOf(row))));
}
