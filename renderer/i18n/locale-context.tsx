import { createContext, type ReactNode, use, useContext, useLayoutEffect, useMemo, useState } from 'react';
import { createFormat, type Format } from '../../electron/shared/format/format.ts';
import { concealText } from '../../electron/shared/glance/conceal.ts';
import { en, type Strings } from './en.ts';
import { type Language, loadStrings, pageLanguage } from './language.ts';
import { createFolderNumbers } from './privacy/folder-numbers.ts';
import { privateFormat } from './privacy/private-format.ts';

/** Who reads the page: their language and zone, the minute in which they read, and who may look on. */
export interface LocaleContext {
  readonly format: Format;
  readonly strings: Strings;
  readonly language: Language;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Folders, addresses and exact counts are hidden. */
  readonly isPrivate: boolean;
  /** A sentence or path as it may be shown. */
  readonly conceal: (text: string) => string;
  /** Of a hidden folder, the same as long as the page is open. */
  readonly folderNumber: (path: string) => number;
}

const asItIs = (text: string) => text;

const ReaderContext = createContext<LocaleContext>({
  format: createFormat('en', 'UTC'),
  strings: en,
  language: 'en',
  now: 0,
  isPrivate: false,
  conceal: asItIs,
  folderNumber: createFolderNumbers(),
});

interface ReaderProps {
  /** BCP 47: what the language of the page is chosen from. */
  readonly locale: string;
  readonly chosen?: Language | 'system';
  readonly timeZone: string;
  readonly now: number;
  readonly isPrivate?: boolean;
  readonly children: ReactNode;
}

/** Waits for the texts of the language, so that no word of another is seen before. */
export function ReaderProvider(props: ReaderProps) {
  const { timeZone, now, isPrivate = false } = props;
  const { language, locale } = useMemo(
    () => pageLanguage(props.locale, props.chosen),
    [props.locale, props.chosen],
  );
  const strings = use(loadStrings(language));
  const [folderNumber] = useState(createFolderNumbers);
  const localeContext = useMemo(() => {
    const format = createFormat(locale, timeZone);
    return {
      strings,
      language,
      isPrivate,
      format: isPrivate ? privateFormat(format, strings.privacy) : format,
      conceal: isPrivate ? concealText : asItIs,
      folderNumber,
    };
  }, [locale, timeZone, strings, language, isPrivate, folderNumber]);
  const value = useMemo(() => ({ ...localeContext, now }), [localeContext, now]);
  // Tells screen readers the voice, and the browser where it may break words.
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <ReaderContext value={value}>{props.children}</ReaderContext>;
}

export function useLocale(): LocaleContext {
  return useContext(ReaderContext);
}
