import type { Snapshot } from '../../shared/snapshot.ts';
import type { Strings } from '../strings/en.ts';
import { leavingFacts, nowFact, type Reading, tokenFact } from './facts.ts';
import { overviewFacts } from './headline-fact.ts';
import { limitFacts } from './limit-facts.ts';

/** The action of an entry. */
export type MenuAction =
  | 'open'
  | 'desk'
  | 'analytics'
  | 'settings'
  | 'refresh'
  | 'demo-on'
  | 'demo-off'
  | 'quit';

/** A context menu as data. A `fact` is text that cannot be chosen. */
export type MenuEntry =
  | { readonly kind: 'action'; readonly action: MenuAction; readonly label: string; readonly keys?: string }
  | { readonly kind: 'fact'; readonly label: string }
  | { readonly kind: 'separator' };

/**
 * The four facts of the popover as text, between the ways to act: for screen readers, and for Linux
 * desktops on which the menu is all that a tray icon has. Open stands first for those. Moments are
 * clock times, so that the menu changes only when its facts do.
 *
 * The analytics switch opens the plan in the popover and writes nothing: a menu has no space for the file,
 * the difference and the running sessions that the edit would not reach.
 */
export function menuTemplate(reading: Reading): readonly MenuEntry[] {
  const { snapshot, strings } = reading;
  const { usage } = snapshot;
  const nothing = usage.state === 'no-home' || usage.state === 'empty';
  const groups = [
    overviewFacts(reading),
    ...(nothing ? [] : [[...limitFacts(reading), nowFact(reading), tokenFact(reading)]]),
    leavingFacts(reading),
  ];
  return [
    { kind: 'action', action: 'open', label: strings.open },
    { kind: 'action', action: 'desk', label: strings.openDesk },
    ...groups
      .map((labels) => labels.filter((label) => label !== null))
      .filter((labels) => labels.length > 0)
      .flatMap(group),
    { kind: 'separator' },
    { kind: 'action', action: 'analytics', label: strings.analyticsSwitch(snapshot.analytics.enabled) },
    { kind: 'action', action: 'refresh', label: strings.refresh, keys: 'CommandOrControl+R' },
    ...demoEntry(snapshot, nothing, strings),
    { kind: 'separator' },
    { kind: 'action', action: 'settings', label: strings.settings, keys: 'CommandOrControl+,' },
    { kind: 'separator' },
    { kind: 'action', action: 'quit', label: strings.quit, keys: 'CommandOrControl+Q' },
  ];
}

function group(labels: readonly string[]): MenuEntry[] {
  return [
    { kind: 'separator' },
    ...labels.map((label): MenuEntry => ({ kind: 'fact', label: oneLine(label) })),
  ];
}

/** Samples are offered only where there is nothing else to show. */
function demoEntry(snapshot: Snapshot, nothing: boolean, strings: Strings): MenuEntry[] {
  if (snapshot.demo) return [{ kind: 'action', action: 'demo-off', label: strings.demoOff }];
  return nothing ? [{ kind: 'action', action: 'demo-on', label: strings.demoOn }] : [];
}

const LONGEST = 80;

/** Shortens a text to one line: menus show one line, and folder and model names come from files. */
function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  const letters = [...line];
  return letters.length <= LONGEST
    ? line
    : `${letters
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`;
}
