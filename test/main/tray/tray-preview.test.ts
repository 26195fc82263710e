import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decideMeter } from '../../../electron/main/tray/meter.ts';
import { createTrayPainter } from '../../../electron/main/tray/tray-image.ts';
import { trayPreview } from '../../../electron/main/tray/tray-preview.ts';
import { SAMPLE_NOW, sampleNames, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';

const painter = createTrayPainter((file) =>
  readFileSync(new URL(`../../../assets/tray/${file}`, import.meta.url)),
);

test.each(sampleNames)('the preview of %s has the pixels of the tray itself', (name) => {
  const snapshot = sampleSnapshot(name);
  const { icon } = trayPreview(snapshot, SAMPLE_NOW, 'linux', painter);
  const look = { platform: 'darwin', dark: false, scales: [2] } as const;
  const painted = painter.paint(look, decideMeter(snapshot, SAMPLE_NOW)).bitmaps.at(-1);
  expect(icon.size).toBe(32);
  const alpha = Buffer.from(icon.alpha, 'base64');
  expect([...alpha]).toEqual([...(painted?.data ?? [])].filter((_, at) => at % 4 === 3));
});

test('names every title on macOS, whatever is chosen, and none elsewhere', () => {
  const snapshot = sampleSnapshot('filled');
  expect(trayPreview(snapshot, SAMPLE_NOW, 'darwin', painter).titles).toEqual({
    none: '',
    percent: '62%',
    'time-left': '2 h 14 min',
    'tokens-today': '2.5M',
  });
  expect(trayPreview(snapshot, SAMPLE_NOW, 'win32', painter).titles).toBeNull();
});
