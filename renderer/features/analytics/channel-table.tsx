import { type Message, textOf } from '../../../electron/shared/messages/message.ts';
import { type ChannelColumn, channelMap } from '../../../electron/shared/telemetry/channel-map.ts';
import type { AnalyticsChannel } from '../../../electron/shared/telemetry/telemetry.ts';
import { useDetailLocale } from '../../i18n/detail-locale.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { hostWords } from '../../i18n/host-words.ts';
import { type Fact, FactsList } from '../../ui/detail/facts-list.tsx';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import { Section } from '../../ui/section/section.tsx';
import styles from './channel-table.module.css';

const icons: Record<AnalyticsChannel['state'], IconName> = {
  on: 'on',
  off: 'off',
  'on-demand': 'untested',
  unknown: 'unknown',
};

/** What each surface of Codex sends over each channel, then each channel in words. */
export function ChannelTable({ channels }: { readonly channels: readonly AnalyticsChannel[] }) {
  const { strings } = useDetailLocale();
  const { columns, rows } = channelMap(channels);
  if (columns.length === 0) return null;
  return (
    <Section title={strings.channels.title}>
      <table className={styles.table}>
        <caption className="spoken">{strings.channels.caption}</caption>
        <thead>
          <tr>
            <td className={styles.corner} />
            {columns.map(({ id }) => (
              <th key={id} scope="col" className={styles.column}>
                {strings.channels.short[id]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ surface, cells }) => (
            <tr key={surface}>
              <th scope="row" className={styles.surface}>
                {strings.channels.surface[surface]}
              </th>
              {cells.map((cell, at) => (
                <td key={columns[at]?.id} className={styles.cell} data-state={cell?.state ?? 'unknown'}>
                  <span
                    className={styles.state}
                    title={cell === null ? undefined : hostWords(strings, cell.reason)}
                  >
                    <Icon name={icons[cell?.state ?? 'unknown']} size={10} />
                    {strings.channels.state[cell?.state ?? 'unknown']}
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {columns.map((column) => (
        <Channel key={column.id} column={column} surfaces={rows.length} />
      ))}
    </Section>
  );
}

function Channel(props: { readonly column: ChannelColumn; readonly surfaces: number }) {
  const { strings } = useDetailLocale();
  const { id, destinations, identifiedBy, stoppedBy, reasons } = props.column;
  const named = (surfaces: ChannelColumn['reasons'][number]['surfaces']) =>
    surfaces.map((surface) => strings.channels.surface[surface]);
  return (
    <div className={styles.channel}>
      <h3 className={styles.name}>{strings.channels.name[id]}</h3>
      {destinations.map((destination) => (
        <p key={destination} className={styles.destination}>
          {destination}
        </p>
      ))}
      <FactsList
        facts={[
          ...sentences(strings.channels.names, identifiedBy),
          ...sentences(strings.channels.stops, stoppedBy),
        ]}
      />
      <ul className={styles.reasons}>
        {reasons.map(({ reason, surfaces }) => (
          <li key={textOf(reason)}>
            {surfaces.length === props.surfaces ? (
              <HostText>{reason}</HostText>
            ) : (
              <HostText within={(said) => strings.channels.only(named(surfaces), said)}>{reason}</HostText>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function sentences(label: string, said: readonly Message[]): Fact[] {
  return said.map((sentence) => ({
    label,
    value: <HostText>{sentence}</HostText>,
    wide: true,
    key: textOf(sentence),
  }));
}
