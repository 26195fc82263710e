import type { Origin } from '../../../electron/shared/origin.ts';
import { shortPath } from '../../i18n/folder.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { type LocaleContext, useLocale } from '../../i18n/locale-context.tsx';
import type { LayerRow, LayerRowState, LayerSetting } from '../../state/config-layers/layer-rows.ts';
import { OpenFile } from '../../ui/controls/open-file.tsx';
import { Icon, type IconName } from '../../ui/icons/icon.tsx';
import { layerTexts } from './config-layers-texts.ts';
import styles from './config-layers-view.module.css';
import { tomlValue } from './toml-value.ts';

const icons: Record<LayerRowState, IconName> = {
  decides: 'good',
  overruled: 'off',
  'not-counted': 'warning',
  'not-set': 'unknown',
  missing: 'unknown',
  disabled: 'off',
  error: 'critical',
};

/** About as many characters of the fixed face as a line of a layer row holds. */
const PATH_CHARACTERS = 38;

/** One layer: its name, what it says and whether that counts, and the file with a way to open it. */
export function LayerRowView({ layerRow }: { readonly layerRow: LayerRow }) {
  const localeContext = useLocale();
  const { language, conceal } = localeContext;
  const { origin, state, reason, settings, line } = layerRow;
  const name = layerRowName(origin, localeContext);
  const isMixed = settings.some((one) => one.inForce) && settings.some((one) => !one.inForce);
  return (
    <li className={styles.layerRow} data-state={state}>
      <div className={styles.line}>
        <span className={styles.name}>{name}</span>
        <span className={styles.state}>
          <Icon name={icons[state]} size={12} />
          {layerTexts[language].state[state]}
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

function Setting(props: { readonly setting: LayerSetting; readonly isMixed: boolean }) {
  const { language, conceal } = useLocale();
  const { below, value, inForce } = props.setting;
  const text = conceal(tomlValue(value, layerTexts[language].keptBack));
  return (
    <p className={styles.setting}>
      <code>{below === '' ? text : `${below} = ${text}`}</code>
      {/* Where a layer decides one key of a table and not another, each says so. */}
      {props.isMixed ? <span className={styles.part}> {layerTexts[language].part[`${inForce}`]}</span> : null}
    </p>
  );
}

function layerRowName({ layer, name }: Origin, { language }: LocaleContext): string {
  const plain = layerTexts[language].layer[layer];
  return name === undefined || name === '' ? plain : layerTexts[language].named(plain, name);
}

function withLine(file: string, line: number | null): string {
  return line === null ? file : `${file}:${line}`;
}
