import { memo } from 'react';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import { sameProps } from '../../state/same-props.ts';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import { type Headline, headline, type Tone } from './headline.ts';
import styles from './headline-view.module.css';

const icons: Record<Tone, IconName> = {
  critical: 'critical',
  warning: 'warning',
  note: 'note',
  well: 'good',
};

/** The sentence that matters most now; the page's one live region and its one top heading. */
export function HeadlineView({ snapshot }: { readonly snapshot: Snapshot }) {
  const { format, strings, now } = useLocale();
  return <Head says={headline(snapshot, now, strings, format)} plan={snapshot.limits.planType} />;
}

const Head = memo(function Head(props: { readonly says: Headline; readonly plan: string | null }) {
  const { strings, isPrivate } = useLocale();
  const { plan } = props;
  const { tone, text, host, detail, opens } = props.says;
  const { more } = strings.headline;
  const within = (title: string) => (host && host.others > 0 ? more(title, host.others) : title);
  const words = host ? <HostText within={within}>{host.title}</HostText> : text;
  return (
    <header className={styles.header} data-tone={tone}>
      <div className={styles.brand}>
        <span className={styles.mark}>
          <Icon name="mark" />
        </span>
        <span className={styles.product}>{strings.product}</span>
        {isPrivate ? (
          <span className={styles.private} title={strings.privacy.isOn}>
            <Icon name="hidden" size={12} />
            {strings.privacy.label}
          </span>
        ) : null}
        {plan === null ? null : <span className={styles.plan}>{strings.plan(plan)}</span>}
      </div>
      <div className={styles.sentence}>
        <Icon name={icons[tone]} size={18} className={styles.sign} />
        <div aria-live="polite">
          <h1 className={styles.text} tabIndex={-1}>
            <span className="spoken">{strings.headline.tone[tone]} </span>
            {opens === null ? (
              words
            ) : (
              <OpenButton route={opens} place="headline">
                {words}
              </OpenButton>
            )}
          </h1>
        </div>
      </div>
      {detail === null ? null : (
        <p className={styles.detail}>{typeof detail === 'string' ? detail : <HostText>{detail}</HostText>}</p>
      )}
    </header>
  );
}, sameProps);
