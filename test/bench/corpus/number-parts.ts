import type { Part } from './line-template.ts';
import type { TokenSum } from './scene.ts';

const HOUR = 3600_000;

/** Lengths of the limits' windows, in milliseconds. */
const [SHORT, LONG] = [5 * HOUR, 168 * HOUR];

/** Unix times of the recordings, in seconds. */
const isMoment = (seconds: number) => seconds > 1_790_000_000 && seconds < 1_800_000_000;

export function tokenPart(sum: TokenSum, field: string, recorded: number): Part {
  return (scene) => scene.out.addAscii(String(scene.tokens(sum, field, recorded)));
}

/** What writes another number in the place of a recorded one; null where it stays. */
export function numberPart(path: readonly string[], raw: string, lineAt: number): Part | null {
  const [parent = '', key = ''] = path.slice(-2);
  const recorded = Number(raw);
  if (path.length === 1 && path[0] === 'ordinal') {
    return (scene) => scene.out.addAscii(String(scene.ordinal(recorded)));
  }
  if (key === 'model_context_window') {
    return (scene) => scene.out.addAscii(String(scene.contextWindow(recorded)));
  }
  if (key === 'end_byte_offset') return (scene) => scene.out.addAscii(String(scene.offset(recorded)));
  if (parent === 'primary' || parent === 'secondary') {
    return limitPart(parent === 'primary' ? SHORT : LONG, key);
  }
  return momentPart(raw, recorded, lineAt);
}

/** Windows follow each other without a gap, and are used up evenly. */
function limitPart(window: number, key: string): Part | null {
  const resetsAt = (at: number) => Math.ceil((at + 1) / window) * window;
  if (key === 'resets_at') return ({ out, at }) => out.addAscii(String(resetsAt(at) / 1000));
  if (key === 'resets_in_seconds') {
    return ({ out, at }) => out.addAscii(String(Math.floor((resetsAt(at) - at) / 1000)));
  }
  if (key !== 'used_percent') return null;
  return ({ out, at }) => out.addAscii((1 + 98 * (1 - (resetsAt(at) - at) / window)).toFixed(1));
}

function momentPart(raw: string, recorded: number, lineAt: number): Part | null {
  if (isMoment(recorded / 1000)) {
    const later = recorded - lineAt;
    return ({ out, at }) => out.addAscii(String(at + later));
  }
  if (!isMoment(recorded)) return null;
  const [, fraction = ''] = raw.split('.');
  const later = Math.floor(recorded * 1000) - lineAt;
  if (fraction === '') return ({ out, at }) => out.addAscii(String(Math.floor((at + later) / 1000)));
  // Milliseconds that vary, and the microseconds that were recorded.
  return ({ out, at }) => out.addAscii(`${((at + later) / 1000).toFixed(3)}${fraction.slice(3)}`);
}
