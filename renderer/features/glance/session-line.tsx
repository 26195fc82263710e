import { memo } from 'react';
import type { LiveSession } from '../../../electron/shared/usage.ts';
import { folderText } from '../../i18n/folder.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Dial } from '../../ui/charts/dial.tsx';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Middle } from '../../ui/text/middle.tsx';
import { contextTone, modelText, sessionIcons } from '../live/session-words.ts';
import styles from './session-line.module.css';

/** One session in one line: its state, folder, model, how full its context is, and how fast it goes. */
export const SessionLine = memo(function SessionLine({ session }: { readonly session: LiveSession }) {
  const localeContext = useLocale();
  const { format, strings, now } = localeContext;
  const { cwd, state, waitsFor, context, tokensPerMinute, lastActivityAt, threadId } = session;
  const words = waitsFor === undefined ? strings.live.state[state] : strings.live.waits[waitsFor];
  return (
    <li className={styles.row} data-state={waitsFor === undefined ? state : 'waiting'}>
      <span className={styles.sign} title={words}>
        <Icon name={waitsFor === undefined ? sessionIcons[state] : 'warning'} size={12} />
      </span>
      <span className={styles.folder}>
        <OpenButton route={{ view: 'session', threadId }} wide bare>
          <Middle title={localeContext.isPrivate ? undefined : (cwd ?? undefined)}>
            {folderText(cwd, localeContext)}
          </Middle>
        </OpenButton>
        <span className="spoken">, {words}</span>
      </span>
      <span className={styles.model}>
        <Middle>
          {waitsFor === undefined
            ? modelText({ ...session, effort: null }, localeContext)
            : strings.live.waitsShort}
        </Middle>
      </span>
      <span className={styles.context}>
        {context === null ? null : (
          <>
            <Dial
              percent={context.usedPercent}
              isHigh={contextTone(context.usedPercent) === 'warning'}
              label={strings.live.contextGauge(
                format.percent(context.usedPercent),
                strings.live.contextText(
                  format.tokens(context.usedTokens),
                  format.tokens(context.windowTokens),
                ),
              )}
            />
            <span aria-hidden="true">{format.percent(context.usedPercent)}</span>
          </>
        )}
      </span>
      <span className={styles.rate}>
        {tokensPerMinute !== null ? (
          <>
            <span aria-hidden="true">{format.tokens(tokensPerMinute)}</span>
            <span className="spoken">{strings.glance.rate(format.tokens(tokensPerMinute))}</span>
          </>
        ) : lastActivityAt === null || state === 'running' ? null : (
          format.age(lastActivityAt, now)
        )}
      </span>
    </li>
  );
});
