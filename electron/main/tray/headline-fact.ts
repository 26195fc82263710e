import { availableUpdate } from '../../shared/contract/update.ts';
import { allFindings } from '../../shared/glance/findings.ts';
import { decideHeadline, type Headline } from '../../shared/glance/headline.ts';
import { headlineText } from '../../shared/glance/headline-text.ts';
import { windowName } from '../../shared/glance/limit-text.ts';
import type { Reading } from './facts.ts';
import { OLD_AFTER_MS } from './meter.ts';

/** The sentence that the popover begins with, as text, and what it is about. */
export interface HeadlineLine {
  readonly text: string;
  readonly fact: Headline['fact'];
  readonly tone: Headline['tone'];
}

/** Writes the headline for the menu and the tooltip. In private mode it names neither folders nor findings. */
export function headlineLine({ snapshot, strings, format, now }: Reading): HeadlineLine {
  const { fact, tone } = decideHeadline(snapshot, now);
  const { privacy } = snapshot.settings;
  const serious = allFindings(snapshot).filter(({ level }) => level !== 'info').length;
  if (fact.kind === 'finding' && privacy) return { text: strings.findingsHidden(serious), fact, tone };
  const text = headlineText(fact, {
    words: strings.headline,
    format,
    now,
    host: strings.host,
    windowName: (window) => windowName(window, strings.limits, format),
    folderName: (path) => (privacy ? null : (path.split(/[\\/]/).findLast((part) => part !== '') ?? null)),
  });
  if (fact.kind !== 'finding') return { text, fact, tone };
  // A title that is a sentence goes on after a comma here.
  return { text: strings.findings(text.replace(/\.$/, ''), serious - 1), fact, tone };
}

/** What stands first in the menu: samples, the headline, a newer version, and how old the data is where it is old. */
export function overviewFacts(reading: Reading): string[] {
  const { snapshot, strings, format, now } = reading;
  const { newestAt } = snapshot.usage;
  const update = availableUpdate(snapshot.findings);
  const isOld = newestAt !== null && now - Date.parse(newestAt) > OLD_AFTER_MS;
  return [
    ...(snapshot.demo ? [strings.demo] : []),
    headlineLine(reading).text,
    ...(update === null ? [] : [strings.update(update)]),
    ...(isOld ? [strings.newest(format.moment(newestAt, now))] : []),
  ];
}
