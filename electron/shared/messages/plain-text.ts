import { type Message, textOf } from './message.ts';

/** Takes off the backticks around keys, file names and commands, where text cannot be set as code. */
export function plainText(text: string): string {
  return text.replace(/`([^`]*)`/g, '$1');
}

/** The English text of a message for a terminal: without the backticks around code. */
export function plainTextOf(message: Message): string {
  return plainText(textOf(message));
}
