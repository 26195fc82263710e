import { addTokens, noTokens } from '../../electron/shared/tokens.ts';
import type { ModelUsage } from '../../electron/shared/usage.ts';
import { useReader } from '../page/reader.tsx';
import styles from './model-list.module.css';

/** More rows than this are joined into one. */
const SHOWN = 4;

/** Models by share of the last 30 days. */
export function ModelList({ models }: { readonly models: readonly ModelUsage[] }) {
  const { strings } = useReader();
  const all = models.reduce((sum, { tokens }) => addTokens(sum, tokens), noTokens).total;
  // One model more would only be replaced by a row that says "1 other model".
  const shown = models.length === SHOWN + 1 ? models : models.slice(0, SHOWN);
  const rest = models.slice(shown.length);
  const restTotal = rest.reduce((sum, { tokens }) => addTokens(sum, tokens), noTokens).total;
  return (
    <div className={styles.models}>
      <h3 className={styles.title}>{strings.tokens.models}</h3>
      <ul className={styles.list}>
        {shown.map(({ model, tokens }) => (
          <ModelRow
            key={model ?? ''}
            name={model ?? strings.tokens.modelUnknown}
            total={tokens.total}
            share={all === 0 ? 0 : (tokens.total / all) * 100}
          />
        ))}
        {rest.length === 0 ? null : (
          <ModelRow
            name={strings.tokens.others(rest.length)}
            total={restTotal}
            share={all === 0 ? 0 : (restTotal / all) * 100}
          />
        )}
      </ul>
    </div>
  );
}

function ModelRow(props: { readonly name: string; readonly total: number; readonly share: number }) {
  const { format } = useReader();
  return (
    <li className={styles.row}>
      <span className={styles.name}>{props.name}</span>
      <span title={format.tokensFull(props.total)}>{format.tokens(props.total)}</span>
      <span className={styles.share}>{format.percent(props.share)}</span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.fill} style={{ inlineSize: `${props.share}%` }} />
      </span>
    </li>
  );
}
