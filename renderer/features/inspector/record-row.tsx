import type { InspectedRecord, InspectedValue } from '../../../electron/shared/telemetry/inspect.ts';
import { type LocaleContext, useLocale } from '../../i18n/locale-context.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { inspectorTexts } from './inspector-texts.ts';
import styles from './inspector-view.module.css';

/** One record: its name, and all that it holds when it is opened. Content is hidden until it is asked for. */
export function RecordRow(props: {
  readonly record: InspectedRecord;
  readonly revealed: ReadonlyMap<string, InspectedValue>;
  readonly reveal: (number: number, attribute: string) => Promise<void>;
}) {
  const localeContext = useLocale();
  const { language, format } = localeContext;
  const { record, revealed, reveal } = props;
  const texts = inspectorTexts[language];
  return (
    <li className={styles.record}>
      <details>
        <summary className={styles.summary}>
          <span className={styles.name}>
            <Icon name="chevron" size={10} className={styles.mark} />
            <bdi>{record.name ?? texts.unnamed}</bdi>
          </span>
          <span className={styles.about}>
            {texts.signals[record.signal]} · {format.clockSeconds(record.receivedAt)} ·{' '}
            {texts.bytes(format.tokensFull(record.size))}
          </span>
        </summary>
        <dl className={styles.attributes}>
          {ownFacts(record, localeContext).map(([label, value]) => (
            <div key={label} className={styles.attribute}>
              <dt className={styles.label}>{label}</dt>
              <dd className={styles.value}>{value}</dd>
            </div>
          ))}
          {Object.entries(record.attributes).map(([name, value]) => {
            const key = `${record.number} ${name}`;
            const hidden = record.masked.includes(name) && !revealed.has(key);
            return (
              <div key={name} className={styles.attribute}>
                <dt className={styles.label}>
                  <bdi>{name}</bdi>
                </dt>
                <dd className={styles.value}>
                  {hidden ? (
                    <>
                      <span className={styles.quiet}>{texts.masked(lengthOf(value))}</span>{' '}
                      <Button kind="quiet" onPress={() => void reveal(record.number, name)}>
                        <span aria-hidden="true">{texts.reveal}</span>
                        <span className="spoken">{texts.revealName(name)}</span>
                      </Button>
                    </>
                  ) : (
                    <bdi>{valueText(revealed.has(key) ? revealed.get(key) : value, localeContext)}</bdi>
                  )}
                </dd>
              </div>
            );
          })}
        </dl>
      </details>
    </li>
  );
}

function ownFacts(
  { metric, durationMs }: InspectedRecord,
  { language }: LocaleContext,
): (readonly [string, string])[] {
  const texts = inspectorTexts[language];
  return [
    ...(durationMs === null ? [] : [[texts.duration, texts.milliseconds(durationMs)] as const]),
    ...(metric === null
      ? []
      : [[texts.value, `${metric.value ?? '–'}${metric.unit === null ? '' : ` ${metric.unit}`}`] as const]),
  ];
}

function valueText(value: InspectedValue | undefined, { conceal, language }: LocaleContext): string {
  return value === null || value === undefined ? inspectorTexts[language].forgotten : conceal(String(value));
}

/** The host tells the length of what it hides: `[masked: 12 characters]`. */
function lengthOf(masked: InspectedValue): number {
  return Number(/\d+/.exec(String(masked))?.[0] ?? 0);
}
