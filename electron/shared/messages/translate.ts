import { type Catalogue, type Message, render } from './message.ts';

/** Returns the message in the language of a catalogue that holds every subject; in English where it has no such id. */
export function translate(message: Message, language: Catalogue): string {
  const write = Object.hasOwn(language, message.id) ? language[message.id] : undefined;
  if (write === undefined) return message.text;
  return render(write, message.params, (clause) => translate(clause, language));
}
