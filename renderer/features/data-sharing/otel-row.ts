import type { Format } from '../../../electron/shared/format/format.ts';
import { endpointHost } from '../../../electron/shared/glance/data-sharing.ts';
import {
  healthSentence,
  type OtelHealthState,
  type OtelSignal,
  shownHealth,
} from '../../../electron/shared/telemetry/telemetry.ts';
import type { Strings } from '../../i18n/en.ts';
import { originName } from '../../i18n/origin-name.ts';
import type { IconName } from '../../ui/icons/icon.tsx';
import type { DataSharingRow, HostSentence, RowTone } from '../../ui/row/row.tsx';

const looks: Record<OtelHealthState, { readonly sign: IconName; readonly tone: RowTone }> = {
  off: { sign: 'off', tone: 'plain' },
  untested: { sign: 'untested', tone: 'plain' },
  accepted: { sign: 'good', tone: 'active' },
  reachable: { sign: 'warning', tone: 'warning' },
  failing: { sign: 'critical', tone: 'critical' },
  unobservable: { sign: 'out', tone: 'plain' },
};

/** One OTel signal: where it goes, whether that is known to work, and who decided. */
export function otelRow(signal: OtelSignal, strings: Strings, format: Format, now: number): DataSharingRow {
  const { dataSharing } = strings;
  const { health, exporter, locked } = signal;
  const row = { id: signal.signal, title: dataSharing.signal[signal.signal], locked };
  if (shownHealth(signal) === 'unknown') {
    return {
      ...row,
      sign: 'unknown',
      tone: 'warning',
      state: dataSharing.unknown,
      notes: [{ host: healthSentence(health) }],
    };
  }
  if (exporter === 'invalid') {
    return {
      ...row,
      sign: 'critical',
      tone: 'critical',
      state: dataSharing.invalid,
      notes: [dataSharing.exporter.invalid, dataSharing.decided(originName(signal.origin, strings))],
    };
  }
  const notes: (string | HostSentence)[] = [destination(signal, strings)];
  if (health.state === 'failing' || health.state === 'reachable')
    notes.push({ host: healthSentence(health) });
  if (signal.origin.layer !== 'default') notes.push(dataSharing.decided(originName(signal.origin, strings)));
  if (health.checkedAt !== null) notes.push(dataSharing.checked(format.age(health.checkedAt, now)));
  return {
    ...row,
    ...looks[health.state],
    state: dataSharing.health[health.state],
    // An exporter that is off and that nothing sets needs no words but its state.
    notes: exporter === 'none' && signal.origin.layer === 'default' ? [] : notes,
  };
}

function destination({ exporter, endpoint }: OtelSignal, { dataSharing }: Strings): string {
  const name = dataSharing.exporter[exporter];
  return endpoint === null ? name : dataSharing.exporterTo(name, endpointHost(endpoint));
}
