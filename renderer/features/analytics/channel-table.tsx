import { Fragment } from 'react';
import { endpointHost } from '../../../electron/shared/glance/data-sharing.ts';
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
  on: 'out',
  off: 'off',
  'on-demand': 'untested',
  unknown: 'unknown',
};

/** What each surface of Codex sends over each channel, then each channel in words. */
export function ChannelTable({ channels }: { readonly channels: readonly AnalyticsChannel[] }) {
  const { strings, conceal } = useDetailLocale();
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
        <tfoot>
          <tr>
            <th scope="row" className={styles.surface}>
              {strings.channels.to}
            </th>
            {columns.map(({ id, destinations }) => (
              <td key={id} className={styles.destination} title={destinations.map(conceal).join('\n')}>
                {destinations.length === 0 ? (
                  <>
                    <span aria-hidden="true">–</span>
                    <span className="spoken">{strings.channels.nowhere}</span>
                  </>
                ) : (
                  destinations.map((destination) => (
                    <bdi key={destination} dir="ltr">
                      {withBreaks(endpointHost(conceal(destination)))}
                    </bdi>
                  ))
                )}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      <div>
        {columns.map((column) => (
          <Channel key={column.id} column={column} surfaces={rows.length} />
        ))}
      </div>
    </Section>
  );
}

/** A name of a host breaks behind its dots where its column is narrow. */
function withBreaks(host: string) {
  return host.split(/(?<=\.)/).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one name have no other.
    <Fragment key={at}>
      {at === 0 ? null : <wbr />}
      {part}
    </Fragment>
  ));
}

function Channel(props: { readonly column: ChannelColumn; readonly surfaces: number }) {
  const { strings, conceal } = useDetailLocale();
  const { id, destinations, identifiedBy, stoppedBy, reasons } = props.column;
  const named = (surfaces: ChannelColumn['reasons'][number]['surfaces']) =>
    surfaces.map((surface) => strings.channels.surface[surface]);
  return (
    <details className={styles.channel}>
      <summary className={styles.name}>
        <Icon name="chevron" size={10} className={styles.mark} />
        {strings.channels.name[id]}
      </summary>
      {destinations.map((destination) => (
        <p key={destination} className={styles.address}>
          <bdi dir="ltr">{conceal(destination)}</bdi>
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
    </details>
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
