import { type ReactNode, useRef, useState } from 'react';
import { useLocale } from '../../i18n/locale-context.tsx';
import { depthOf, type Navigation } from '../../state/navigation/navigation.ts';
import { routeKey } from '../../state/navigation/route.ts';
import { usePageState } from '../../state/page-context.tsx';
import { type Copied, copyText } from '../../ui/controls/copy-text.ts';
import { BesideContext } from '../../ui/detail/beside.ts';
import { Icon } from '../../ui/icons/icon.tsx';
import { useDeskTexts } from './desk-texts.ts';
import styles from './panel.module.css';

/** What was chosen, beside the overview, with its own ways back and out. It scrolls by itself. */
export function Panel(props: { readonly navigation: Navigation; readonly children: ReactNode }) {
  const { strings } = useLocale();
  const texts = useDeskTexts();
  const { navigation, api } = usePageState();
  const { route } = props.navigation;
  return (
    <aside className={styles.panel} aria-label={texts.chosen}>
      <div className={styles.bar}>
        {depthOf(props.navigation) < 2 ? null : (
          <button
            type="button"
            className={styles.press}
            title={strings.detail.backKey}
            onClick={() => navigation.back()}
          >
            <Icon name="chevron" size={12} className={styles.arrow} />
            {strings.detail.back}
          </button>
        )}
        {api.host === 'tray' ? null : <CopyLink key={routeKey(route)} />}
        <button
          type="button"
          className={`${styles.press} ${styles.close}`}
          aria-label={texts.closeKey}
          title={texts.closeKey}
          onClick={() => navigation.leave()}
        >
          <Icon name="close" size={12} />
        </button>
      </div>
      <div key={routeKey(route)} className={styles.view}>
        <BesideContext value={true}>{props.children}</BesideContext>
      </div>
    </aside>
  );
}

/** Copies the address of the view. It is in the page as text too, for browsers that let no script copy. */
function CopyLink() {
  const { strings } = useLocale();
  const texts = useDeskTexts();
  const [copied, setCopied] = useState<Copied | null>(null);
  const address = useRef<HTMLSpanElement>(null);
  const copy = async () => {
    if (address.current === null) return;
    address.current.textContent = window.location.href;
    setCopied(await copyText(address.current));
  };
  return (
    <>
      <button type="button" className={styles.press} onClick={() => void copy()}>
        {texts.copyLink}
      </button>
      <span ref={address} className={copied === 'selected' ? styles.address : 'spoken'} aria-hidden="true" />
      <span role="status" className={styles.said}>
        {copied === null ? '' : strings.controls[copied]}
      </span>
    </>
  );
}
