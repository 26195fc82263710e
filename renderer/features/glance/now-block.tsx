import { memo, useLayoutEffect, useRef } from 'react';
import { sessionsNow } from '../../../electron/shared/glance/sessions-now.ts';
import type { LiveSession, SessionUsage } from '../../../electron/shared/usage.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Sparkline } from '../../ui/charts/sparkline.tsx';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Block } from '../../ui/section/block.tsx';
import { contextTone, sparklineText } from '../live/session-words.ts';
import { steadyOrder } from '../live/steady-order.ts';
import styles from './now-block.module.css';
import { SessionLine } from './session-line.tsx';

/** What is being used now: sessions at work, their tokens a minute and the fullest context, then a row a session. */
export const NowBlock = memo(function NowBlock(props: {
  readonly live: readonly LiveSession[];
  /** The session that was active last, live or not. */
  readonly last: SessionUsage | undefined;
  readonly isScanning: boolean;
  readonly compact: boolean;
  /** Draws tokens a minute below the rows, as large as there is height for it. */
  readonly tall?: boolean;
}) {
  const localeContext = useLocale();
  const { format, strings, now } = localeContext;
  const { last, isScanning, compact, tall = false } = props;
  const shown = useRef(props.live);
  const live = steadyOrder(shown.current, props.live);
  useLayoutEffect(() => {
    shown.current = live;
  });
  const sum = sessionsNow(live);
  const { rows, more, fullest } = sum;
  if (live.length === 0) {
    const ended = last?.lastActivityAt ?? null;
    return (
      <Block title={strings.live.title}>
        <p className={styles.none}>
          <Icon name={isScanning ? 'unknown' : 'off'} size={12} />
          {isScanning
            ? strings.live.notYet
            : ended === null
              ? strings.glance.none
              : strings.glance.noneLast(format.age(ended, now))}
        </p>
      </Block>
    );
  }
  const rates = sparklineText(sum.minutes, localeContext);
  const isHigh = fullest !== null && contextTone(fullest.usedPercent) === 'warning';
  return (
    <Block
      title={strings.live.title}
      isTitleDrawn
      opens={compact ? { view: 'sessions' } : undefined}
      aside={
        <>
          <span className={styles.facts}>
            <span className={styles.working} data-working={sum.running > 0}>
              {strings.glance.atWork(sum.running)}
            </span>
            {fullest === null ? null : (
              <span className={styles.context} data-high={isHigh}>
                {isHigh ? <Icon name="warning" size={10} /> : null}
                <span className="spoken">{strings.glance.fullestOf} </span>
                {strings.glance.context(format.percent(fullest.usedPercent))}
              </span>
            )}
          </span>
          <span className={styles.rate}>
            {tall ? null : <Sparkline values={sum.minutes} label={rates} small />}
            {sum.tokensPerMinute === null
              ? strings.glance.quiet
              : strings.glance.rate(format.tokens(sum.tokensPerMinute))}
          </span>
        </>
      }
    >
      {compact ? null : (
        <>
          <ul className={styles.list}>
            {rows.map((session) => (
              <SessionLine key={session.threadId} session={session} />
            ))}
          </ul>
          {more.count === 0 ? null : <More {...more} />}
        </>
      )}
      {tall ? <Sparkline values={sum.minutes} label={rates} fills /> : null}
    </Block>
  );
});

function More(props: { readonly count: number; readonly running: number; readonly tokensPerMinute: number }) {
  const { format, strings } = useLocale();
  const { count, running, tokensPerMinute } = props;
  return (
    <p className={styles.more}>
      <OpenButton route={{ view: 'sessions' }} wide>
        {strings.glance.moreSessions({
          count,
          running,
          rate: tokensPerMinute === 0 ? null : format.tokens(tokensPerMinute),
        })}
      </OpenButton>
    </p>
  );
}
