import type { ModelUsage } from '../../../electron/shared/usage.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Section } from '../../ui/section/section.tsx';
import styles from './model-details.module.css';
import { type ModelShare, modelShares } from './model-shares.ts';

/** Every model of the last 30 days: its share, what it cost, and how its tokens fall into parts. */
export function ModelDetails({ models }: { readonly models: readonly ModelUsage[] }) {
  const { strings } = useLocale();
  return (
    <Section title={strings.tokens.models}>
      <ul className={styles.models}>
        {modelShares(models).map((share) => (
          <Model key={share.usage.model ?? ''} share={share} />
        ))}
      </ul>
    </Section>
  );
}

function Model({ share }: { readonly share: ModelShare }) {
  const { format, strings } = useLocale();
  const { usage, sharePercent, cachedPercent, reasoningPercent } = share;
  const { model, tokens, responses, costUsd } = usage;
  const cost = costUsd === null ? strings.tokens.unpriced : format.usd(costUsd);
  return (
    <li className={styles.model}>
      <p className={styles.head}>
        <span className={styles.name}>{model ?? strings.tokens.modelUnknown}</span>
        <span className={styles.total} title={format.tokensFull(tokens.total)}>
          {format.tokens(tokens.total)}
        </span>
      </p>
      <p className={styles.line}>
        <span>{strings.tokens.responsesOf(format.tokensFull(responses), responses)}</span>
        <span>
          {[sharePercent === null ? null : format.percent(sharePercent), cost].filter(Boolean).join(' · ')}
        </span>
      </p>
      <p className={styles.line}>
        <span>{strings.tokens.inOf(format.tokens(tokens.input), percentText(cachedPercent))}</span>
        <span>{strings.tokens.outOf(format.tokens(tokens.output), percentText(reasoningPercent))}</span>
      </p>
    </li>
  );

  function percentText(percent: number | null): string | null {
    return percent === null ? null : format.percent(percent);
  }
}
