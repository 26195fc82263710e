import { describe, expect, it } from 'vitest';
import { createSecretReader } from '../../../electron/core/export/secrets/read-secret.ts';
import { parseTarget } from '../../../electron/core/export/settings/export-settings.ts';
import { recordOf, refused } from '../../../electron/core/export/target.ts';
import { kindOf } from '../../../electron/core/export/targets/target-kinds.ts';
import { rowOf, sampleRecord } from '../../fixtures/export-records.ts';

describe('Targets', () => {
  it('are opened by their settings', async () => {
    const read = parseTarget({ name: 'a', to: 'jsonl', file: '/a.jsonl' });
    if (!read.ok) throw new Error('not read');
    const kind = kindOf(read.settings);
    const secrets = createSecretReader({ env: {}, platform: 'linux' });
    const target = await kind.open(read.settings, { clock: { now: () => 0 }, env: {}, secrets });
    expect(target.id).toBe('a');
    expect(kind.destination(read.settings)).toBeNull();
    expect(await target.preview([rowOf(sampleRecord('turn'), 1)])).toMatch(/^\{"id".*\}\n$/);
  });

  it('get records as they were made', () => {
    const record = sampleRecord('limits');
    expect(recordOf(rowOf(record, 1))).toEqual(record);
  });

  it('say which record is at fault, and take those before it', () => {
    expect(refused('event field required', 2, 2)).toMatchObject({
      accepted: 2,
      refused: { index: 2, reason: 'event field required' },
      retry: null,
      stop: null,
    });
  });
});
