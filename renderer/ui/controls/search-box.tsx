import styles from './search-box.module.css';
import { Segments } from './segments.tsx';

/** Narrows a list by words and by a choice, and says how much of it is left. */
export function SearchBox<K extends string>(props: {
  readonly label: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** What is chosen by the segments. */
  readonly showLabel: string;
  readonly show: K;
  /** None where there is nothing to choose. */
  readonly choices: readonly { readonly value: K; readonly name: string }[];
  readonly onShow: (show: K) => void;
  /** What a search found; empty where all is shown. */
  readonly found: string;
}) {
  const { label, query, onQuery, showLabel, show, choices, onShow, found } = props;
  return (
    <search className={styles.search}>
      <input
        type="search"
        className={styles.input}
        value={query}
        aria-label={label}
        placeholder={label}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onQuery(event.target.value)}
      />
      {choices.length < 2 ? null : (
        <Segments label={showLabel} value={show} choices={choices} onChoose={onShow} />
      )}
      <p className={styles.found} role="status">
        {found}
      </p>
    </search>
  );
}
