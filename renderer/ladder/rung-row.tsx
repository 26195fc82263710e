import type { Origin } from '../../electron/shared/origin.ts';
import { OpenFile } from '../controls/open-file.tsx';
import { Icon, type IconName } from '../icons/icon.tsx';
import { shortPath } from '../live/folder.ts';
import { HostText } from '../page/host-text.tsx';
import { type Reader, useReader } from '../page/reader.tsx';
import styles from './ladder.module.css';
import type { Rung, RungSetting, RungState } from './rungs.ts';
import { tomlValue } from './toml-value.ts';

const icons: Record<RungState, IconName> = {
  decides: 'good',
  overruled: 'off',
  'not-counted': 'warning',
  'not-set': 'unknown',
  missing: 'unknown',
  disabled: 'off',
  error: 'critical',
};

/** About as many characters of the fixed face as a line of a rung holds. */
const PATH_CHARACTERS = 38;

/** One layer: its name, what it says and whether that counts, and the file with a way to open it. */
export function RungRow({ rung }: { readonly rung: Rung }) {
  const reader = useReader();
  const { strings, conceal } = reader;
  const { origin, state, reason, settings, line } = rung;
  const name = rungName(origin, reader);
  const isMixed = settings.some((one) => one.inForce) && settings.some((one) => !one.inForce);
  return (
    <li className={styles.rung} data-state={state}>
      <div className={styles.line}>
        <span className={styles.name}>{name}</span>
        <span className={styles.state}>
          <Icon name={icons[state]} size={12} />
          {strings.ladder.state[state]}
        </span>
      </div>
      {settings.map((setting) => (
        <Setting key={setting.below} setting={setting} isMixed={isMixed} />
      ))}
      {reason === null ? null : (
        <p className={styles.reason}>
          <HostText>{reason}</HostText>
        </p>
      )}
      {origin.file === undefined ? null : (
        <div className={styles.place}>
          <span className={styles.file} title={conceal(origin.file)}>
            <bdi dir="ltr">{withLine(shortPath(conceal(origin.file), PATH_CHARACTERS), line)}</bdi>
          </span>
          {state === 'missing' ? null : <OpenFile file={origin.file} what={name} />}
        </div>
      )}
    </li>
  );
}

function Setting(props: { readonly setting: RungSetting; readonly isMixed: boolean }) {
  const { strings, conceal } = useReader();
  const { below, value, inForce } = props.setting;
  const text = conceal(tomlValue(value, (part) => strings.host(part) ?? part));
  return (
    <p className={styles.setting}>
      <code>{below === '' ? text : `${below} = ${text}`}</code>
      {/* Where a layer decides one key of a table and not another, each says so. */}
      {props.isMixed ? <span className={styles.part}> {strings.ladder.part[`${inForce}`]}</span> : null}
    </p>
  );
}

function rungName({ layer, name }: Origin, { strings }: Reader): string {
  const plain = strings.ladder.layer[layer];
  return name === undefined || name === '' ? plain : strings.ladder.named(plain, name);
}

function withLine(file: string, line: number | null): string {
  return line === null ? file : `${file}:${line}`;
}
