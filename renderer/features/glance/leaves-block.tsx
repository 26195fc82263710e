import { memo, useId } from 'react';
import type { AnalyticsSwitch } from '../../../electron/shared/edit.ts';
import type { Exports } from '../../../electron/shared/export/exports.ts';
import type { Analytics, Otel } from '../../../electron/shared/telemetry/telemetry.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import type { Route } from '../../state/navigation/route.ts';
import { sameProps } from '../../state/same-props.ts';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import type { DataSharingRow } from '../../ui/row/row.tsx';
import { Block } from '../../ui/section/block.tsx';
import { exportsRow } from '../data-sharing/exports-row.ts';
import { otelRow } from '../data-sharing/otel-row.ts';
import { promptsRow } from '../data-sharing/prompts-row.ts';
import { AnalyticsLine } from './analytics-line.tsx';
import styles from './leaves-block.module.css';

/** What leaves this machine: analytics with the switch, then a tile for each other channel. */
export const LeavesBlock = memo(function LeavesBlock(props: {
  readonly analytics: Analytics;
  readonly change: AnalyticsSwitch;
  readonly otel: Otel;
  readonly exports: Exports;
}) {
  const { format, strings, now } = useLocale();
  const { analytics, change, otel, exports } = props;
  return (
    <Block title={strings.dataSharing.title}>
      <AnalyticsLine analytics={analytics} change={change} />
      <ul className={styles.tiles}>
        {otel.signals.map((signal) => (
          <Tile
            key={signal.signal}
            short={strings.glance.leaves[signal.signal]}
            row={otelRow(signal, strings, format, now)}
            route={{ view: 'otel', signal: signal.signal }}
          />
        ))}
        <Tile
          short={strings.glance.leaves.prompts}
          row={promptsRow(otel, strings)}
          route={{ view: 'prompts' }}
        />
        {exports.state === 'none' ? null : (
          <Tile
            short={strings.glance.leaves.exports}
            row={exportsRow(exports, strings)}
            route={{ view: 'exports' }}
          />
        )}
      </ul>
    </Block>
  );
}, sameProps);

function Tile(props: { readonly short: string; readonly row: DataSharingRow; readonly route: Route }) {
  const { strings } = useLocale();
  const { short, row, route } = props;
  const state = useId();
  return (
    <li className={styles.tile} data-tone={row.tone}>
      <span className={styles.name}>
        <OpenButton route={route} describedBy={state} label={row.title} wide bare>
          {short}
        </OpenButton>
      </span>
      <span id={state} className={styles.state}>
        <Icon name={row.sign} size={12} />
        <span className={styles.word}>{row.state}</span>
        {row.locked ? (
          <span title={strings.dataSharing.locked}>
            <Icon name="lock" size={10} />
            <span className="spoken">. {strings.dataSharing.locked}</span>
          </span>
        ) : null}
      </span>
    </li>
  );
}
