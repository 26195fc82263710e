import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentTarget } from '../../../../electron/core/export/delivery/content-target.ts';
import { cefLine } from '../../../../electron/core/export/mapping/cef.ts';
import { Outbox } from '../../../../electron/core/export/outbox/outbox.ts';
import { recordMaker } from '../../../../electron/core/export/records/record-maker.ts';
import { type OutboxRow, type Target, taken } from '../../../../electron/core/export/target.ts';
import { complianceSource } from '../../../../electron/core/organisation/handover/compliance-source.ts';
import { eventFacts } from '../../../../electron/core/organisation/handover/event-body.ts';
import { readContent } from '../../../../electron/core/organisation/handover/read-content.ts';
import { complianceWindowSource } from '../../../../electron/core/organisation/handover/window-source.ts';
import { noOrganisation, type Organisation } from '../../../../electron/shared/organisation/organisation.ts';
import { type ExportRecord, exportRecordSchema } from '../../../../electron/shared/schema/export/record.ts';
import { sampleRecord } from '../../../fixtures/export-records.ts';
import { exporterOf } from '../../export/exporter-of.ts';
import { TempHome } from '../../usage/homes.ts';

const CANARY = 'a-prompt-that-nobody-sees';
let now: number;
let world: TempHome;
let outbox: Outbox;
let faults: string[];
beforeEach(() => {
  now = Date.parse('2026-11-20T12:00:00.000Z');
  world = new TempHome();
  outbox = new Outbox(`${world.path}/outbox.sqlite`);
  faults = [];
});
afterEach(() => {
  outbox.close();
  world[Symbol.dispose]();
});

const event = (id: string | null, more: object = {}) =>
  `${JSON.stringify({ event_id: id ?? undefined, type: 'CODEX_LOG', timestamp: '2026-11-19T10:00:00Z', client_id: 'CODEX_CLI', event_type: 'PROMPT_SENT', actor: { user_id: 'u1', user_email: 'ada@harbor.example' }, event_details: { session_id: 's1', prompt_text: CANARY, model: 'gpt-6.1-sol', token_usage: { input_tokens: 1250, output_tokens: 340, cached_input_tokens: 800 } }, ...more })}\n`;
const port = () => ({
  archive: `${world.path}/logs`,
  decrypt: async () => null,
  onUnreadable: async (error: Error) => void faults.push(error.message),
});
const exporter = (source = complianceSource(async () => port())) =>
  exporterOf({ outbox, sources: [source], now: () => now });
const rows = () => outbox.read({ after: 0, kinds: null, records: 10_000, bytes: 1e9 }).rows;
const records = () => rows().map(({ json }) => JSON.parse(json) as ExportRecord);

describe('compliance events', () => {
  it('are records without content, once each, also of files that come later', async () => {
    world.write('logs/CODEX_LOG/20261119T100000Z-a.jsonl', event('e1') + event('e2'));
    const made = exporter();
    expect(await made.collect()).toBe(2);
    for (const record of records()) expect(v.is(exportRecordSchema, record)).toBe(true);
    expect(records()[0]).toMatchObject({
      kind: 'compliance',
      at: '2026-11-19T10:00:00.000Z',
      body: {
        log: 'CODEX_LOG',
        eventId: 'e1',
        event: 'PROMPT_SENT',
        actorEmail: 'ada@harbor.example',
        sessionId: 's1',
        inputTokens: 1_250,
        content: null,
      },
    });
    expect(JSON.stringify(rows())).not.toContain(CANARY);
    world.write('logs/CODEX_LOG/20261118T100000Z-late.jsonl', event('e2') + event('e3'));
    // It is not asked at once again.
    expect(await made.collect()).toBe(0);
    now += 120_000;
    expect(await made.collect()).toBe(1);
    // Another process knows what was handed over.
    expect(await exporter().collect()).toBe(0);
  });

  it('of another machine have the same id', async () => {
    world.write('logs/CODEX_LOG/20261119T100000Z-a.jsonl', event('e1'));
    await exporter().collect();
    const [first] = records();
    const other = recordMaker({ ...sampleRecord('turn').machine, id: 'another-machine' });
    const again = other('compliance', ['e1'], first?.at ?? '', first?.body as never);
    expect(again.id).toBe(first?.id);
  });

  it('in a large file are handed over in pieces', async () => {
    const lines = Array.from({ length: 1_203 }, (_, index) => event(`e${index}`));
    world.write('logs/CODEX_LOG/20261119T100000Z-a.jsonl', lines.join(''));
    expect(await exporter().collect()).toBe(1_203);
    expect(new Set(records().map(({ id }) => id)).size).toBe(1_203);
  });

  it('before the first export stay out, and so do files that cannot be read', async () => {
    world.write(
      'logs/CODEX_LOG/20260901T100000Z-a.jsonl',
      event('old', { timestamp: '2026-09-01T00:00:00Z' }),
    );
    world.write('logs/AUDIT_LOG/20261119T100000Z-b.jsonl', 'no json\n');
    world.write('logs/AUDIT_LOG/20261119T110000Z-c.jsonl.age', 'age-encryption.org/v1\n');
    world.write('logs/AUDIT_LOG/20261119T120000Z-d.jsonl', event('e9', { type: 'AUDIT_LOG' }));
    expect(await exporter().collect()).toBe(1);
    expect(faults).toEqual([expect.stringContaining('encrypted with age')]);
  });

  it('are none where nothing is to be handed over', async () => {
    expect(await exporter(complianceSource(async () => null)).collect()).toBe(0);
    expect(await exporter().collect()).toBe(0);
  });

  it('take words of both placements, and no long text for one', () => {
    const turn = { token_usage: { uncached_input_tokens: 450, cached_input_tokens: 800, output_tokens: 3 } };
    const read = (more: object) => eventFacts('X', 'X/f', JSON.stringify(more))?.body;
    expect(read({ payload: { ...turn, thread_id: 't', product_client_id: 'web' } })).toMatchObject({
      inputTokens: 1_250,
      sessionId: 't',
      client: 'web',
    });
    expect(read({ event_details: { detail_type: 'TOOL_DECISION', decision: 'denied' } })).toMatchObject({
      event: 'TOOL_DECISION',
      decision: 'denied',
    });
    expect(read({ action: 'key.created', request_metadata: { client_ip: '192.0.2.1' } })).toMatchObject({
      event: 'key.created',
      clientIp: '192.0.2.1',
    });
    expect(read({ event_details: { decision: 'x'.repeat(500), status: `a\n${CANARY}` } })).toMatchObject({
      decision: null,
      outcome: null,
    });
    expect(eventFacts('X', 'X/f', '[]')).toBeNull();
  });

  it('are written as CEF', () => {
    const line = cefLine(sampleRecord('compliance'));
    expect(line).toContain('|compliance|Compliance event|1|');
    expect(line).toContain('externalId=c97ee69d-41a6-4587-91ee-b4c5d6e7f8a9');
    expect(line).toContain('cs2=engineer@example.com cs2Label=actorEmail');
    const denied = {
      ...sampleRecord('compliance'),
      body: { ...sampleRecord('compliance').body, decision: 'denied' },
    };
    expect(cefLine(denied)).toContain('|compliance|Compliance event|4|');
  });
});

