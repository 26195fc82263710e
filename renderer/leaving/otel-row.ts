import type { Format } from '../../electron/shared/format/format.ts';
import type { OtelHealthState, OtelSignal } from '../../electron/shared/telemetry.ts';
import type { IconName } from '../icons/icon.tsx';
import type { Strings } from '../strings/en.ts';
import { originName } from '../strings/origin-name.ts';
import { endpointHost } from './endpoint.ts';
import type { HostSentence, LeavingRow, RowTone } from './row.tsx';

const looks: Record<OtelHealthState, { readonly sign: IconName; readonly tone: RowTone }> = {
  off: { sign: 'off', tone: 'plain' },
  untested: { sign: 'untested', tone: 'active' },
  accepted: { sign: 'good', tone: 'active' },
  reachable: { sign: 'warning', tone: 'warning' },
  failing: { sign: 'critical', tone: 'critical' },
  unobservable: { sign: 'unknown', tone: 'plain' },
};

/** One OTel signal: where it goes, whether that is known to work, and who decided. */
export function otelRow(signal: OtelSignal, strings: Strings, format: Format, now: number): LeavingRow {
  const { leaving } = strings;
  const { health, exporter, locked } = signal;
  const row = { id: signal.signal, title: leaving.signal[signal.signal], locked };
  // Nothing is set by the last known rules, and whether that is so is not known.
  if (health.state === 'unobservable' && (exporter === 'none' || exporter === 'invalid')) {
    return {
      ...row,
      sign: 'unknown',
      tone: 'warning',
      state: leaving.unknown,
      notes: [{ host: health.reason }],
    };
  }
  if (exporter === 'invalid') {
    return {
      ...row,
      sign: 'critical',
      tone: 'critical',
      state: leaving.invalid,
      notes: [leaving.exporter.invalid, leaving.decided(originName(signal.origin, strings))],
    };
  }
  const notes: (string | HostSentence)[] = [destination(signal, strings)];
  if (health.state === 'failing' || health.state === 'reachable')
    notes.push({ host: health.sentence ?? health.reason });
  if (signal.origin.layer !== 'default') notes.push(leaving.decided(originName(signal.origin, strings)));
  if (health.checkedAt !== null) notes.push(leaving.checked(format.age(health.checkedAt, now)));
  return {
    ...row,
    ...looks[health.state],
    state: leaving.health[health.state],
    // An exporter that is off and that nothing sets needs no words but its state.
    notes: exporter === 'none' && signal.origin.layer === 'default' ? [] : notes,
  };
}

function destination({ exporter, endpoint }: OtelSignal, { leaving }: Strings): string {
  const name = leaving.exporter[exporter];
  return endpoint === null ? name : leaving.exporterTo(name, endpointHost(endpoint));
}
