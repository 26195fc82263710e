import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo } from 'react';
import { createFormat, type Format } from '../../electron/shared/format/format.ts';
import type { Strings } from '../strings/en.ts';
import { type Language, languages, pageLanguage } from '../strings/language.ts';

/** Who reads the page: their language and zone, and the minute in which they read. */
export interface Reader {
  readonly format: Format;
  readonly strings: Strings;
  readonly language: Language;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const ReaderContext = createContext<Reader>({
  format: createFormat('en', 'UTC'),
  strings: languages.en,
  language: 'en',
  now: 0,
});

export function ReaderProvider(props: {
  /** BCP 47: what the language of the page is chosen from. */
  readonly locale: string;
  readonly timeZone: string;
  readonly now: number;
  readonly children: ReactNode;
}) {
  const { timeZone, now } = props;
  const { language, locale, strings } = useMemo(() => pageLanguage(props.locale), [props.locale]);
  const format = useMemo(() => createFormat(locale, timeZone), [locale, timeZone]);
  const reader = useMemo(() => ({ format, strings, language, now }), [format, strings, language, now]);
  // Tells screen readers the voice, and the browser where it may break words.
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <ReaderContext value={reader}>{props.children}</ReaderContext>;
}

export function useReader(): Reader {
  return useContext(ReaderContext);
}
