import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { recordId } from '../../../electron/core/export/records/record-id.ts';
import {
  exportRecordSchema,
  recordFields,
  recordKinds,
} from '../../../electron/shared/schema/export/record.ts';
import { sampleRecord } from '../../fixtures/export-records.ts';

describe('Records', () => {
  it.each(recordKinds)('%s: the sample is valid, and nothing undescribed is', (kind) => {
    const record = sampleRecord(kind);
    v.assert(exportRecordSchema, record);
    expect(v.is(exportRecordSchema, { ...record, body: { ...record.body, prompt: 'x' } })).toBe(false);
    expect(v.is(exportRecordSchema, { ...record, prompt: 'x' })).toBe(false);
    expect(Object.keys(record.body)).toEqual(Object.keys(recordFields[kind]));
  });

  it.each(recordKinds)('%s: every field says what it means in a sentence', (kind) => {
    for (const { meaning } of Object.values(recordFields[kind])) expect(meaning).toMatch(/^[A-Z].+\.$/);
  });

  it('have the same id for the same fact, and another for any other', () => {
    expect(recordId('turn', ['a', 1])).toBe(recordId('turn', ['a', 1]));
    const ids = [
      recordId('turn', ['a', 1]),
      recordId('session', ['a', 1]),
      recordId('turn', ['a', 2]),
      recordId('turn', ['a1']),
      recordId('turn', ['a', null]),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