describe('content', () => {
  const receiver = () => {
    const sent: OutboxRow[] = [];
    const target: Target = {
      id: 'siem',
      most: { records: 100, bytes: 1e6 },
      send: async (batch) => {
        sent.push(...batch);
        return taken(batch.length);
      },
      preview: async (batch) => batch.map(({ json }) => json).join('\n'),
      close: async () => {},
    };
    return { sent, target };
  };
  const signal = new AbortController().signal;

  it('goes to a target that asks for it, and is in no queue', async () => {
    world.write('logs/CODEX_LOG/20261119T100000Z-a.jsonl', event('e1'));
    await exporter().collect();
    const { sent, target } = receiver();
    const whole = contentTarget(target, (file, ids) => readContent(port(), file, ids));
    await whole.send(rows(), signal);
    expect(sent[0]?.json).toContain(CANARY);
    expect(v.is(exportRecordSchema, JSON.parse(sent[0]?.json ?? ''))).toBe(true);
    expect(JSON.stringify(rows())).not.toContain(CANARY);
    expect(await target.preview(rows())).not.toContain(CANARY);
  });

  it('of a file that is gone is null, and no name leads out of the archive', async () => {
    const { sent, target } = receiver();
    const record = sampleRecord('compliance');
    const row = { seq: 1, id: record.id, kind: record.kind, at: record.at, json: JSON.stringify(record) };
    await contentTarget(target, (file, ids) => readContent(port(), file, ids)).send([row], signal);
    expect(JSON.parse(sent[0]?.json ?? '')).toEqual(record);
    world.write('secret.jsonl', event('e1'));
    const ids = new Set(['e1']);
    for (const file of ['../secret.jsonl', 'CODEX_LOG/../../secret.jsonl', '/etc/passwd']) {
      expect((await readContent(port(), file, ids)).size).toBe(0);
    }
  });

  it('that cannot be read stops the target', async () => {
    const { sent, target } = receiver();
    const record = sampleRecord('compliance');
    const row = { seq: 1, id: record.id, kind: record.kind, at: record.at, json: JSON.stringify(record) };
    const broken = contentTarget(target, async () => {
      throw new Error('no key');
    });
    expect(await broken.send([row], signal)).toMatchObject({
      accepted: 0,
      stop: expect.stringContaining('no key'),
    });
    expect(sent).toEqual([]);
  });
});

it('a change of the window is a record, and so is each day that it falls behind', async () => {
  let organisation: Organisation = noOrganisation;
  const made = exporter(complianceWindowSource(async () => organisation, 'machine'));
  expect(await made.collect()).toBe(0);
  const behind = (state: Organisation['compliance']['state'], days: number): Organisation => ({
    ...noOrganisation,
    state: 'on',
    workspace: 'w',
    compliance: { ...noOrganisation.compliance, state, behindMs: days * 86_400_000 },
  });
  for (const [state, days, added] of [
    ['ok', 1, 1],
    ['ok', 2, 0],
    ['falling-behind', 24, 1],
    ['falling-behind', 24.5, 0],
    ['falling-behind', 25, 1],
  ] as const) {
    organisation = behind(state, days);
    expect(await made.collect()).toBe(added);
    now += 1_000;
  }
  expect(records().at(-1)).toMatchObject({
    kind: 'compliance-window',
    body: { state: 'falling-behind', before: 'falling-behind', behindMs: 25 * 86_400_000 },
  });
});
