import { useState } from 'react';
import type { Message } from '../../../electron/shared/messages/message.ts';
import { HostText } from '../../i18n/host-text.tsx';
import { useLocale } from '../../i18n/locale-context.tsx';
import { offerFile } from '../../state/offer-file.ts';
import { usePageState } from '../../state/page-context.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { useSessionsTexts } from './sessions-texts.ts';
import styles from './sessions-view.module.css';

interface Saved {
  readonly isBusy?: boolean;
  readonly said?: string;
  readonly problem?: Message;
}

/** Saves all sessions as a file for a spreadsheet. */
export function SaveSessions() {
  const texts = useSessionsTexts();
  const { strings, conceal } = useLocale();
  const { api } = usePageState();
  const [saved, setSaved] = useState<Saved>({});
  const save = async () => {
    setSaved({ isBusy: true });
    const result = await api.exportUsage({ by: 'session', format: 'csv' });
    if (!result.ok) return setSaved({ problem: result.message });
    const { file, name, text } = result.value;
    if (text !== null) offerFile(document, name, text);
    if (file !== null) setSaved({ said: strings.tokens.saved(conceal(file)) });
    else setSaved(text === null ? {} : { said: strings.tokens.offered(name) });
  };
  return (
    <div className={styles.save}>
      <span role="status">{saved.said ?? ''}</span>
      {saved.problem === undefined ? null : (
        <span role="alert">
          <HostText>{saved.problem}</HostText>
        </span>
      )}
      <Button kind="quiet" busy={saved.isBusy === true} onPress={() => void save()}>
        {texts.saveAs}
      </Button>
    </div>
  );
}
