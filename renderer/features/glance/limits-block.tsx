import { memo } from 'react';
import { windowName } from '../../../electron/shared/glance/limit-text.ts';
import { type ShownLimit, shownLimits } from '../../../electron/shared/glance/shown-limits.ts';
import { type Credits, capUse, type Limits, spendCapAt, windowAt } from '../../../electron/shared/limits.ts';
import type { WindowOutlook } from '../../../electron/shared/outlook.ts';
import { type LocaleContext, useLocale } from '../../i18n/locale-context.tsx';
import { sameProps } from '../../state/same-props.ts';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Block } from '../../ui/section/block.tsx';
import type { LimitShows } from '../limits/limit-shows.ts';
import { CapLine } from './cap-line.tsx';
import { LimitLine } from './limit-line.tsx';
import styles from './limits-block.module.css';

/** So many limits have a second line, with their verdict and reset. */
const WHOLE_ROWS = 2;

/** The limits that matter most, a row each, and one line for all others. */
export const LimitsBlock = memo(function LimitsBlock(props: {
  readonly limits: Limits;
  readonly outlook: readonly WindowOutlook[];
  readonly shows: LimitShows;
  readonly compact: boolean;
}) {
  const localeContext = useLocale();
  const { strings, now } = localeContext;
  const { limits, outlook, shows, compact } = props;
  const { shown, folded } = shownLimits(limits, now);
  const rest = restText(folded, limits, localeContext);
  const isAlone = shown.length === 0;
  return (
    <Block title={strings.limits.title}>
      {isAlone ? null : (
        <ul className={styles.list}>
          {shown.map((one, index) =>
            one.kind === 'window' ? (
              <LimitLine
                key={one.window.id}
                window={one.window}
                outlook={outlook.find(({ id }) => id === one.window.id)}
                shows={shows}
                compact={compact || index >= WHOLE_ROWS}
              />
            ) : limits.spendCap === undefined ? null : (
              <CapLine
                key="cap"
                cap={limits.spendCap}
                shows={shows}
                compact={compact || index >= WHOLE_ROWS}
              />
            ),
          )}
        </ul>
      )}
      {rest === null && !isAlone ? null : (
        <p className={styles.rest} data-alone={isAlone}>
          {isAlone && rest === null ? <Icon name="unknown" size={12} /> : null}
          {isOut(limits.credits) ? <Icon name="critical" size={12} className={styles.out} /> : null}
          <OpenButton route={{ view: 'limits' }} wide place="rest">
            {rest ?? strings.limits.none}
          </OpenButton>
        </p>
      )}
    </Block>
  );
}, sameProps);

const isOut = (credits: Credits | null) => credits?.state === 'out';

/** The limits without a row, of which the fullest is named, and the credits; null where there is neither. */
function restText(
  folded: readonly ShownLimit[],
  { credits, spendCap }: Limits,
  { strings, format, now }: LocaleContext,
): string | null {
  const fullest = folded
    .flatMap((one) => {
      if (one.kind === 'spend-cap') {
        const cap = spendCap && spendCapAt(spendCap, now);
        const used = cap ? capUse(cap) : null;
        return used === null ? [] : [{ name: strings.limits.cap, used }];
      }
      const used = windowAt(one.window, now).usedPercent;
      return used === null
        ? []
        : [{ name: windowName(one.window, strings.limits, format), used: Math.floor(used) }];
    })
    .reduce<{ name: string; used: number } | null>(
      (most, one) => (one.used > (most?.used ?? -1) ? one : most),
      null,
    );
  const parts = [
    folded.length === 0 ? null : strings.glance.moreLimits(folded.length),
    fullest === null ? null : strings.glance.fullest(fullest.name, format.percent(fullest.used)),
    credits === null ? null : creditsText(credits),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' · ');

  function creditsText({ state, balance }: Credits): string | null {
    switch (state) {
      case 'unlimited':
        return strings.limits.unlimited;
      case 'available':
        return balance === null
          ? strings.limits.someCreditsShort
          : strings.glance.credits(format.amount(balance));
      case 'out':
        return strings.limits.noCredits;
      case 'unknown':
        return strings.limits.creditsUnknown;
      case 'none':
        return null;
    }
  }
}
