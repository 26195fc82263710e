import styles from './segments.module.css';

/** One of several, chosen by a press. */
export function Segments<K extends string | number>(props: {
  /** What is chosen. */
  readonly label: string;
  readonly value: K;
  readonly choices: readonly { readonly value: K; readonly name: string }[];
  readonly onChoose: (value: K) => void;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a legend and a border of its own.
    <div role="group" className={styles.segments} aria-label={props.label}>
      {props.choices.map(({ value, name }) => (
        <button
          key={value}
          type="button"
          className={styles.segment}
          aria-pressed={value === props.value}
          onClick={() => props.onChoose(value)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
