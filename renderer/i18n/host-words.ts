import type { Message } from '../../electron/shared/messages/message.ts';
import { plainText } from '../../electron/shared/messages/plain-text.ts';
import type { Strings } from './en.ts';

/** A sentence of the host in the words of the page; as the host says it where they are not known; for places that hold text alone. */
export function hostWords({ host }: Pick<Strings, 'host'>, text: Message): string {
  return plainText(host(text));
}
