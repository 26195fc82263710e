import { useLocale } from '../../i18n/locale-context.tsx';
import { Button } from '../../ui/controls/button.tsx';
import styles from './demo-banner.module.css';

/** Says on every view that what is shown is made up, and leads out of it. */
export function DemoBanner(props: { readonly onLeave: () => void; readonly busy: boolean }) {
  const { strings } = useLocale();
  return (
    <aside className={styles.banner} aria-label={strings.demo.label}>
      <span className={styles.label}>{strings.demo.label}</span>
      <span className={styles.text}>{strings.demo.text}</span>
      <Button kind="quiet" onPress={props.onLeave} busy={props.busy}>
        {strings.demo.leave}
      </Button>
    </aside>
  );
}
