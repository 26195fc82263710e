import { type GlanceSection, glanceSections } from '../../../electron/shared/glance/glance-sections.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import { Switch } from '../../ui/controls/switch.tsx';
import { Icon } from '../../ui/icons/icon.tsx';
import { Section } from '../../ui/section/section.tsx';
import styles from './overview-section.module.css';
import { PolicySetting } from './policy-setting.tsx';
import { SettingRow } from './rows/setting-row.tsx';
import { SwitchRow } from './rows/switch-row.tsx';
import { useSettingsTexts } from './settings-texts.ts';
import rows from './settings-view.module.css';
import { useChange } from './use-change.ts';

/** Which blocks the overview has, in which order, and how much space it takes. */
export function OverviewSection({ settings }: { readonly settings: Settings }) {
  const { overview: texts } = useSettingsTexts();
  const { problem, send } = useChange();
  const { sections } = settings;
  const hidden = glanceSections.filter((name) => !sections.includes(name));
  const change = (next: readonly GlanceSection[]) => void send({ sections: next });
  return (
    <Section title={texts.title}>
      <div className={rows.rows}>
        <SwitchRow {...texts.compact} checked={settings.compact} patch={(compact) => ({ compact })} />
        <SwitchRow {...texts.planFirst} checked={settings.planFirst} patch={(planFirst) => ({ planFirst })} />
        <PolicySetting policy={settings.policy} />
        <SettingRow name={texts.blocks} problem={problem} wide group>
          {({ name: label }) => (
            <ul className={styles.list} aria-labelledby={label}>
              {[...sections, ...hidden].map((name, index) => (
                <BlockRow
                  key={name}
                  name={name}
                  isShown={index < sections.length}
                  isFirst={index === 0}
                  isLast={index === sections.length - 1}
                  onShow={(isShown) =>
                    change(isShown ? [...sections, name] : sections.filter((one) => one !== name))
                  }
                  onMove={(by) => change(moved(sections, index, by))}
                />
              ))}
            </ul>
          )}
        </SettingRow>
      </div>
    </Section>
  );
}

function BlockRow(props: {
  readonly name: GlanceSection;
  readonly isShown: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onShow: (isShown: boolean) => void;
  readonly onMove: (by: -1 | 1) => void;
}) {
  const { overview: texts } = useSettingsTexts();
  const { isShown } = props;
  const block = texts.block[props.name];
  const move = (by: -1 | 1, label: string, isEnd: boolean) => (
    <button
      type="button"
      className={styles.move}
      data-by={by}
      aria-label={label}
      aria-disabled={!isShown || isEnd}
      onClick={() => {
        if (isShown && !isEnd) props.onMove(by);
      }}
    >
      <Icon name="chevron" size={10} />
    </button>
  );
  return (
    <li className={styles.row} data-shown={isShown}>
      <span className={styles.name}>{block}</span>
      {move(-1, texts.up(block), props.isFirst)}
      {move(1, texts.down(block), props.isLast)}
      <Switch
        label={texts.show(block)}
        checked={isShown}
        locked={false}
        describedBy={undefined}
        onSwitch={() => props.onShow(!isShown)}
      />
    </li>
  );
}

/** The blocks with one of them a place further up or down. */
export function moved(
  sections: readonly GlanceSection[],
  index: number,
  by: -1 | 1,
): readonly GlanceSection[] {
  const name = sections[index];
  if (name === undefined) return sections;
  return sections.toSpliced(index, 1).toSpliced(index + by, 0, name);
}
