import type { PostureItem } from '../../../electron/shared/governance/posture.ts';
import { shortPath } from '../../i18n/folder.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import text from '../../ui/text/text.module.css';
import { PlaceLine } from './place-line.tsx';
import { postureTexts } from './posture-texts.ts';
import styles from './posture-view.module.css';

/** How a state stands out. Any other is plain. */
const tones: Readonly<Record<string, 'good' | 'warning' | 'quiet'>> = {
  enabled: 'good',
  trusted: 'good',
  managed: 'good',
  'in-force': 'good',
  untrusted: 'warning',
  modified: 'warning',
  blocked: 'warning',
  gone: 'warning',
  'too-wide': 'warning',
  sandbox: 'warning',
  'hook-trust': 'warning',
  'sandbox+hook-trust': 'warning',
};
const icons: Record<'good' | 'warning' | 'quiet', IconName> = {
  good: 'on',
  warning: 'warning',
  quiet: 'off',
};

/** Only so much of a hash is needed to tell it from others. */
const HASH_DIGITS = 12;
/** About as many characters as a name may take. */
const NAME_CHARACTERS = 44;

/** One thing of an entry: its name and state, what really runs or answers, and its content. */
export function PostureItemRow({ item }: { readonly item: PostureItem }) {
  const { language, conceal, format, now } = useLocale();
  const texts = postureTexts[language];
  const { name, kind, identity, file, line, sha256, firstSeen, state, note } = item;
  const tone = state === null ? 'quiet' : (tones[state] ?? 'quiet');
  const whole = conceal(name);
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <span className={styles.name} title={whole}>
          <bdi dir="ltr">{shortPath(whole, NAME_CHARACTERS)}</bdi>
        </span>
        {state === null ? null : (
          <span className={styles.state} data-tone={tone}>
            <Icon name={icons[tone]} size={10} />
            {stateText(state, texts.states)}
          </span>
        )}
      </div>
      <p className={styles.facts}>
        <span>{texts.kinds[kind] ?? kind}</span>
        {identity === null ? null : (
          <bdi className={styles.code} dir="ltr">
            {conceal(identity)}
          </bdi>
        )}
        {file === null || file === name ? null : <PlaceLine file={file} line={line} />}
        {sha256 === null ? null : (
          <bdi className={styles.code} title={`${texts.hash} ${sha256}`}>
            {sha256.slice(0, HASH_DIGITS)}
          </bdi>
        )}
        {firstSeen === null ? null : <span>{texts.firstSeen(format.moment(firstSeen, now))}</span>}
      </p>
      {note === null ? null : (
        <p className={text.quiet}>
          <HostText>{note}</HostText>
        </p>
      )}
    </li>
  );
}

function stateText(state: string, states: Readonly<Record<string, string>>): string {
  return state
    .split('+')
    .map((part) => states[part] ?? part)
    .join(', ');
}
