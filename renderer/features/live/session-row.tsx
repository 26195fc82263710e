import { memo } from 'react';
import type { LiveSession } from '../../../electron/shared/usage.ts';
import { folderText } from '../../i18n/folder.ts';
import { hostWords } from '../../i18n/host-words.ts';
import { type LocaleContext, useLocale } from '../../i18n/locale-context.tsx';
import { Gauge } from '../../ui/charts/gauge.tsx';
import { Sparkline } from '../../ui/charts/sparkline.tsx';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import styles from './session-row.module.css';
import { contextTone, modelText, sessionIcons, sparklineText } from './session-words.ts';

/** One live session: where, with which model, how fast, and how full its context is. */
export const SessionRow = memo(function SessionRow({ session }: { readonly session: LiveSession }) {
  const localeContext = useLocale();
  const { strings } = localeContext;
  return (
    <li className={styles.row} data-state={session.waitsFor === undefined ? session.state : 'waiting'}>
      <div className={styles.who}>
        <OpenButton route={{ view: 'session', threadId: session.threadId }} wide>
          <bdi
            className={styles.folder}
            title={localeContext.isPrivate ? undefined : (session.cwd ?? undefined)}
          >
            {folderText(session.cwd, localeContext)}
          </bdi>
        </OpenButton>
        <p className={styles.model}>
          <bdi>{modelText(session, localeContext)}</bdi>
        </p>
        <p className={styles.state} title={hostWords(strings, session.reason)}>
          <Icon name={session.waitsFor === undefined ? sessionIcons[session.state] : 'warning'} size={12} />
          {session.waitsFor === undefined
            ? strings.live.state[session.state]
            : strings.live.waits[session.waitsFor]}
        </p>
      </div>
      <Context session={session} />
      <div className={styles.pulse}>
        <Sparkline values={session.minutes} label={sparklineText(session.minutes, localeContext)} />
        <span className={styles.rate}>{rateText(session, localeContext)}</span>
      </div>
    </li>
  );
});

function Context({ session }: { readonly session: LiveSession }) {
  const { format, strings } = useLocale();
  const { context } = session;
  if (context === null) return <span className={styles.context}>{strings.live.contextUnknown}</span>;
  const percent = format.percent(context.usedPercent);
  const isHigh = contextTone(context.usedPercent) === 'warning';
  const amount = strings.live.contextText(
    format.tokens(context.usedTokens),
    format.tokens(context.windowTokens),
  );
  return (
    <div className={styles.context} title={amount} data-high={isHigh}>
      <Gauge
        percent={context.usedPercent}
        figure={percent}
        label={strings.live.contextGauge(percent, amount)}
        isHigh={isHigh}
      />
      <span className={styles.caption} aria-hidden="true">
        {isHigh ? <Icon name="warning" size={10} /> : null}
        {strings.live.context}
      </span>
    </div>
  );
}

function rateText(
  { tokensPerMinute, lastActivityAt, state }: LiveSession,
  localeContext: LocaleContext,
): string {
  const { format, strings, now } = localeContext;
  if (tokensPerMinute !== null) return strings.live.rate(format.tokens(tokensPerMinute));
  if (state === 'running' || lastActivityAt === null) return '';
  return format.age(lastActivityAt, now);
}
