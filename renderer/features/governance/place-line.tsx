import { shortPath } from '../../i18n/folder.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import styles from './posture-view.module.css';

/** About as many characters of the fixed face as a line of the popover holds. */
const PATH_CHARACTERS = 40;

/** A place in a file as editors write it, cut at its start; the whole of it as its title. */
export function PlaceLine({ file, line }: { readonly file: string; readonly line: number | null }) {
  const { conceal } = useLocale();
  const at = line === null ? '' : `:${line}`;
  const whole = conceal(file);
  return (
    <span className={styles.place} title={`${whole}${at}`}>
      <bdi dir="ltr">{`${shortPath(whole, PATH_CHARACTERS)}${at}`}</bdi>
    </span>
  );
}
