import { bindingAt } from '../../shared/limits.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Mark } from './meter-tiles.ts';

/**
 * Decides the mark next to the bars, in the order of the popover's headline: what is broken, which session waits,
 * what stops the work, which export fails, what is only worth knowing.
 *
 * @param now milliseconds since the epoch.
 */
export function decideMark({ findings, usage, limits, otel }: Snapshot, now: number): Mark | null {
  if (findings.some(({ level }) => level === 'error')) return 'alert';
  if (usage.live.some(({ waitsFor }) => waitsFor !== undefined)) return 'waiting';
  const { state } = bindingAt(limits, now);
  if (state === 'reached') return 'alert';
  if (state === 'runs-out') return 'runs-out';
  if (otel.signals.some(({ health }) => health.state === 'failing')) return 'failing';
  return findings.some(({ level }) => level === 'warning') ? 'warning' : null;
}
