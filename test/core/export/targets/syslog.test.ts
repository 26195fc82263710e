import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseTarget } from '../../../../electron/core/export/settings/export-settings.ts';
import type { Target } from '../../../../electron/core/export/target.ts';
import type { SyslogSettings } from '../../../../electron/core/export/targets/syslog/syslog-settings.ts';
import { openSyslog } from '../../../../electron/core/export/targets/syslog/syslog-target.ts';
import { kindOf } from '../../../../electron/core/export/targets/target-kinds.ts';
import type { ExportRecord } from '../../../../electron/shared/schema/export/record.ts';
import { createAuthority } from '../../../collectors/authority.ts';
import { closedPort, serveTcp } from '../../../collectors/servers.ts';
import { readCef } from '../../../fakes/syslog/read-cef.ts';
import { startSyslogReceiver } from '../../../fakes/syslog/receiver.ts';
import { rowOf, sampleRecord, sampleRows } from '../../../fixtures/export-records.ts';

const { signal } = new AbortController();

function settingsOf(more: Record<string, unknown>): SyslogSettings {
  const read = parseTarget({ name: 'siem', to: 'syslog', host: '127.0.0.1', ...more });
  if (!read.ok) throw new Error(`${read.key}: ${read.message.text}`);
  return read.settings as SyslogSettings;
}

const LIMITS = { longestMs: 10_000, patienceMs: 5_000 };

function open(more: Record<string, unknown>, limits = LIMITS): Target {
  return openSyslog(settingsOf(more), null, limits);
}

function withTools(count: number): ExportRecord {
  const record = sampleRecord('session');
  const tools = Array.from({ length: count }, (_, number) => ({
    tool: `mcp__harbor__${number}`,
    calls: 1,
    failures: 0,
    outcomesKnown: 1,
  }));
  return { ...record, body: { ...record.body, tools } };
}

