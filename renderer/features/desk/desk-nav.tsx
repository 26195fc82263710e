import type { MouseEvent } from 'react';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { chose, start } from '../../state/navigation/navigation.ts';
import { writePlace } from '../../state/navigation/place.ts';
import { type Route, routeKey } from '../../state/navigation/route.ts';
import { usePageState } from '../../state/page-context.tsx';
import styles from './desk-nav.module.css';
import { useDeskTexts } from './desk-texts.ts';
import { type Room, roomsOf } from './rooms.ts';

/** The rooms of the desk as links, so that each has an address of its own. `here` is the room that is shown. */
export function DeskNav(props: { readonly snapshot: Snapshot; readonly here: Route }) {
  const { strings } = useLocale();
  const texts = useDeskTexts();
  const here = routeKey(props.here);
  return (
    <nav className={styles.nav} aria-label={texts.rooms}>
      <p className={styles.product}>{strings.product}</p>
      {roomsOf(props.snapshot, strings, texts).map(({ title, rooms }) => (
        <div key={routeKey(rooms[0]?.route ?? start.route)} className={styles.group}>
          {title === null ? null : <p className={styles.title}>{title}</p>}
          <ul>
            {rooms.map((room) => (
              <li key={routeKey(room.route)}>
                <RoomLink room={room} isHere={routeKey(room.route) === here} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function RoomLink({ room, isHere }: { readonly room: Room; readonly isHere: boolean }) {
  const { navigation } = usePageState();
  const opener = `nav ${routeKey(room.route)}`;
  const open = (event: MouseEvent) => {
    // Another tab or window, which the browser opens by the address.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigation.choose(room.route, opener);
  };
  return (
    <a
      className={styles.room}
      href={`#${writePlace(chose(start, room.route, '', 0))}`}
      data-opens={opener}
      aria-current={isHere ? 'page' : undefined}
      onClick={open}
    >
      <span className={styles.name}>{room.name}</span>
      {room.count === undefined || room.count === 0 ? null : (
        <span className={styles.count}>{room.count}</span>
      )}
    </a>
  );
}
