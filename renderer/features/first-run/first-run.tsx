import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Block } from '../../ui/section/block.tsx';
import styles from './first-run.module.css';

/** Nothing to show yet: what makes the page fill, a demo until then, and where Glance looked. */
export function FirstRun(props: {
  readonly snapshot: Snapshot;
  readonly onDemo: () => void;
  readonly busy: boolean;
}) {
  const { strings } = useLocale();
  const { codexHomes, usage } = props.snapshot;
  const steps = usage.state === 'no-home' ? strings.firstRun.noHomeSteps : strings.firstRun.emptySteps;
  return (
    <Block title={strings.firstRun.todo} isTitleDrawn>
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
      <ul className={styles.homes} aria-label={strings.firstRun.looked}>
        {codexHomes.map((home, index) => (
          // Hidden places share one name.
          // biome-ignore lint/suspicious/noArrayIndexKey: the homes keep their order.
          <li key={`${index} ${home.path}`} className={styles.home}>
            <bdi dir="ltr" className={styles.path}>
              {home.path}
            </bdi>
            <span className={styles.found}>
              <Icon name={home.exists ? 'off' : 'unknown'} size={12} />
              {home.exists ? strings.firstRun.emptyHome : strings.firstRun.missing}
            </span>
          </li>
        ))}
      </ul>
    </Block>
  );
}
