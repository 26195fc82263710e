import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Message } from '../../../../electron/shared/messages/message.ts';
import { HostText } from '../../../i18n/host-text.tsx';
import { useLocale } from '../../../i18n/locale-context.tsx';
import { offerFile } from '../../../state/offer-file.ts';
import { usePageState } from '../../../state/page-context.tsx';
import { useChartTexts } from './chart-texts.ts';
import styles from './save-menu.module.css';

/** What a chart can be saved as. */
export type ChartFormat = 'csv' | 'svg' | 'png';
const formats: readonly ChartFormat[] = ['csv', 'svg', 'png'];

type Said = { readonly words: string } | { readonly problem: Message } | null;

/** Saves a chart. `make` gives the text of a format, of a PNG its `data:` URL. */
export function SaveMenu(props: {
  readonly title: string;
  /** The name of the file, without its ending. */
  readonly file: string;
  readonly make: (format: ChartFormat) => string | Promise<string>;
}) {
  const texts = useChartTexts();
  const { conceal } = useLocale();
  const { api } = usePageState();
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [said, setSaid] = useState<Said>(null);

  useEffect(() => {
    if (!isOpen) return;
    root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const onPress = ({ target }: PointerEvent) => {
      if (target instanceof Node && !root.current?.contains(target)) setIsOpen(false);
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [isOpen]);

  const save = async (format: ChartFormat) => {
    setIsOpen(false);
    opener.current?.focus();
    const name = `${props.file}.${format}`;
    const content = await Promise.resolve(props.make(format)).catch(() => null);
    if (content === null) return setSaid({ words: texts.notDrawn });
    if (api.host === 'browser') {
      offerFile(document, name, format === 'png' ? bytesOf(content) : content);
      return setSaid({ words: texts.offered(name) });
    }
    const result = await api.saveChart({ name, content: format === 'png' ? base64Of(content) : content });
    if (!result.ok) return setSaid({ problem: result.message });
    const { file } = result.value;
    setSaid(file === null ? null : { words: texts.saved(conceal(file)) });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOpen) return;
    const items = [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const here = items.indexOf(document.activeElement as HTMLElement);
    const places: Partial<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: items.length - 1,
    };
    const place = places[event.key];
    if (event.key === 'Escape') {
      setIsOpen(false);
      opener.current?.focus();
    } else if (place !== undefined) items.at(place % items.length)?.focus();
    else {
      if (event.key === 'Tab') setIsOpen(false);
      return;
    }
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the menu within.
    <div ref={root} className={styles.root} onKeyDown={onKeyDown}>
      <button
        ref={opener}
        type="button"
        className={styles.press}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={texts.saveChart(props.title)}
        onClick={() => setIsOpen(!isOpen)}
      >
        {texts.save}
      </button>
      {isOpen ? (
        <div id={id} role="menu" className={styles.menu} aria-label={texts.saveChart(props.title)}>
          {formats.map((format) => (
            <button
              key={format}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={styles.item}
              onClick={() => void save(format)}
            >
              <span className={styles.format}>{format.toUpperCase()}</span>
              <span className={styles.what}>{texts.formats[format]}</span>
            </button>
          ))}
        </div>
      ) : null}
      <span role="status" className={styles.said}>
        {said === null ? '' : 'words' in said ? said.words : <HostText>{said.problem}</HostText>}
      </span>
    </div>
  );
}

function base64Of(url: string): string {
  return url.slice(url.indexOf(',') + 1);
}

function bytesOf(url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64Of(url)), (letter) => letter.charCodeAt(0));
}
