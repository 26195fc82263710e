import { type MouseEvent, useState } from 'react';
import { type ExternalLink, externalLinks } from '../../../electron/shared/contract/external-links.ts';
import type { Message } from '../../../electron/shared/messages/message.ts';
import { useLocale } from '../../i18n/locale-context.tsx';
import { usePageState } from '../../state/page-context.tsx';
import styles from './link-button.module.css';

/** A link to the web, out of the closed table. The tray's page opens nothing by itself: it asks its host. */
export function WebLink({ link }: { readonly link: ExternalLink }) {
  const { api } = usePageState();
  const { strings } = useLocale();
  const [failure, setFailure] = useState<Message | null>(null);
  const ask = async (event: MouseEvent) => {
    if (api.host !== 'tray') return;
    event.preventDefault();
    const result = await api.openLink(link);
    setFailure(result.ok ? null : result.message);
  };
  return (
    <p>
      <a
        href={externalLinks[link]}
        target="_blank"
        rel="noreferrer"
        className={styles.link}
        onClick={(event) => void ask(event)}
      >
        {strings.controls.links[link]} <span aria-hidden="true">↗</span>
      </a>
      {failure === null ? null : (
        <span role="alert" className={styles.failure}>
          {strings.host(failure)}
        </span>
      )}
    </p>
  );
}