describe('Syslog', () => {
  it.each(['udp', 'tcp', 'tls'] as const)('gets a message a record over %s', async (transport) => {
    const authority = await createAuthority();
    const folder = mkdtempSync(join(tmpdir(), 'glance-ca-'));
    const ca_file = join(folder, 'ca.pem');
    writeFileSync(ca_file, authority.cert);
    const secure = transport === 'tls' ? { identity: await authority.issue() } : {};
    await using receiver = await startSyslogReceiver({ transport, ...secure });
    const rows = sampleRows(40);
    const target = open({ transport, port: receiver.port, ca_file });
    expect(await target.send(rows, signal)).toMatchObject({ accepted: 40, retry: null });
    await expect.poll(() => receiver.messages.length).toBe(40);
    const ids = receiver.messages.map(({ text }) => readCef(text).extensions.get('codexGlanceRecordId'));
    expect(ids).toEqual(rows.map(({ id }) => id));
    expect(receiver.messages[0]).toMatchObject({
      priority: 16 * 8 + 6,
      at: '2026-11-20T10:01:30.500Z',
      host: '-',
      app: 'codex-glance',
      id: 'turn',
    });
    rmSync(folder, { recursive: true });
  });

  it('gets JSON where the settings say so, with the host where it is included', async () => {
    await using receiver = await startSyslogReceiver({ transport: 'tcp' });
    const { machine, ...rest } = sampleRecord('check');
    const record = { ...rest, machine: { ...machine, host: 'büro 7' } } as ExportRecord;
    const target = open({ transport: 'tcp', port: receiver.port, format: 'json', facility: 13 });
    expect(await target.send([rowOf(record, 1)], signal)).toMatchObject({ accepted: 1 });
    const [message] = receiver.messages;
    expect(message).toMatchObject({ priority: 13 * 8 + 3, host: 'bro7', id: 'check' });
    expect(JSON.parse(message?.text ?? '')).toEqual(record);
    // A byte order mark would stand before other text, and no parser of JSON takes it.
    expect(message?.text).toMatch(/^\{[ -~]*\}$/);
  });

  it.each([
    ['udp', 'cef', 60],
    ['udp', 'json', 60],
    ['tcp', 'cef', 400],
    ['tcp', 'json', 400],
  ] as const)('over %s as %s gets no message longer than it takes', async (transport, format, tools) => {
    await using receiver = await startSyslogReceiver({ transport });
    const target = open({ transport, port: receiver.port, format });
    expect(await target.send([rowOf(withTools(tools), 1)], signal)).toMatchObject({ accepted: 1 });
    await expect.poll(() => receiver.messages.length).toBe(1);
    const text = receiver.messages[0]?.text ?? '';
    expect(text).not.toContain('harbor__');
    if (format === 'cef') expect(readCef(text).extensions.get('codexGlanceCut')).toBe('true');
    else expect(JSON.parse(text)).toMatchObject({ body: { model: 'gpt-5.2-codex', cut: true } });
  });

  it.each(['tcp', 'udp'])('that is down is tried again over %s', async (transport) => {
    const target = open({ transport, port: await closedPort() });
    expect(await target.send(sampleRows(1), signal)).toMatchObject({
      accepted: 0,
      retry: { reason: 'refused' },
    });
  });

  it('that breaks the connection off gets the batch again', async () => {
    await using receiver = await startSyslogReceiver({ transport: 'tcp', fault: 'break' });
    const target = open({ transport: 'tcp', port: receiver.port });
    expect(await target.send(sampleRows(500), signal)).toMatchObject({
      accepted: 0,
      retry: { reason: 'closed' },
    });
  });

  it('that leaves its side open is trusted after a while', async () => {
    await using receiver = await startSyslogReceiver({ transport: 'tcp', fault: 'hold' });
    const target = open({ transport: 'tcp', port: receiver.port }, { ...LIMITS, patienceMs: 30 });
    expect(await target.send(sampleRows(3), signal)).toMatchObject({ accepted: 3 });
    await expect.poll(() => receiver.messages.length).toBe(3);
  });

  it('with an unknown certificate, or one of another host, gets nothing', async () => {
    const authority = await createAuthority();
    await using receiver = await startSyslogReceiver({ transport: 'tls', identity: await authority.issue() });
    expect(await open({ port: receiver.port }).send(sampleRows(1), signal)).toMatchObject({
      retry: { reason: 'tls unknown-issuer' },
    });
    const names = [{ type: 'dns', value: 'elsewhere.example' }] as const;
    const other = await authority.issue({ names });
    await using wrong = await startSyslogReceiver({ transport: 'tls', identity: other });
    const folder = mkdtempSync(join(tmpdir(), 'glance-ca-'));
    const ca_file = join(folder, 'ca.pem');
    writeFileSync(ca_file, authority.cert);
    expect(await open({ port: wrong.port, ca_file }).send(sampleRows(1), signal)).toMatchObject({
      retry: { reason: 'tls host-name' },
    });
    rmSync(folder, { recursive: true });
    expect([...receiver.messages, ...wrong.messages]).toEqual([]);
  });

  it('that never answers TLS is given up, and at once where the export is stopped', async () => {
    await using silent = await serveTcp(() => {});
    const target = open({ port: silent.port }, { ...LIMITS, longestMs: 50 });
    expect(await target.send(sampleRows(1), signal)).toMatchObject({ retry: { reason: 'timeout' } });
    const stop = AbortSignal.abort();
    await expect(target.send(sampleRows(1), stop)).rejects.toThrow();
  });

  it('is named with its transport and port', () => {
    const named = (more: Record<string, unknown>) => {
      const settings = settingsOf(more);
      return kindOf(settings).destination(settings);
    };
    expect(named({ host: 'siem.example' })).toBe('syslog+tls://siem.example:6514');
    expect(named({ host: 'siem.example', transport: 'udp' })).toBe('syslog+udp://siem.example:514');
    expect(named({ host: '::1', transport: 'tcp', port: 1514 })).toBe('syslog+tcp://[::1]:1514');
  });

  it.each([
    ['host', { host: 'user@siem.example' }],
    ['host', { host: 'siem.example/path' }],
    ['port', { port: 70_000 }],
    ['facility', { facility: 24 }],
    ['transport', { transport: 'relp' }],
  ])('may not have such a %s', (key, more) => {
    const read = parseTarget({ name: 'siem', to: 'syslog', host: 'siem.example', ...more });
    expect(read).toMatchObject({ ok: false, key });
  });
});
