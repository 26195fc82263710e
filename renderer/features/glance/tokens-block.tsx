import { memo } from 'react';
import type { Message } from '../../../electron/shared/messages/message.ts';
import type { Period, Usage } from '../../../electron/shared/usage.ts';
import { hostWords } from '../../i18n/host-words.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { sameProps } from '../../state/same-props.ts';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { Block } from '../../ui/section/block.tsx';
import { ScanBar } from '../tokens/scan-bar.tsx';
import styles from './tokens-block.module.css';

/** Today and 30 days, in tokens and in cost; while sessions are read for the first time, how far that is. */
export const TokensBlock = memo(function TokensBlock(props: {
  readonly usage: Pick<Usage, 'state' | 'progress' | 'today' | 'last30Days'>;
  readonly generatedAt: string | null;
  /** Why the sums may be too low; undefined where they are exact. */
  readonly low: Message | undefined;
}) {
  const { strings } = useLocale();
  const { usage, low } = props;
  const isScanning = usage.state === 'scanning';
  const why = low === undefined ? undefined : strings.tokens.lowerBound(hostWords(strings, low));
  return (
    <Block title={strings.tokens.title}>
      <div className={styles.line} title={why}>
        <OpenButton route={{ view: 'tokens' }} wide>
          <span className={styles.title}>{strings.tokens.title}</span>
        </OpenButton>
        <dl className={styles.sums}>
          <Sum title={strings.tokens.today} period={usage.today} atLeast={isScanning || low !== undefined} />
          <Sum
            title={strings.tokens.last30Days}
            period={usage.last30Days}
            atLeast={isScanning || low !== undefined}
          />
        </dl>
      </div>
      {isScanning && usage.progress !== null ? (
        <ScanBar progress={usage.progress} at={props.generatedAt} />
      ) : null}
    </Block>
  );
}, sameProps);

function Sum(props: { readonly title: string; readonly period: Period; readonly atLeast: boolean }) {
  const { format, strings } = useLocale();
  const { tokens, costUsd } = props.period;
  const amount = format.tokens(tokens.total);
  return (
    <div className={styles.sum}>
      <dt className={styles.label}>{props.title}</dt>
      <dd className={styles.amounts}>
        <span className={styles.figure} title={format.tokensFull(tokens.total)}>
          {props.atLeast ? strings.tokens.atLeast(amount) : amount}
        </span>
        <span className={styles.cost}>
          {costUsd === null ? (
            <>
              <span aria-hidden="true">{strings.tokens.dash}</span>
              <span className="spoken">{strings.tokens.unpriced}</span>
            </>
          ) : (
            format.usd(costUsd)
          )}
        </span>
      </dd>
    </div>
  );
}
