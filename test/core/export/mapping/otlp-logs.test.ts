import { describe, expect, it } from 'vitest';
import {
  attributeName,
  type GenAiNames,
  type KeyValue,
} from '../../../../electron/core/export/mapping/otlp/attributes.ts';
import { encodeLogs } from '../../../../electron/core/export/mapping/otlp/encode.ts';
import { logsExport } from '../../../../electron/core/export/mapping/otlp/logs.ts';
import { severityOf } from '../../../../electron/core/export/mapping/otlp/severity.ts';
import { decodeProtobuf } from '../../../../electron/core/telemetry/inspect/decode-export.ts';
import type { Fields } from '../../../../electron/shared/schema/export/field.ts';
import {
  type ExportRecord,
  recordFields,
  recordKinds,
} from '../../../../electron/shared/schema/export/record.ts';
import { sampleRecord } from '../../../fixtures/export-records.ts';

const plain = (list: readonly KeyValue[]) => Object.fromEntries(list.map(({ key, value }) => [key, value]));

function only(record: ExportRecord, genAi: GenAiNames) {
  const [resource] = logsExport([record], genAi).resourceLogs;
  const [log] = resource?.scopeLogs[0]?.logRecords ?? [];
  if (!resource || !log) throw new Error('no log record');
  return { ...log, resource: plain(resource.resource.attributes), attributes: plain(log.attributes) };
}

it('Records of one time never have the same line, of which Loki keeps one', () => {
  const records = [1, 2, 3].map((number) => sampleRecord('posture', number));
  const logs = logsExport([...records, ...records], 'new').resourceLogs[0]?.scopeLogs[0]?.logRecords ?? [];
  const lines = logs.map(({ timeUnixNano, body }) => JSON.stringify([timeUnixNano, body]));
  expect([lines.length, new Set(lines).size]).toEqual([6, 3]);
});

describe('A record as an OTLP log record', () => {
  it('has its time, name, id and attributes by the conventions', () => {
    const turn = sampleRecord('turn');
    const log = only(turn, 'new');
    expect(log).toMatchObject({
      timeUnixNano: '1795168890500000000',
      observedTimeUnixNano: '1795168890500000000',
      eventName: 'codex_glance.turn',
      body: { stringValue: `codex_glance.turn ${turn.id}` },
      severityNumber: 9,
      severityText: 'INFO',
    });
    expect(log.resource).toEqual({
      'service.name': { stringValue: 'codex-glance' },
      'host.id': { stringValue: turn.machine.id },
      'os.type': { stringValue: 'linux' },
      'service.version': { stringValue: turn.machine.glanceVersion },
    });
    expect(log.attributes).toMatchObject({
      'log.record.uid': { stringValue: turn.id },
      'gen_ai.provider.name': { stringValue: 'openai' },
      'gen_ai.request.model': { stringValue: 'gpt-5.2-codex' },
      'gen_ai.usage.input_tokens': { intValue: '12000' },
      'gen_ai.usage.cache_read.input_tokens': { intValue: '9000' },
      'gen_ai.usage.cache_write.input_tokens': { intValue: '0' },
      'codex_glance.total_tokens': { intValue: '12800' },
      'codex_glance.cost_usd': { doubleValue: 0.031 },
    });
  });

  it('has the older names where they are pinned, and then none that replaced them', () => {
    const { attributes } = only(sampleRecord('turn'), 'old');
    expect(attributes).toMatchObject({
      'gen_ai.system': { stringValue: 'openai' },
      'gen_ai.usage.cache_creation.input_tokens': { intValue: '0' },
      'gen_ai.usage.input_tokens': { intValue: '12000' },
    });
    expect(Object.keys(attributes)).not.toContain('gen_ai.provider.name');
    expect(Object.keys(attributes)).not.toContain('gen_ai.usage.cache_write.input_tokens');
  });

  it('leaves out what is not known, and never writes a zero for it', () => {
    const { attributes } = only(sampleRecord('turn'), 'new');
    expect(Object.keys(attributes)).not.toContain('openai.request.service_tier');
    expect(Object.keys(attributes)).not.toContain('codex_glance.parent_thread_id');
    const free = { ...sampleRecord('turn'), body: { ...sampleRecord('turn').body, costUsd: 0 } };
    expect(only(free, 'new').attributes['codex_glance.cost_usd']).toEqual({ doubleValue: 0 });
  });

  it('names the tools of a session with their counts', () => {
    expect(only(sampleRecord('session'), 'new').attributes['codex_glance.tools']).toEqual({
      arrayValue: {
        values: [
          {
            kvlistValue: {
              values: [
                { key: 'tool', value: { stringValue: 'shell' } },
                { key: 'calls', value: { intValue: '3' } },
                { key: 'failures', value: { intValue: '1' } },
                { key: 'outcomes_known', value: { intValue: '3' } },
              ],
            },
          },
        ],
      },
    });
  });

  it('calls Windows as the conventions do', () => {
    const turn = sampleRecord('turn');
    const log = only({ ...turn, machine: { ...turn.machine, os: 'win32' } }, 'new');
    expect(log.resource['os.type']).toEqual({ stringValue: 'windows' });
  });

  it.each(recordKinds.flatMap((kind) => (['old', 'new'] as const).map((genAi) => ({ kind, genAi }))))(
    'gives each field of $kind a name of its own ($genAi)',
    ({ kind, genAi }) => {
      const fields: Fields = recordFields[kind];
      const names = Object.entries(fields).map(([name, field]) => attributeName(name, field, genAi));
      expect(new Set(names).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+$/);
    },
  );

  it('is below the resource of its machine', () => {
    const [first, second, third] = [1, 2, 3].map((number) => sampleRecord('turn', number));
    if (!first || !second || !third) throw new Error('too few');
    const other = { ...second, machine: { ...second.machine, id: 'ffff' } };
    const { resourceLogs } = logsExport([first, other, third], 'new');
    expect(resourceLogs.map(({ scopeLogs }) => scopeLogs[0]?.logRecords.length)).toEqual([2, 1]);
  });

  it('is as severe as what it says', () => {
    const check = sampleRecord('check');
    const note = { ...check, body: { ...check.body, level: 'note' } } as const;
    const passed = { ...check, body: { ...check.body, state: 'passed' } } as const;
    const texts = [...recordKinds.map((kind) => sampleRecord(kind)), note, passed].map(
      (record) => severityOf(record).severityText,
    );
    const ofKinds = ['INFO', 'INFO', 'INFO', 'WARN', 'INFO', 'ERROR', 'WARN', 'WARN', 'INFO', 'WARN'];
    expect(texts).toEqual([...ofKinds, 'INFO', 'INFO']);
  });

  it('is the same in protobuf, to the nanosecond and the last token', () => {
    const turn = sampleRecord('turn');
    const large = { ...turn, body: { ...turn.body, totalTokens: Number.MAX_SAFE_INTEGER } };
    const logs = logsExport([...recordKinds.map((kind) => sampleRecord(kind)), large], 'new');
    expect(decodeProtobuf('logs', encodeLogs(logs))).toEqual(logs);
  });
});
