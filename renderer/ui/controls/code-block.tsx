import { useId, useRef, useState } from 'react';
import { useLocale } from '../../i18n/locale-context.tsx';
import { Button } from './button.tsx';
import styles from './code-block.module.css';
import { type Copied, copyText } from './copy-text.ts';

/** Lines to paste somewhere, with a button that copies them. */
export function CodeBlock(props: { readonly label: string; readonly text: string }) {
  const { strings, conceal } = useLocale();
  const code = useRef<HTMLPreElement>(null);
  const label = useId();
  const [copied, setCopied] = useState<Copied | null>(null);
  const copy = async () => {
    if (code.current !== null) setCopied(await copyText(code.current));
  };
  return (
    <figure className={styles.block} aria-labelledby={label}>
      <figcaption id={label} className={styles.label}>
        {conceal(props.label)}
      </figcaption>
      <pre ref={code} className={styles.code}>
        <bdi dir="ltr">{conceal(props.text)}</bdi>
      </pre>
      <div className={styles.foot}>
        <Button kind="quiet" onPress={() => void copy()}>
          {strings.controls.copy}
        </Button>
        <span role="status" className={styles.said}>
          {copied === null ? '' : strings.controls[copied]}
        </span>
      </div>
    </figure>
  );
}
