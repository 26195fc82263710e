import type { ReactNode } from 'react';
import type { LiveSession, SessionUsage } from '../../../electron/shared/usage.ts';
import { useDetailLocale } from '../../i18n/detail-locale.ts';
import { folderText } from '../../i18n/folder.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { Meter } from '../../ui/charts/meter.tsx';
import { Sparkline } from '../../ui/charts/sparkline.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { FactsList } from '../../ui/detail/facts-list.tsx';
import { StateHead } from '../../ui/detail/state-head.tsx';
import type { RowTone } from '../../ui/row/row.tsx';
import { Section } from '../../ui/section/section.tsx';
import { activityFacts, tokenFacts, whereFacts, withFacts } from './session-facts.ts';
import styles from './session-view.module.css';
import { contextTone, sessionIcons, sparklineText } from './session-words.ts';

const tones: Record<SessionUsage['state'], RowTone> = {
  running: 'active',
  idle: 'plain',
  ended: 'plain',
  failed: 'critical',
  crashed: 'warning',
};

/** One session: what it does, how full and how fast it is, what it used, and where it runs. */
export function SessionView(props: {
  readonly session: SessionUsage | LiveSession;
  /** What each turn used. */
  readonly turns?: ReactNode;
  /** The sessions that it comes from and led to. */
  readonly tree?: ReactNode;
}) {
  const { session } = props;
  const localeContext = useDetailLocale();
  const { strings } = localeContext;
  const { cwd, state, reason } = session;
  return (
    <DetailPage title={<bdi>{folderText(cwd, localeContext)}</bdi>}>
      <Section title={strings.detail.state}>
        <StateHead
          row={{ sign: sessionIcons[state], state: strings.live.state[state], tone: tones[state] }}
        />
        <p>
          <HostText>{reason}</HostText>
        </p>
        {'minutes' in session ? <Pulse session={session} /> : null}
      </Section>
      {props.turns}
      <Section title={strings.session.used}>
        <FactsList facts={tokenFacts(session, localeContext)} />
      </Section>
      <Section title={strings.session.activity}>
        <FactsList facts={activityFacts(session, localeContext)} />
      </Section>
      {props.tree}
      <Section title={strings.session.with}>
        <FactsList facts={withFacts(session, localeContext)} />
      </Section>
      <Section title={strings.session.where}>
        <FactsList facts={whereFacts(session, localeContext)} />
      </Section>
    </DetailPage>
  );
}

/** How full the context is, and how fast tokens go. */
function Pulse({ session }: { readonly session: LiveSession }) {
  const localeContext = useDetailLocale();
  const { format, strings } = localeContext;
  const { context, minutes, tokensPerMinute } = session;
  const fill =
    context === null
      ? null
      : strings.live.contextText(format.tokens(context.usedTokens), format.tokens(context.windowTokens));
  return (
    <div className={styles.pulse}>
      <div className={styles.block}>
        <p className={styles.line}>
          <span>{strings.live.context}</span>
          <span className={styles.figure}>
            {context === null ? strings.dataSharing.unknown : format.percent(context.usedPercent)}
          </span>
        </p>
        <Meter
          percent={context?.usedPercent ?? null}
          label={strings.live.context}
          text={fill ?? strings.live.contextUnknown}
          tone={contextTone(context?.usedPercent ?? 0)}
        />
        {fill === null ? null : <p className={styles.foot}>{fill}</p>}
      </div>
      <div className={styles.line}>
        <span>{strings.session.rate}</span>
        <span className={styles.rate}>
          <Sparkline values={minutes} label={sparklineText(minutes, localeContext)} />
          {tokensPerMinute === null
            ? strings.session.noRate
            : strings.live.rate(format.tokens(tokensPerMinute))}
        </span>
      </div>
    </div>
  );
}
