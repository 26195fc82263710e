import { probe } from './en/probe.ts';
import { words } from './en/words.ts';

/** Every message in English. A room takes its own subject alone; this is for what needs all of them. */
export const english = { ...words, ...probe };

export type MessageId = keyof typeof english;
