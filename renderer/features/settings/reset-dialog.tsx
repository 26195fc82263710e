import { AlertDialog } from '@base-ui/react/alert-dialog';
import { type RefObject, useId, useRef } from 'react';
import { Button } from '../../ui/controls/button.tsx';
import points from '../../ui/text/points.module.css';
import styles from './reset-dialog.module.css';
import { useSettingsTexts } from './settings-texts.ts';

/** Asks before all is forgotten: what goes, and what stays. */
export function ResetDialog(props: {
  readonly isOpen: boolean;
  /** Has the focus again afterwards. */
  readonly opener: RefObject<HTMLElement | null>;
  readonly onCancel: () => void;
  readonly onReset: () => void;
}) {
  const { reset: texts } = useSettingsTexts();
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <AlertDialog.Root
      open={props.isOpen}
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onCancel();
      }}
    >
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.backdrop} />
        <AlertDialog.Popup
          className={styles.dialog}
          initialFocus={cancel}
          finalFocus={props.opener}
          onKeyDown={(event) => {
            // Taken here, so that the page does not go back as well.
            if (event.key === 'Escape') event.preventDefault();
          }}
        >
          <AlertDialog.Title className={styles.title}>{texts.title}</AlertDialog.Title>
          <AlertDialog.Description render={<div />} className={styles.words}>
            <Part title={texts.goes} items={texts.going} />
            <Part title={texts.stays} items={texts.staying} />
          </AlertDialog.Description>
          <div className={styles.actions}>
            <Button kind="quiet" ref={cancel} onPress={props.onCancel}>
              {texts.cancel}
            </Button>
            <button type="button" className={styles.confirm} onClick={props.onReset}>
              {texts.confirm}
            </button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function Part(props: { readonly title: string; readonly items: readonly string[] }) {
  const id = useId();
  return (
    <div className={styles.part}>
      <p id={id} className={points.subtitle}>
        {props.title}
      </p>
      <ul className={styles.items} aria-labelledby={id}>
        {props.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}
