import { createFormat } from '../../shared/format/format.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { trayLanguage } from '../strings/tray-language.ts';
import type { Reading } from './facts.ts';

/** Prepares a Snapshot to be read at `now` (milliseconds since the epoch) in the language in force. */
export function readSnapshot(snapshot: Snapshot, now: number): Reading {
  const { strings, locale } = trayLanguage(snapshot.settings.language, snapshot.locale);
  return { snapshot, now, strings, format: createFormat(locale, snapshot.timezone) };
}
