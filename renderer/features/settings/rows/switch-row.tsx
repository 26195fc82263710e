import type { SettingsPatch } from '../../../../electron/shared/settings.ts';
import { Switch } from '../../../ui/controls/switch.tsx';
import { useChange } from '../use-change.ts';
import { SettingRow } from './setting-row.tsx';

/** A setting that is on or off. */
export function SwitchRow(props: {
  readonly name: string;
  readonly why: string | null;
  readonly locked?: string | null;
  readonly checked: boolean;
  readonly patch: (on: boolean) => SettingsPatch;
}) {
  const { problem, send } = useChange();
  const { checked, locked = null } = props;
  return (
    <SettingRow name={props.name} why={props.why} locked={locked} problem={problem}>
      {({ control, words }) => (
        <Switch
          id={control}
          label={props.name}
          describedBy={words}
          checked={checked}
          locked={locked !== null}
          onSwitch={() => void send(props.patch(!checked))}
        />
      )}
    </SettingRow>
  );
}
