import { useRef, useState } from 'react';
import type { SavedFile } from '../../../electron/shared/contract/saved-file.ts';
import type { Message } from '../../../electron/shared/messages/message.ts';
import type { Settings } from '../../../electron/shared/settings.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { offerFile } from '../../state/offer-file.ts';
import { usePageState } from '../../state/page-context.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Section } from '../../ui/section/section.tsx';
import { ResetDialog } from './reset-dialog.tsx';
import { NumberInput } from './rows/number-input.tsx';
import { SettingRow } from './rows/setting-row.tsx';
import { useSettingsTexts } from './settings-texts.ts';
import view from './settings-view.module.css';
import { useChange } from './use-change.ts';

/** What Glance keeps: how long, as a file, and not at all. */
export function DataSection({ settings }: { readonly settings: Settings }) {
  const { data: texts } = useSettingsTexts();
  return (
    <Section title={texts.title}>
      <div className={view.rows}>
        <RetentionRow days={settings.retentionDays} />
        <ExportRow />
        <ResetRow />
      </div>
    </Section>
  );
}

function RetentionRow({ days }: { readonly days: number }) {
  const { data: texts } = useSettingsTexts();
  const { problem, send } = useChange();
  return (
    <SettingRow {...texts.retention} problem={problem}>
      {({ control, words }) => (
        <NumberInput
          id={control}
          label={texts.retention.name}
          describedBy={words}
          value={days}
          min={7}
          max={400}
          width={3}
          after={texts.days}
          onNumber={(retentionDays) => {
            // An empty field chooses nothing.
            if (retentionDays !== null) void send({ retentionDays });
          }}
        />
      )}
    </SettingRow>
  );
}

/** What became of a wish; `message` in the words of the host. */
type Done = {
  readonly state: 'idle' | 'busy' | 'done';
  readonly message?: string;
  readonly problem?: Message;
};

function ExportRow() {
  const { api } = usePageState();
  const { conceal } = useLocale();
  const { data: texts } = useSettingsTexts();
  const [done, setDone] = useState<Done>({ state: 'idle' });
  const save = async () => {
    setDone({ state: 'busy' });
    const result = await api.exportData();
    if (!result.ok) return setDone({ state: 'idle', problem: result.message });
    const { name, text } = result.value;
    if (text !== null) offerFile(document, name, text);
    const message = kept(result.value);
    setDone({ state: 'done', ...(message === null ? {} : { message }) });
  };
  const kept = ({ file, name, text }: SavedFile): string | null => {
    if (file !== null) return texts.saved(conceal(file));
    return text === null ? null : texts.offered(name);
  };
  return (
    <SettingRow {...texts.export} problem={done.problem ?? null} said={done.message ?? ''} group>
      {() => (
        <>
          <Button kind="quiet" busy={done.state === 'busy'} onPress={() => void save()}>
            {texts.exportPress}
          </Button>
        </>
      )}
    </SettingRow>
  );
}

function ResetRow() {
  const { api } = usePageState();
  const { data: texts } = useSettingsTexts();
  const [done, setDone] = useState<Done>({ state: 'idle' });
  const [isAsking, setAsking] = useState(false);
  const press = useRef<HTMLButtonElement>(null);
  const reset = async () => {
    setAsking(false);
    setDone({ state: 'busy' });
    const result = await api.resetData();
    setDone(
      result.ok ? { state: 'done', message: texts.resetDone } : { state: 'idle', problem: result.message },
    );
  };
  return (
    <SettingRow {...texts.reset} problem={done.problem ?? null} said={done.message ?? ''} group>
      {() => (
        <>
          <Button ref={press} kind="quiet" busy={done.state === 'busy'} onPress={() => setAsking(true)}>
            {texts.resetPress}
          </Button>
          <ResetDialog
            isOpen={isAsking}
            opener={press}
            onCancel={() => setAsking(false)}
            onReset={() => void reset()}
          />
        </>
      )}
    </SettingRow>
  );
}
