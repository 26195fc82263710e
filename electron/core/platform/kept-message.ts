import * as v from 'valibot';
import { verbatim } from '../../shared/messages/en/words.ts';
import { english } from '../../shared/messages/en.ts';
import { type Catalogue, isMessage, type Message, render, textOf } from '../../shared/messages/message.ts';

/**
 * The schema of a message that a document of the state folder keeps. Another version of Glance may have
 * written it: what this one would say in other words, or not at all, stays as the text that it was.
 */
export function keptMessage() {
  return v.union([
    v.pipe(v.string(), v.transform(verbatim)),
    v.pipe(
      v.custom<Message>(isMessage),
      v.transform((message) => (isOfThisVersion(message) ? message : verbatim(message.text))),
    ),
  ]);
}

/** True where the message, and each within it, says in English what it said when it was kept. */
function isOfThisVersion(message: Message): boolean {
  const catalogue: Catalogue = english();
  const write = Object.hasOwn(catalogue, message.id) ? catalogue[message.id] : undefined;
  if (write === undefined || !clausesOf(message.params).every(isOfThisVersion)) return false;
  try {
    return render(write, message.params, textOf) === message.text;
  } catch {
    // A function that takes other parameters may throw at these.
    return false;
  }
}

function clausesOf(value: unknown): Message[] {
  if (isMessage(value)) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(clausesOf) : [];
}
