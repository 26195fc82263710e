import type { Format } from '../../../shared/format/format.ts';
import type { LimitWindow } from '../../../shared/limits.ts';
import type { OutlookSentence, WindowOutlook } from '../../../shared/outlook.ts';
import { windowLabel } from '../../limits/window-label.ts';

/**
 * Writes a sentence about the binding window; null unless it is used up or most likely will be. Uses clock times, not
 * countdowns, so that the text changes only when the facts do.
 */
export function writeSentence(
  window: LimitWindow,
  { state, runsOut }: WindowOutlook,
  format: Pick<Format, 'duration' | 'moment'>,
  now: number,
): OutlookSentence | null {
  const name = windowLabel(window, format);
  const moment = (at: string) => format.moment(at, now);
  if (state === 'reached') {
    const until = window.resetsAt === null ? '' : ` until ${moment(window.resetsAt)}`;
    return { windowId: window.id, text: `${name} limit is used up${until}`, detail: null };
  }
  if (state !== 'runs-out' || runsOut?.at == null) return null;
  const { at, earliest, latest } = runsOut;
  const resets = window.resetsAt === null ? '' : `, resets ${moment(window.resetsAt)}`;
  const range =
    latest === null
      ? `Not before ${moment(earliest)}, and it may last${resets}`
      : `Between ${moment(earliest)} and ${moment(latest)}${resets}`;
  return { windowId: window.id, text: `${name} limit runs out ${moment(at)} at this pace`, detail: range };
}
