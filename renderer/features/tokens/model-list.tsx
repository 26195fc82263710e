import { addTokens, noTokens } from '../../../electron/shared/tokens.ts';
import type { ModelUsage } from '../../../electron/shared/usage.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { type Share, ShareList } from '../../ui/charts/share-list.tsx';
import styles from './model-list.module.css';

/** More rows than this are joined into one. */
const SHOWN = 4;

/** Models by share of the last 30 days, with the price beside where it is known. */
export function ModelList({ models }: { readonly models: readonly ModelUsage[] }) {
  const { format, strings } = useLocale();
  const sum = (some: readonly ModelUsage[]) =>
    some.reduce((total, { tokens }) => addTokens(total, tokens), noTokens).total;
  const all = sum(models);
  // One model more would only be replaced by a row that says "1 other model".
  const shown = models.length === SHOWN + 1 ? models : models.slice(0, SHOWN);
  const rest = models.slice(shown.length);
  const share = (id: string, name: string, tokens: number, cost: string | null): Share => ({
    id,
    name,
    tokens,
    cost,
    percent: all === 0 ? 0 : (tokens / all) * 100,
  });
  const shares = shown.map(({ model, tokens, costUsd }) =>
    share(
      model ?? '',
      model ?? strings.tokens.modelUnknown,
      tokens.total,
      costUsd === null ? null : format.usd(costUsd),
    ),
  );
  return (
    <div className={styles.models}>
      <ShareList
        shares={
          rest.length === 0
            ? shares
            : [...shares, share('others', strings.tokens.others(rest.length), sum(rest), null)]
        }
      />
    </div>
  );
}
