import { decideHeadline } from '../../shared/glance/headline.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Mark } from './meter-tiles.ts';

/**
 * Chooses what stands beside the bars: the headline of the popover as a shape. Where the headline says no more
 * than the bars do, a failing export comes next, then a finding that can wait.
 *
 * @param now milliseconds since the epoch.
 */
export function decideMark(snapshot: Snapshot, now: number): Mark | null {
  const { fact, tone } = decideHeadline(snapshot, now);
  switch (fact.kind) {
    case 'waiting':
      return 'waiting';
    case 'otel-failing':
      return 'failing';
    case 'runs-out':
      return 'runs-out';
    case 'limit-reached':
    case 'credits-out':
    case 'cap-reached':
    case 'used-up':
      return 'alert';
    case 'finding':
      return tone === 'critical' ? 'alert' : 'warning';
    case 'prompts-logged':
      return 'warning';
    default:
      return lesserMark(snapshot);
  }
}

function lesserMark({ findings, otel }: Snapshot): Mark | null {
  if (otel.signals.some(({ health }) => health.state === 'failing')) return 'failing';
  return findings.some(({ level }) => level === 'warning') ? 'warning' : null;
}
