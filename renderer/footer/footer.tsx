import type { Snapshot } from '../../electron/shared/snapshot.ts';
import { Icon } from '../icons/icon.tsx';
import { shortPath } from '../live/folder.ts';
import { type Reader, useReader } from '../page/reader.tsx';
import type { Mirror } from '../state/mirror.ts';
import styles from './footer.module.css';

/** How old the page's knowledge is, where it comes from, and how to ask again. */
export function Footer(props: {
  readonly mirror: Mirror;
  readonly onRefresh: () => void;
  readonly onPrivacy: () => void;
}) {
  const reader = useReader();
  const { strings } = reader;
  const { snapshot, busy } = props.mirror;
  const trouble = linkTrouble(props.mirror, reader);
  return (
    <footer className={styles.footer}>
      <div className={styles.text}>
        {trouble === null ? (
          <p>{snapshot === null ? strings.page.loading : newest(snapshot, reader)}</p>
        ) : (
          <p className={styles.trouble}>
            <Icon name="warning" size={12} />
            {trouble}
          </p>
        )}
        {snapshot === null ? null : <Homes snapshot={snapshot} />}
      </div>
      {snapshot === null ? null : <PrivacyToggle onPress={props.onPrivacy} />}
      <button
        type="button"
        className={styles.refresh}
        aria-label={strings.footer.refresh}
        aria-keyshortcuts="R"
        title={strings.footer.refreshKey}
        aria-busy={busy}
        onClick={props.onRefresh}
      >
        <Icon name="refresh" size={16} />
      </button>
    </footer>
  );
}

/** Pressed while private details are hidden, which its sign says as well. */
function PrivacyToggle({ onPress }: { readonly onPress: () => void }) {
  const { strings, isPrivate } = useReader();
  return (
    <button
      type="button"
      className={`${styles.refresh} ${styles.privacy}`}
      aria-label={strings.privacy.toggle}
      aria-pressed={isPrivate}
      aria-keyshortcuts="P"
      title={isPrivate ? strings.privacy.isOn : strings.privacy.toggleKey}
      onClick={onPress}
    >
      <Icon name={isPrivate ? 'hidden' : 'seen'} size={16} />
    </button>
  );
}

function Homes({ snapshot }: { readonly snapshot: Snapshot }) {
  const { strings, isPrivate } = useReader();
  const paths = snapshot.codexHomes.map((home) => home.path);
  const [only] = paths;
  // Hidden as a whole: there is nothing to read in what would be left.
  if (only === undefined || isPrivate) return null;
  return (
    <p className={styles.homes} title={paths.join('\n')}>
      {paths.length === 1 ? <bdi dir="ltr">{shortPath(only, 30)}</bdi> : strings.footer.homes(paths.length)}
    </p>
  );
}

function newest({ usage }: Snapshot, { format, strings, now }: Reader): string {
  if (usage.newestAt === null) return strings.footer.nothing;
  return strings.footer.newest(format.age(usage.newestAt, now));
}

function linkTrouble({ link, problem }: Mirror, { strings }: Reader): string | null {
  if (link === 'expired') return strings.footer.expired;
  if (link === 'lost') return strings.footer.lost;
  return problem === null ? null : strings.footer.problem(problem);
}
