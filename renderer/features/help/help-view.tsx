import { useLocale } from '../../i18n/locale-context.tsx';
import { OpenButton } from '../../ui/controls/open-button.tsx';
import { DetailPage } from '../../ui/detail/detail-page.tsx';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import { Section } from '../../ui/section/section.tsx';
import { helpTexts } from './help-texts.ts';
import styles from './help-view.module.css';

const keys = { a: 'A', t: 'T', r: 'R', p: 'P', esc: 'Esc', help: '?' } as const;
const signs: readonly Extract<
  IconName,
  'good' | 'out' | 'off' | 'untested' | 'warning' | 'critical' | 'unknown'
>[] = ['good', 'out', 'off', 'untested', 'warning', 'critical', 'unknown'];

/** What the keys do, and what the signs and the bars mean. */
export function HelpView() {
  const help = helpTexts[useLocale().language];
  return (
    <DetailPage title={help.title}>
      <Section title={help.keys}>
        <dl className={styles.list}>
          {(Object.keys(keys) as (keyof typeof keys)[]).map((name) => (
            <div key={name} className={styles.row}>
              <dt>
                <kbd className={styles.key}>{keys[name]}</kbd>
              </dt>
              <dd>{help.key[name]}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <Section title={help.signs}>
        <ul className={styles.list}>
          {signs.map((sign) => (
            <li key={sign} className={styles.row}>
              <span className={styles.sign} data-sign={sign}>
                <Icon name={sign} />
              </span>
              {help.sign[sign]}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={help.bars}>
        <p>{help.bar.mark}</p>
        <p>{help.bar.hatch}</p>
      </Section>
      <Section title={help.organisation.title}>
        <p>{help.organisation.why}</p>
        <p>
          <OpenButton route={{ view: 'organisation' }} place="help">
            {help.organisation.open}
          </OpenButton>
        </p>
      </Section>
    </DetailPage>
  );
}
