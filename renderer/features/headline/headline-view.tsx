import { memo } from 'react';
import {
  decideHeadline,
  type Headline,
  type HeadlineTone,
} from '../../../electron/shared/glance/headline.ts';
import { headlineText } from '../../../electron/shared/glance/headline-text.ts';
import { windowName } from '../../../electron/shared/glance/limit-text.ts';
import { isOurs } from '../../../electron/shared/messages/message.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { folderName } from '../../i18n/folder.ts';
import { type LocaleContext, useLocale } from '../../i18n/locale-context.tsx';
import { withCode } from '../../i18n/with-code.tsx';
import { sameProps } from '../../state/same-props.ts';
import type { LinkState } from '../../transport/connection.ts';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import styles from './headline-view.module.css';

const icons: Record<HeadlineTone, IconName> = {
  critical: 'critical',
  warning: 'warning',
  note: 'note',
  calm: 'calm',
  well: 'good',
};

/** What starts the browser host again. */
const RESTART = 'codex-glance serve';

/** The sentence that matters most now; the page's one live region and its one top heading. */
export function HeadlineView({ snapshot, link }: { readonly snapshot: Snapshot; readonly link: LinkState }) {
  const { now } = useLocale();
  const isGone = link === 'lost' || link === 'expired';
  const headline: Headline = isGone
    ? {
        tone: 'warning',
        fact: { kind: 'host-gone', at: snapshot.generatedAt, isExpired: link === 'expired' },
        opens: null,
        detail: null,
      }
    : decideHeadline(snapshot, now);
  return <Head headline={headline} plan={snapshot.limits.planType} isGone={isGone} />;
}

/** A headline in the words of the page. */
export function headlineWords({ fact }: Pick<Headline, 'fact'>, localeContext: LocaleContext): string {
  const { strings, format, now, isPrivate, conceal } = localeContext;
  return headlineText(fact, {
    words: strings.headline,
    format,
    now,
    host: (said) => conceal(strings.host(said)),
    windowName: (window) => shortened(windowName(window, strings.limits, format)),
    folderName: (path) => (isPrivate ? null : folderName(path)),
  });
}

/** A sentence fits so many letters of a name; the view behind it has the whole. */
const NAME = 24;

function shortened(name: string): string {
  const letters = [...name];
  return letters.length <= NAME ? name : `${letters.slice(0, 15).join('')}…${letters.slice(-7).join('')}`;
}

const Head = memo(function Head(props: {
  readonly headline: Headline;
  readonly plan: string | null;
  readonly isGone: boolean;
}) {
  const localeContext = useLocale();
  const { strings, isPrivate } = localeContext;
  const { plan, isGone } = props;
  const { tone, fact, opens } = props.headline;
  const isExpired = fact.kind === 'host-gone' && fact.isExpired === true;
  const text = headlineWords(props.headline, localeContext);
  // Words that are not ours are in English.
  const words =
    fact.kind === 'finding' && !isOurs(fact.title) ? <span lang="en">{text}</span> : withCode(text);
  const spoken = tone === 'calm' ? null : strings.headline.tone[tone];
  return (
    <header className={styles.header} data-tone={tone}>
      <Icon name={icons[tone]} size={16} className={styles.sign} />
      <div aria-live="polite">
        <h1 className={styles.text} tabIndex={-1}>
          {spoken === null ? null : <span className="spoken">{spoken} </span>}
          {opens === null ? (
            words
          ) : (
            <OpenButton route={opens} place="headline">
              {words}
            </OpenButton>
          )}
        </h1>
        {isGone ? (
          <p className={styles.detail}>
            {isExpired ? strings.glance.reopen : strings.glance.restart(RESTART)}
          </p>
        ) : null}
      </div>
      {isPrivate ? (
        <span className={styles.private} title={strings.privacy.isOn}>
          <Icon name="hidden" size={12} />
          {strings.privacy.label}
        </span>
      ) : plan === null ? null : (
        <span className={styles.plan}>{strings.plan(plan)}</span>
      )}
    </header>
  );
}, sameProps);
