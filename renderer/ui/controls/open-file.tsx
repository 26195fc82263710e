import { useState } from 'react';
import type { Message } from '../../../electron/shared/messages/message.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { usePageState } from '../../state/page-context.tsx';
import styles from './link-button.module.css';

/** Opens a file of the configuration in the system's editor. Not there in a browser tab, which cannot. */
export function OpenFile(props: { readonly file: string; readonly what: string }) {
  const { api } = usePageState();
  const { strings, isPrivate } = useLocale();
  const [failure, setFailure] = useState<Message | null>(null);
  // Its place is not known to a page that hides places, and opening it would show it.
  if (api.host !== 'tray' || isPrivate) return null;
  const open = async () => {
    const result = await api.openLayer(props.file);
    setFailure(result.ok ? null : result.message);
  };
  return (
    <>
      <button
        type="button"
        className={styles.link}
        aria-label={strings.controls.openFile(props.what)}
        onClick={() => void open()}
      >
        {strings.controls.open}
      </button>
      {failure === null ? null : (
        <span role="alert" className={styles.failure}>
          {strings.host(failure)}
        </span>
      )}
    </>
  );
}
