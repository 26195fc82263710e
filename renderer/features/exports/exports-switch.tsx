import { useState } from 'react';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Switch } from '../../ui/controls/switch.tsx';
import { SettingRow } from '../settings/rows/setting-row.tsx';
import { useChange } from '../settings/use-change.ts';
import { exportsTexts } from './exports-texts.ts';
import styles from './exports-view.module.css';

/** One switch for every target, and the way back right after a press. */
export function ExportsSwitch({ enabled }: { readonly enabled: boolean }) {
  const texts = exportsTexts[useLocale().language];
  const { problem, send } = useChange();
  const [pressed, setPressed] = useState<boolean | null>(null);
  const change = async (on: boolean) => {
    if (await send({ exporting: on })) setPressed(on);
  };
  return (
    <div>
      <SettingRow name={texts.switch} why={texts.switchWhy} locked={null} problem={problem}>
        {({ control, words }) => (
          <Switch
            id={control}
            label={texts.switch}
            describedBy={words}
            checked={enabled}
            locked={false}
            neutral
            onSwitch={() => void change(!enabled)}
          />
        )}
      </SettingRow>
      <p role="status" className={styles.said}>
        {pressed === null || pressed !== enabled ? null : (
          <>
            {enabled ? texts.switchedOn : texts.switchedOff}{' '}
            <Button kind="quiet" onPress={() => void change(!enabled)}>
              {texts.undo}
            </Button>
          </>
        )}
      </p>
    </div>
  );
}
