import type { Message } from '../../electron/shared/messages/message.ts';
import type { Strings } from './en.ts';

/** A sentence of the host in the words of the page; as the host says it where they are not known. */
export function hostWords({ host }: Pick<Strings, 'host'>, text: Message): string {
  return host(text);
}
