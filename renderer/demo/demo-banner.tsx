import { Button } from '../controls/button.tsx';
import { useReader } from '../page/reader.tsx';
import styles from './demo-banner.module.css';

/** Says on every view that what is shown is made up, and leads out of it. */
export function DemoBanner(props: { readonly onLeave: () => void; readonly busy: boolean }) {
  const { strings } = useReader();
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
