import type { TrayPreview } from '../../shared/contract/tray-preview.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { decideMeter } from './meter.ts';
import { readSnapshot } from './reading.ts';
import type { TrayPainter } from './tray-image.ts';
import { trayTitle } from './tray-title.ts';

/** The look whose densest bitmap is shown: 16 points in two densities, coloured by its alpha alone. */
const TEMPLATE = { platform: 'darwin', dark: false, scales: [2] } as const;

/**
 * Shows the tray of a Snapshot: its icon as the tray itself paints it, and every title that it could have.
 *
 * @param now milliseconds since the epoch.
 */
export function trayPreview(
  snapshot: Snapshot,
  now: number,
  platform: NodeJS.Platform,
  painter: TrayPainter,
): TrayPreview {
  const { bitmaps } = painter.paint(TEMPLATE, decideMeter(snapshot, now));
  const { size = 0, data = new Uint8Array() } = bitmaps.at(-1) ?? {};
  const alpha = Buffer.from(data.filter((_, at) => at % 4 === 3)).toString('base64');
  const title = (setting: Settings['trayTitle']) => {
    const settings = { ...snapshot.settings, trayTitle: setting };
    return trayTitle(readSnapshot({ ...snapshot, settings }, now), platform).text;
  };
  return {
    icon: { size, alpha },
    titles:
      platform === 'darwin'
        ? {
            none: '',
            percent: title('percent'),
            'time-left': title('time-left'),
            'tokens-today': title('tokens-today'),
          }
        : null,
  };
}
