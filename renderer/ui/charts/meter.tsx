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
  /** Full at the begin and empty at the end: what is left is drawn. `percent` and the others stay what is used. */
  readonly drains?: boolean;
}) {
  const size = props.slim === true ? styles.slim : undefined;
  if (props.percent === null) {
    return <div className={`${styles.track} ${styles.unknown} ${size ?? ''}`} aria-hidden="true" />;
  }
  const used = clamp(props.percent);
  const projected = Math.max(used, clamp(props.projected ?? used));
  const drains = props.drains === true;
  // What is left is solid up to what will be left by the end, and hatched from there.
  const [solid, end] = drains ? [100 - projected, 100 - used] : [used, projected];
  const tick = props.tick ?? null;
  const tone = styles[props.tone ?? 'accent'] ?? '';
  return (
    // biome-ignore lint/a11y/useSemanticElements: <meter> can neither hold the tick nor be styled alike everywhere.
    <div
      className={`${styles.track} ${size ?? ''}`}
      role="meter"
      aria-label={props.label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={drains ? 100 - used : used}
      aria-valuetext={props.text}
    >
      {end <= solid ? null : (
        <div
          className={`${styles.projected} ${tone}`}
          style={{ insetInlineStart: `${solid}%`, inlineSize: `${end - solid}%` }}
        />
      )}
      <div className={`${styles.fill} ${tone}`} style={{ inlineSize: `${solid}%` }} />
      {tick === null ? null : (
        <div className={styles.tick} style={{ insetInlineStart: `${drains ? 100 - tick : tick}%` }} />
      )}
    </div>
  );
}

function clamp(percent: number): number {
  return Math.min(100, Math.max(0, percent));
}
