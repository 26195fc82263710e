import {
  type Credits,
  type LimitLevel,
  type Limits,
  type SpendCap,
  spendCapAt,
} from '../../../electron/shared/limits.ts';
import { type LocaleContext, useLocale } from '../../i18n/locale-context.tsx';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import styles from './reserves.module.css';

const icons: Partial<Record<LimitLevel, IconName>> = {
  nearing: 'warning',
  'almost-used': 'critical',
  reached: 'critical',
};

/** What there is besides the windows: the spend cap of a workspace and credits, each with when it was seen. */
export function Reserves({ limits }: { readonly limits: Pick<Limits, 'credits' | 'spendCap'> }) {
  const localeContext = useLocale();
  const cap = limits.spendCap && spendCapAt(limits.spendCap, localeContext.now);
  const credits = limits.credits && creditText(limits.credits, localeContext);
  return (
    <>
      {cap ? <Reserve level={cap.level} text={capText(cap, localeContext)} /> : null}
      {credits === null ? null : (
        <Reserve level={limits.credits?.state === 'out' ? 'reached' : 'normal'} text={credits} />
      )}
    </>
  );
}

/** True where there is something of it to show. */
export function hasReserves({ credits, spendCap }: Pick<Limits, 'credits' | 'spendCap'>): boolean {
  return spendCap !== undefined || (credits !== null && credits.state !== 'none');
}

function Reserve({ level, text }: { readonly level: LimitLevel; readonly text: string }) {
  const icon = icons[level];
  return (
    <p className={styles.reserve} data-level={level}>
      {icon === undefined ? null : <Icon name={icon} size={12} />}
      {text}
    </p>
  );
}

function creditText(credits: Credits, { format, strings, now }: LocaleContext): string | null {
  const { state, balance, observedAt } = credits;
  const words = {
    unlimited: strings.limits.unlimited,
    available: balance === null ? strings.limits.someCredits : strings.limits.credits(format.amount(balance)),
    out: strings.limits.noCredits,
    unknown: strings.limits.creditsUnknown,
    none: null,
  }[state];
  return words === null ? null : `${words} · ${strings.limits.seen(format.age(observedAt, now))}`;
}

function capText(cap: SpendCap, { format, strings, now }: LocaleContext): string {
  const { limit, used, remainingPercent, resetsAt, reached, state, level, observedAt } = cap;
  const { limits: words } = strings;
  const whole = limit === null ? null : format.amount(limit);
  const amounts =
    whole === null ? null : used === null ? words.capOf(whole) : words.capUsed(format.amount(used), whole);
  const moment = resetsAt === null ? null : format.moment(resetsAt, now);
  const parts = [
    amounts,
    remainingPercent === null ? null : words.capLeft(format.percent(remainingPercent)),
    level === 'unknown' ? words.capUnknown : null,
    moment === null ? null : state === 'reset' ? words.capReset(moment) : words.capResets(moment),
    words.seen(format.age(observedAt, now)),
  ].filter((part) => part !== null);
  const title = level !== 'reached' ? words.cap : reached ? words.capReached : words.capUsedUp;
  return `${title}: ${parts.join(' · ')}`;
}
