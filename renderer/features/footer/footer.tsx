import { memo } from 'react';
import { useStore } from 'zustand';
import type { CodexHome } from '../../../electron/shared/snapshot.ts';
import { type LocaleContext, useLocale } from '../../i18n/locale-context.tsx';
import type { Mirror } from '../../state/mirror.ts';
import { usePageState } from '../../state/page-context.tsx';
import { sameProps } from '../../state/same-props.ts';
import { useIsWide } from '../../state/wide.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import styles from './footer.module.css';

/** How the page stands to its host. */
type Line = Pick<Mirror, 'link' | 'busy' | 'problem'>;

/** What the footer tells of a Snapshot. */
interface Known {
  /** Time of the newest line that counted; null where nothing was read. */
  readonly newestAt: string | null;
  readonly homes: readonly CodexHome[];
  /** The newer version of Glance; null where none is known. */
  readonly update: string | null;
}

/** How old the page's knowledge is, where it comes from, and how to ask again. */
export const Footer = memo(function Footer(props: {
  readonly line: Line;
  /** Null before the first Snapshot. */
  readonly known: Known | null;
  readonly onRefresh: () => void;
  readonly onPrivacy: () => void;
}) {
  const localeContext = useLocale();
  const { strings } = localeContext;
  const { known, line } = props;
  const trouble = linkTrouble(line, localeContext);
  return (
    <footer className={styles.footer}>
      <div
        className={styles.text}
        title={trouble ?? (known === null ? undefined : newest(known, localeContext))}
      >
        {trouble === null ? (
          <p className={styles.age} title={updateTitle(known, localeContext)}>
            {known === null ? strings.page.loading : newest(known, localeContext)}
            {known === null ? null : <Homes homes={known.homes} />}
          </p>
        ) : (
          <p className={styles.trouble}>
            <Icon name="warning" size={12} />
            {trouble}
          </p>
        )}
      </div>
      {known === null ? null : <DeskButton />}
      {known === null ? null : <PrivacyToggle onPress={props.onPrivacy} />}
      <button
        type="button"
        className={styles.refresh}
        aria-label={strings.footer.refresh}
        aria-keyshortcuts="R"
        title={strings.footer.refreshKey}
        aria-busy={line.busy}
        onClick={props.onRefresh}
      >
        <Icon name="refresh" size={14} />
      </button>
      {known === null ? null : <SettingsButton />}
    </footer>
  );
}, sameProps);

/** Opens the page in a window of its own, where the tray app can. */
function DeskButton() {
  const { strings } = useLocale();
  const { api } = usePageState();
  const isWide = useIsWide();
  if (api.host !== 'tray' || isWide) return null;
  return (
    <button
      type="button"
      className={`${styles.refresh} ${styles.desk}`}
      aria-label={strings.footer.desk}
      title={strings.footer.desk}
      onClick={() => void api.openDesk()}
    >
      <Icon name="desk" size={14} />
    </button>
  );
}

/** Leads to the settings, and back again from there. */
function SettingsButton() {
  const { strings } = useLocale();
  const { navigation } = usePageState();
  const isThere = useStore(navigation.store, ({ route }) => route.view === 'settings');
  return (
    <button
      type="button"
      className={`${styles.refresh} ${styles.settings}`}
      data-opens="footer settings"
      aria-label={strings.footer.settings}
      aria-expanded={isThere}
      title={strings.footer.settings}
      onClick={() => {
        if (isThere) navigation.back();
        else navigation.open({ view: 'settings' }, 'footer settings');
      }}
    >
      <Icon name="settings" size={14} />
    </button>
  );
}

/** Pressed while private details are hidden, which its sign says as well. */
function PrivacyToggle({ onPress }: { readonly onPress: () => void }) {
  const { strings, isPrivate } = useLocale();
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
      <Icon name={isPrivate ? 'hidden' : 'seen'} size={14} />
    </button>
  );
}

/** Named only where there are several: one is what everybody expects. */
function Homes({ homes }: { readonly homes: readonly CodexHome[] }) {
  const { strings, isPrivate } = useLocale();
  if (homes.length < 2) return null;
  const paths = homes.map(({ path }) => path);
  return (
    <span title={isPrivate ? undefined : paths.join('\n')}> · {strings.footer.homes(paths.length)}</span>
  );
}

function updateTitle(known: Known | null, { strings }: LocaleContext): string | undefined {
  const version = known?.update ?? null;
  return version === null ? undefined : strings.footer.update(version);
}

function newest({ newestAt }: Known, { format, strings, now }: LocaleContext): string {
  if (newestAt === null) return strings.footer.nothing;
  return strings.footer.newest(format.age(newestAt, now));
}

function linkTrouble({ link, problem }: Line, { strings }: LocaleContext): string | null {
  if (link === 'expired') return strings.footer.expired;
  if (link === 'lost') return strings.footer.lost;
  return problem === null ? null : strings.footer.problem(strings.host(problem));
}
