import type { PostureEntry, PostureItem } from '../../../electron/shared/governance/posture.ts';
import type { Origin } from '../../../electron/shared/origin.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Disclosure } from '../../ui/controls/disclosure.tsx';
import { OpenFile } from '../../ui/controls/open-file.tsx';
import text from '../../ui/text/text.module.css';
import { layerTexts } from '../config-layers/config-layers-texts.ts';
import { PlaceLine } from './place-line.tsx';
import { isSet } from './posture-filter.ts';
import { PostureItemRow } from './posture-item.tsx';
import { postureTexts } from './posture-texts.ts';
import { shownValue } from './posture-value.ts';
import styles from './posture-view.module.css';

/** No more items than this are shown at once. */
const FEW = 4;

/** One entry: its value, what that means, who decided it, and what it is about. */
export function PostureEntryRow({
  entry,
  isNoteShared,
  isOpen,
}: {
  readonly entry: PostureEntry;
  /** Its note stands above all entries. */
  readonly isNoteShared: boolean;
  readonly isOpen: boolean;
}) {
  const localeContext = useLocale();
  const { title, note, items = [] } = entry;
  return (
    <li className={styles.entry} data-set={isSet(entry)}>
      <p className={styles.title}>
        <HostText>{title}</HostText>
      </p>
      <div className={styles.body}>
        <p className={styles.value}>
          <bdi>{shownValue(entry, localeContext)}</bdi>
        </p>
        {note === null ? null : (
          <p className={text.quiet}>
            {isNoteShared ? postureTexts[localeContext.language].seeNote : <HostText>{note}</HostText>}
          </p>
        )}
        <Decider entry={entry} />
        <Items items={items} isOpen={isOpen} />
      </div>
    </li>
  );
}

/** Who could change a value; null where that is not known. */
function changerOf(
  layer: Origin['layer'],
  locked: PostureEntry['locked'],
): 'you' | 'administrator' | 'organisation' | null {
  if (locked !== true) return locked === false ? 'you' : null;
  switch (layer) {
    case 'cloud':
    case 'requirements-cloud':
    case 'managed-mdm':
    case 'requirements-mdm':
      return 'organisation';
    case 'system':
    case 'managed':
    case 'requirements-system':
    case 'requirements-managed':
      return 'administrator';
    default:
      return null;
  }
}

/** The layer that decides, its file with a way to open it, and whether the user could change it. */
function Decider({ entry: { origin, locked } }: { readonly entry: PostureEntry }) {
  const { language } = useLocale();
  if (origin === null) return null;
  const { layer, file, name, line } = origin;
  const plain = layerTexts[language].layer[layer];
  const layerName = name === undefined || name === '' ? plain : layerTexts[language].named(plain, name);
  const texts = postureTexts[language];
  const changer = changerOf(origin.layer, locked);
  return (
    <p className={styles.decider}>
      <span>{layerName}</span>
      {file === undefined ? null : <PlaceLine file={file} line={line ?? null} />}
      {locked === true ? (
        <span className={styles.locked} title={texts.locked}>
          {texts.lockedShort}
        </span>
      ) : null}
      {changer === null ? null : <span>{texts.changers[changer]}</span>}
      {file === undefined ? null : <OpenFile file={file} what={layerName} />}
    </p>
  );
}

function Items({ items, isOpen }: { readonly items: readonly PostureItem[]; readonly isOpen: boolean }) {
  const texts = postureTexts[useLocale().language];
  if (items.length === 0) return null;
  const list = (
    <ul className={styles.items}>
      {keyed(items).map(([key, item]) => (
        <PostureItemRow key={key} item={item} />
      ))}
    </ul>
  );
  if (items.length <= FEW) return list;
  return (
    <Disclosure label={texts.items(items.length)} startsOpen={isOpen} isLazy>
      {list}
    </Disclosure>
  );
}

/** Items with what tells each from the others: two hooks of a file may be alike. */
function keyed(items: readonly PostureItem[]): readonly (readonly [key: string, item: PostureItem])[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const own = [item.name, item.kind, item.file, item.line, item.sha256].join(' ');
    const before = seen.get(own) ?? 0;
    seen.set(own, before + 1);
    return [`${own} ${before}`, item];
  });
}
