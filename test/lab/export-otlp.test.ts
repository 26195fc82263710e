import { describe, expect, test } from 'vitest';
import { createSecretReader } from '../../electron/core/export/secrets/read-secret.ts';
import { parseTarget } from '../../electron/core/export/settings/export-settings.ts';
import { kindOf } from '../../electron/core/export/targets/target-kinds.ts';
import { recordKinds } from '../../electron/shared/schema/export/record.ts';
import { rotelBinary, startRotel } from '../collectors/rotel.ts';
import { rowOf, sampleRecord } from '../fixtures/export-records.ts';

describe.skipIf(rotelBinary() === null)('A receiver of a third party', () => {
  test.each(['http/json', 'http/protobuf', 'grpc'])(
    'takes a record of each kind over %s',
    async (protocol) => {
      await using rotel = await startRotel();
      const read = parseTarget({
        name: 'otel',
        to: 'otlp',
        url: `http://127.0.0.1:${protocol === 'grpc' ? rotel.grpcPort : rotel.httpPort}`,
        protocol,
      });
      if (!read.ok) throw new Error(read.message.text);
      const secrets = createSecretReader({ env: {}, platform: 'linux' });
      const ports = { clock: { now: () => Date.now() }, env: {}, secrets };
      const target = await kindOf(read.settings).open(read.settings, ports);
      const rows = recordKinds.map((kind, index) => rowOf(sampleRecord(kind), index + 1));
      const answer = await target.send(rows, new AbortController().signal);
      await target.close();
      expect(answer).toMatchObject({ accepted: rows.length, rejected: [] });
      await expect
        .poll(() => rotel.output().match(/LogRecord #\d+/g)?.length ?? 0, { timeout: 10_000 })
        .toBe(rows.length);
      const printed = rotel.output();
      for (const { id } of rows) expect(printed).toContain(id);
      expect(printed).toMatch(/service\.name: Str\(codex-glance\)/);
      expect(printed).toMatch(/gen_ai\.usage\.input_tokens: Int\(12000\)/);
      expect(printed).toMatch(/2026-11-20[T ]10:01:30\.5/);
    },
  );
});
