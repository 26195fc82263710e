import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseTarget } from '../../../electron/core/export/settings/export-settings.ts';
import { openSyslog } from '../../../electron/core/export/targets/syslog/syslog-target.ts';
import { createAuthority } from '../../collectors/authority.ts';
import { readCef } from '../../fakes/syslog/read-cef.ts';
import { rowOf, sampleRecord, sampleRows } from '../../fixtures/export-records.ts';
import {
  freePorts,
  libraryPath,
  type Ports,
  type RunningReceiver,
  startReceiver,
  unpackedPackages,
} from './debian-syslog.ts';
import { rsyslogConfig, syslogNgConfig } from './receiver-configs.ts';

const receivers = {
  rsyslog: unpackedPackages(
    'rsyslog',
    'rsyslog-gnutls',
    'libestr0',
    'libfastjson4',
    'liblognorm5',
    'libpcre3',
  ),
  'syslog-ng': unpackedPackages(
    'syslog-ng-core',
    'libivykis0',
    'libjson-c5',
    'libnet1',
    'libpcre3',
    'libwrap0',
    'libglib2.0-0',
  ),
};

const { signal } = new AbortController();

describe.each(['rsyslog', 'syslog-ng'] as const)('%s', (name) => {
  const found = receivers[name];
  if (found.folders === null) console.log(`Syslog is not sent to ${name}: ${found.why}`);

  describe.runIf(found.folders !== null)('of Debian', () => {
    const folders = found.folders ?? [];
    let work = '';
    let ports: Ports;
    let receiver: RunningReceiver;

    beforeAll(async () => {
      work = mkdtempSync(join(tmpdir(), 'codex-glance-syslog-'));
      mkdirSync(join(work, 'state'));
      const authority = await createAuthority();
      const identity = await authority.issue();
      writeFileSync(join(work, 'ca.pem'), authority.cert);
      writeFileSync(join(work, 'cert.pem'), identity.cert);
      writeFileSync(join(work, 'key.pem'), identity.key);
      ports = await freePorts();
      const libraries = libraryPath(folders);
      const config = join(work, 'receiver.conf');
      const [first = ''] = folders;
      const isRsyslog = name === 'rsyslog';
      writeFileSync(config, (isRsyslog ? rsyslogConfig : syslogNgConfig)(work, ports));
      receiver = isRsyslog
        ? startReceiver(
            join(first, 'usr/sbin/rsyslogd'),
            [
              '-n',
              '-f',
              config,
              '-i',
              join(work, 'pid'),
              '-M',
              libraryPath(folders).replace(/(?=:|$)/g, '/rsyslog'),
            ],
            libraries,
            join(work, 'out.jsonl'),
          )
        : startReceiver(
            join(first, 'usr/sbin/syslog-ng'),
            [
              ...['-F', '--no-caps', '-f', config, '-p', join(work, 'pid'), '-c', join(work, 'control')],
              ...['-R', join(work, 'state/persist'), '--module-path', join(first, 'usr/lib/syslog-ng/3.38')],
            ],
            libraries,
            join(work, 'out.jsonl'),
          );
    });

    afterAll(async () => {
      await receiver[Symbol.asyncDispose]();
      rmSync(work, { recursive: true, force: true });
    });

    async function send(transport: keyof Ports, more: object, rows: ReturnType<typeof sampleRows>) {
      const ca_file = join(work, 'ca.pem');
      const table = { name: 'siem', to: 'syslog', host: '127.0.0.1', ca_file };
      const read = parseTarget({ ...table, transport, port: ports[transport], ...more });
      if (!read.ok || read.settings.to !== 'syslog') throw new Error('The settings are not valid.');
      const target = openSyslog(read.settings, null);
      // It takes a while to start.
      await expect.poll(() => target.send(rows, signal), { timeout: 20_000 }).toMatchObject({ retry: null });
    }

    function receivedOf(id: string) {
      return receiver
        .lines()
        .map((line) => JSON.parse(line) as Record<'pri' | 'app' | 'id' | 'host' | 'text', string>)
        .filter(({ text }) => text.includes(id));
    }

    it.each(['tcp', 'tls', 'udp'] as const)('reads each message over %s', async (transport) => {
      const number = { tcp: 1_000, tls: 2_000, udp: 3_000 }[transport];
      const rows = sampleRows(60, number);
      await send(transport, {}, rows);
      const last = rows.at(-1)?.id ?? '';
      await expect.poll(() => receivedOf(last), { timeout: 20_000 }).not.toEqual([]);
      for (const { id } of rows) {
        const [message] = receivedOf(id);
        expect(message).toMatchObject({ pri: '134', app: 'codex-glance', id: 'turn' });
        expect(readCef(message?.text ?? '').extensions.get('codexGlanceRecordId')).toBe(id);
      }
    });

    it.each(['cef', 'json'])('reads %s with what has to be escaped', async (format) => {
      const record = sampleRecord('check', format.length);
      const title = 'a=b | c\\d "Größe" ]\nzweite';
      const hostile = { ...record, body: { ...record.body, title } };
      await send('tls', { format }, [rowOf(hostile, 1)]);
      await expect.poll(() => receivedOf(record.id), { timeout: 20_000 }).toHaveLength(1);
      const text = receivedOf(record.id)[0]?.text ?? '';
      if (format === 'cef') expect(readCef(text.replace(/^\uFEFF/, '')).extensions.get('msg')).toBe(title);
      else expect(JSON.parse(text)).toEqual(hostile);
    });
  });
});
