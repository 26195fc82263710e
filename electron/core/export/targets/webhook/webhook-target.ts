import { createHmac } from 'node:crypto';
import { GLANCE_VERSION } from '../../../../shared/version.ts';
import { SecretError } from '../../secrets/read-secret.ts';
import { type OutboxRow, stopped, type Target, type TargetPorts } from '../../target.ts';
import { decideStatus } from '../http/decide-status.ts';
import { HttpSender } from '../http/post.ts';
import type { WebhookSettings } from './webhook-settings.ts';

const MOST = { records: 1_000, bytes: 1_000_000 } as const;

/**
 * Posts batches as `{"schema":"codex-glance.records/1","records":[…]}`. `codex-glance-signature` is `sha256=` and the
 * hex HMAC-SHA256 of the text of `codex-glance-timestamp` (Unix seconds), a full stop and the body, so a receiver can
 * refuse what is forged, and what is repeated too late.
 */
export function openWebhook(settings: WebhookSettings, { clock, env, secrets }: TargetPorts): Target {
  const { name, url, secret, ca_file } = settings;
  const address = new URL(url);
  const sender = new HttpSender({ caFile: ca_file, env, clock });
  return {
    id: name,
    most: MOST,
    async send(batch, signal) {
      let key: string;
      try {
        key = await secrets(secret);
      } catch (error) {
        if (error instanceof SecretError) return stopped(error.message);
        throw error;
      }
      const body = Buffer.from(bodyOf(batch), 'utf8');
      const timestamp = String(Math.trunc(clock.now() / 1_000));
      const headers = {
        'content-type': 'application/json',
        'user-agent': `codex-glance/${GLANCE_VERSION}`,
        'codex-glance-timestamp': timestamp,
        'codex-glance-signature': `sha256=${sign(key, timestamp, body)}`,
      };
      return decideStatus(await sender.send({ url: address, headers, body }, signal), batch.length);
    },
    preview: async (batch) => `${bodyOf(batch)}\n`,
    async close() {
      sender.close();
    },
  };
}

function bodyOf(batch: readonly OutboxRow[]): string {
  return `{"schema":"codex-glance.records/1","records":[${batch.map(({ json }) => json).join()}]}`;
}

function sign(key: string, timestamp: string, body: Uint8Array): string {
  return createHmac('sha256', key).update(`${timestamp}.`).update(body).digest('hex');
}
