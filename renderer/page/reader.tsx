import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { createFormat, type Format } from '../../electron/shared/format/format.ts';
import { en, type Strings } from '../strings/en.ts';

/** Who reads the page: their language and zone, and the minute in which they read. */
export interface Reader {
  readonly format: Format;
  readonly strings: Strings;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

const ReaderContext = createContext<Reader>({ format: createFormat('en', 'UTC'), strings: en, now: 0 });

export function ReaderProvider(props: {
  readonly locale: string;
  readonly timeZone: string;
  readonly now: number;
  readonly children: ReactNode;
}) {
  const { locale, timeZone, now } = props;
  const format = useMemo(() => createFormat(locale, timeZone), [locale, timeZone]);
  const reader = useMemo(() => ({ format, strings: en, now }), [format, now]);
  return <ReaderContext value={reader}>{props.children}</ReaderContext>;
}

export function useReader(): Reader {
  return useContext(ReaderContext);
}
