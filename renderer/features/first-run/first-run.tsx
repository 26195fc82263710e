import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Section } from '../../ui/section/section.tsx';
import styles from './first-run.module.css';

/** Nothing to show yet: where Glance looked, what makes it fill, and a demo until then. */
export function FirstRun(props: {
  readonly snapshot: Snapshot;
  readonly onDemo: () => void;
  readonly busy: boolean;
}) {
  const { strings } = useLocale();
  const { codexHomes, usage } = props.snapshot;
  const steps = usage.state === 'no-home' ? strings.firstRun.noHomeSteps : strings.firstRun.emptySteps;
  return (
    <>
      <Section title={strings.firstRun.todo}>
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <div className={styles.demo}>
          <Button kind="primary" onPress={props.onDemo} busy={props.busy}>
            {strings.firstRun.demo}
          </Button>
          <p className={styles.why}>{strings.firstRun.demoWhy}</p>
        </div>
      </Section>
      <Section title={strings.firstRun.looked}>
        <ul className={styles.homes}>
          {codexHomes.map((home, index) => (
            // Hidden places share one name.
            // biome-ignore lint/suspicious/noArrayIndexKey: the homes keep their order.
            <li key={`${index} ${home.path}`} className={styles.home}>
              <span className={styles.path}>
                <bdi dir="ltr">{home.path}</bdi>
              </span>
              <span className={styles.found}>
                <Icon name={home.exists ? 'off' : 'unknown'} size={12} />
                {home.exists ? strings.firstRun.emptyHome : strings.firstRun.missing}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
