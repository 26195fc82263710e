import type { MouseEvent } from 'react';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { chose, start } from '../../state/navigation/navigation.ts';
import { writePlace } from '../../state/navigation/place.ts';
import { type Route, routeKey } from '../../state/navigation/route.ts';
import { usePageState } from '../../state/page-context.tsx';
import { type DeskLink, deskLinks } from './desk-links.ts';
import styles from './desk-nav.module.css';
import { useDeskTexts } from './desk-texts.ts';

/**
 * The sections of the desk as links, so that each has an address of its own. `here` is the section that is shown;
 * `onSkip` goes past them, for the keyboard.
 */
export function DeskNav(props: {
  readonly snapshot: Snapshot;
  readonly here: Route;
  readonly onSkip: () => void;
}) {
  const { strings } = useLocale();
  const texts = useDeskTexts();
  const here = routeKey(props.here);
  return (
    <nav className={styles.nav} aria-label={texts.sections}>
      <button type="button" className={styles.skip} onClick={props.onSkip}>
        {texts.skip}
      </button>
      <p className={styles.product}>{strings.product}</p>
      {deskLinks(props.snapshot, strings, texts).map(({ title, links }) => (
        <div key={routeKey(links[0]?.route ?? start.route)} className={styles.group}>
          {title === null ? null : <p className={styles.title}>{title}</p>}
          <ul>
            {links.map((link) => (
              <li key={routeKey(link.route)}>
                <SectionLink link={link} isHere={routeKey(link.route) === here} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function SectionLink({ link, isHere }: { readonly link: DeskLink; readonly isHere: boolean }) {
  const { navigation } = usePageState();
  const opener = `nav ${routeKey(link.route)}`;
  const open = (event: MouseEvent) => {
    // Another tab or window, which the browser opens by the address.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigation.choose(link.route, opener);
  };
  return (
    <a
      className={styles.link}
      href={`#${writePlace(chose(start, link.route, '', 0))}`}
      data-opens={opener}
      aria-current={isHere ? 'page' : undefined}
      onClick={open}
    >
      <span className={styles.name}>{link.name}</span>
      {link.count === undefined || link.count === 0 ? null : (
        <span className={styles.count}>{link.count}</span>
      )}
    </a>
  );
}
