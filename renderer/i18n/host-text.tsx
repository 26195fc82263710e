import { isOurs, type Message } from '../../electron/shared/messages/message.ts';
import { useLocale } from './locale-context.tsx';
import { withCode } from './with-code.tsx';

interface HostTextProps {
  readonly children: Message;
  /** What the page says with it. */
  readonly within?: (text: string) => string;
}

/** A sentence of the host, which speaks English: in the words of the page, where they are known, with code set as such. */
export function HostText({ children, within = (text) => text }: HostTextProps) {
  const { strings, conceal } = useLocale();
  const text = within(conceal(strings.host(children)));
  return isOurs(children) ? withCode(text) : <span lang="en">{text}</span>;
}
