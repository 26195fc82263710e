import type { FreshLimits } from '../../../electron/shared/live.ts';
import { type DetailLocale, useDetailLocale } from '../../i18n/detail-locale.ts';
import { HostText } from '../../i18n/host-text.tsx';
import type { Fact } from '../../ui/detail/facts-list.tsx';
import { FactsList } from '../../ui/detail/facts-list.tsx';
import { Section } from '../../ui/section/section.tsx';
import styles from './limit-view.module.css';

/** What the account said when it was asked, and how that compares; nothing where it is not asked. */
export function AccountSection({ fresh }: { readonly fresh: FreshLimits }) {
  const localeContext = useDetailLocale();
  const { strings } = localeContext;
  if (fresh.state === 'off') return null;
  return (
    <Section title={strings.limit.account}>
      <FactsList facts={accountFacts(fresh, localeContext)} />
      <p className={styles.source}>
        <HostText>{fresh.reason}</HostText>
      </p>
      {fresh.account === null ? null : (
        <p className={styles.source}>
          <HostText>{fresh.account.reason}</HostText>
        </p>
      )}
    </Section>
  );
}

function accountFacts(
  { checkedAt, account }: FreshLimits,
  { format, strings, now }: DetailLocale,
): readonly (Fact | null)[] {
  return [
    checkedAt === null
      ? { label: strings.limit.asked, value: strings.limit.notAsked }
      : { label: strings.limit.asked, value: format.age(checkedAt, now) },
    account === null
      ? null
      : {
          label: strings.limit.days,
          value: strings.limit.span(format.day(account.from), format.day(account.to)),
        },
    account === null ? null : { label: strings.limit.byAccount, value: format.tokens(account.account) },
    account === null ? null : { label: strings.limit.byMachine, value: format.tokens(account.local) },
    account === null || account.lifetimeTokens === null
      ? null
      : { label: strings.limit.lifetime, value: format.tokens(account.lifetimeTokens) },
  ];
}
