import { describe, expect, it } from 'vitest';
import { listSession } from '../../../../renderer/features/sessions/table/listed-session.ts';
import { sessionsCsv } from '../../../../renderer/features/sessions/table/sessions-csv.ts';
import { sessionsTexts } from '../../../../renderer/features/sessions/texts/sessions-texts.ts';
import { detailTexts } from '../../../../renderer/i18n/detail-texts.ts';
import { en } from '../../../../renderer/i18n/en.ts';
import { sampleSessionList } from '../../../fixtures/sessions.ts';
import { SAMPLE_NOW } from '../../../fixtures/snapshots/sample-snapshot.ts';

const strings = { ...en, ...detailTexts.en };

function csvOf(isPrivate: boolean) {
  const listed = sampleSessionList(60, SAMPLE_NOW).rows.map((row) =>
    listSession(row, { strings, isPrivate, folderNumber: () => 1 }, 'Not recorded'),
  );
  const [, ...lines] = sessionsCsv(listed, sessionsTexts.en, isPrivate).trimEnd().split('\r\n');
  return { listed, lines };
}

describe('sessions as CSV', () => {
  it('come in their order, with whole numbers and empty fields for what is not known', () => {
    const { listed, lines } = csvOf(false);
    expect(lines).toHaveLength(listed.length);
    lines.forEach((line, place) => {
      const row = listed[place]?.row;
      const fields = line.split(',');
      expect(fields[0]).toBe(row?.threadId);
      expect(fields[1]).toBe(row?.cwd ?? '');
      expect(fields[6]).toBe(`${row?.tokens}`);
      expect(fields[7]).toBe(row?.costUsd == null ? '' : `${row.costUsd}`);
    });
  });

  it('name no folder in private mode', () => {
    expect(csvOf(true).lines.join()).not.toContain('/home/');
  });
});
