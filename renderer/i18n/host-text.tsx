import { useLocale } from './locale-context.tsx';

interface HostTextProps {
  readonly children: string;
  /** What the page says with it. */
  readonly within?: (text: string) => string;
}

/** A sentence of the host, which speaks English: in the words of the page, where they are known. */
export function HostText({ children, within = (text) => text }: HostTextProps) {
  const { strings, conceal } = useLocale();
  const text = conceal(children);
  const said = strings.host(text);
  return said === null ? <span lang="en">{within(text)}</span> : within(said);
}
