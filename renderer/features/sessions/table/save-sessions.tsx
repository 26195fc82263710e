import { useState } from 'react';
import type { Message } from '../../../../electron/shared/messages/message.ts';
import { HostText } from '../../../i18n/host-text.tsx';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { offerFile } from '../../../state/offer-file.ts';
import { usePageState } from '../../../state/page-context.tsx';
import { Button } from '../../../ui/controls/button.tsx';
import { useSessionsTexts } from '../texts/sessions-texts.ts';
import type { ListedSession } from './listed-session.ts';
import { sessionsCsv } from './sessions-csv.ts';
import styles from './sessions-view.module.css';

interface Saved {
  readonly isBusy?: boolean;
  readonly said?: string;
  readonly problem?: Message;
}

const NAME = 'codex-sessions.csv';

/** Saves the sessions that the table shows, as it sorts them, as a file for a spreadsheet. */
export function SaveSessions(props: {
  readonly sessions: readonly ListedSession[];
  /** Whether nothing is filtered out. */
  readonly isAll: boolean;
}) {
  const texts = useSessionsTexts();
  const { strings, format, conceal, isPrivate } = useLocale();
  const { api } = usePageState();
  const [saved, setSaved] = useState<Saved>({});
  const save = async () => {
    const content = sessionsCsv(props.sessions, texts, isPrivate);
    if (api.host === 'browser') {
      offerFile(document, NAME, content);
      return setSaved({ said: strings.tokens.offered(NAME) });
    }
    setSaved({ isBusy: true });
    const result = await api.saveChart({ name: NAME, content });
    if (!result.ok) return setSaved({ problem: result.message });
    const { file } = result.value;
    setSaved(file === null ? {} : { said: strings.tokens.saved(conceal(file)) });
  };
  const label = props.isAll ? texts.saveAs : texts.saveSome(format.tokensFull(props.sessions.length));
  return (
    <div className={styles.save}>
      <span role="status">{saved.said ?? ''}</span>
      {saved.problem === undefined ? null : (
        <span role="alert">
          <HostText>{saved.problem}</HostText>
        </span>
      )}
      {props.sessions.length === 0 ? null : (
        <Button kind="quiet" busy={saved.isBusy === true} onPress={() => void save()}>
          {label}
          <span className="spoken">{texts.asShown}</span>
        </Button>
      )}
    </div>
  );
}
