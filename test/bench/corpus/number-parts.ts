import type { Part } from './line-template.ts';
import type { TokenSum } from './scene.ts';

const HOUR = 3600_000;

/** Lengths of the limits' windows, in milliseconds. */
const [SHORT, LONG] = [5 * HOUR, 168 * HOUR];

/** Unix times of the recordings, in seconds. */
const isMoment = (seconds: number) => seconds > 1_790_000_000 && seconds < 1_800_000_000;

/** Makes what writes a number of tokens. */
export function tokenPart(sum: TokenSum, field: string, recorded: number): Part {
  return (scene) => scene.out.addAscii(String(scene.tokens(sum, field, recorded)));
}

/** Makes what writes another number in the place of a recorded one; null where it stays. */
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
    return limitPart(parent === 'primary' ? SHORT : LONG, key, raw);
  }
  return momentPart(raw, recorded, lineAt);
}

/** A copied line holds the same limits as the one it was copied from, so the scene decides. */
function limitPart(window: number, key: string, raw: string): Part | null {
  if (key === 'used_percent') {
    return (scene) => scene.out.addAscii(scene.limit(window)?.usedPercent.toFixed(1) ?? raw);
  }
  if (key === 'resets_in_seconds') {
    return (scene) => {
      const { resetsAt } = scene.limit(window) ?? { resetsAt: scene.at + Number(raw) * 1000 };
      scene.out.addAscii(String(Math.floor((resetsAt - scene.at) / 1000)));
    };
  }
  if (key !== 'resets_at') return null;
  return (scene) => {
    const resetsAt = scene.limit(window)?.resetsAt ?? scene.later(Number(raw) * 1000);
    scene.out.addAscii(String(Math.floor(resetsAt / 1000)));
  };
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
