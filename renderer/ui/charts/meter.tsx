import styles from './meter.module.css';

export type MeterTone = 'accent' | 'warning' | 'critical';

/**
 * How full something is, from 0 to 100 percent. `tick` marks a place to compare with. Without a
 * percentage the track is drawn dashed and nothing is announced: the words beside it say why.
 */
export function Meter(props: {
  readonly percent: number | null;
  /** What is measured. */
  readonly label: string;
  /** The value as it would be spoken. */
  readonly text: string;
  readonly tick?: number | null;
  /** Where it is going to be, drawn hatched from the present place on; may be above 100. */
  readonly projected?: number | null;
  readonly tone?: MeterTone;
  readonly slim?: boolean;
}) {
  const size = props.slim === true ? styles.slim : undefined;
  if (props.percent === null) {
    return <div className={`${styles.track} ${styles.unknown} ${size ?? ''}`} aria-hidden="true" />;
  }
  const percent = Math.min(100, Math.max(0, props.percent));
  const projected = Math.min(100, props.projected ?? percent);
  return (
    // biome-ignore lint/a11y/useSemanticElements: <meter> can neither hold the tick nor be styled alike everywhere.
    <div
      className={`${styles.track} ${size ?? ''}`}
      role="meter"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={props.text}
    >
      {projected <= percent ? null : (
        <div
          className={`${styles.projected} ${styles[props.tone ?? 'accent'] ?? ''}`}
          style={{ insetInlineStart: `${percent}%`, inlineSize: `${projected - percent}%` }}
        />
      )}
      <div
        className={`${styles.fill} ${styles[props.tone ?? 'accent'] ?? ''}`}
        style={{ inlineSize: `${percent}%` }}
      />
      {props.tick === null || props.tick === undefined ? null : (
        <div className={styles.tick} style={{ insetInlineStart: `${props.tick}%` }} />
      )}
    </div>
  );
}
