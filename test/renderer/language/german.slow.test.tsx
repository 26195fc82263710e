import { act, cleanup, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { de } from '../../../renderer/i18n/de.ts';
import { detailTexts } from '../../../renderer/i18n/detail-texts.ts';
import { loadStrings } from '../../../renderer/i18n/language.ts';
import type { Shot } from '../../e2e/screenshots/shot.ts';
import { all } from '../../e2e/screenshots/shots.ts';
import { sampleEdits } from '../../fixtures/edit-reports.ts';
import { sampleInspection, sampleNews } from '../../fixtures/inspections.ts';
import { sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';
import { openPage } from '../opened.tsx';

afterEach(cleanup);
beforeAll(async () => {
  await loadStrings('de');
});

/** Words of English sentences that no German one has. */
const english = /\b(?:the|your|its?|is|are|and|not|with|of|cannot|could|because|since|no)\b/i;

/** What others say: quoted as it is. */
const quoted = [
  // The catalogue's own words, marked as English.
  /^reviewed_action: /,
  /^Expected "=" after a key$/,
  /^The state folder could not be read\.$/,
];

/** Each view once: looks and moods of the host change no words. */
const views = [
  ...new Map(
    all
      // What has an address is not reached by pressing.
      .filter(
        ({ look = 'plain', host = 'well', place }) =>
          look === 'plain' && host === 'well' && place === undefined,
      )
      .map((shot) => [shot.file, shot] as const),
  ),
];

/** Texts as they stand, and what is heard of them; not what is code or a name. */
function textsOf(container: Element): string[] {
  const texts: string[] = [];
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (parentElement?.closest('code, pre, bdi, [data-code]')) continue;
    texts.push(textContent ?? '');
  }
  for (const name of ['aria-label', 'aria-valuetext', 'title']) {
    for (const element of container.querySelectorAll(`[${name}]`))
      texts.push(element.getAttribute(name) ?? '');
  }
  return texts;
}

async function open(shot: Shot) {
  const opened = await openPage(shot.sample, {
    snapshot: { ...sampleSnapshot(shot.sample), locale: 'de-DE' },
    plan: shot.plan === undefined ? null : sampleEdits[shot.plan],
    done: shot.done === undefined ? null : sampleEdits[shot.done],
    undone: sampleEdits.undone,
    inspection: sampleInspection,
    news: shot.news === 'some' ? [sampleNews] : [],
  });
  for (const name of shot.press?.({ ...de, ...detailTexts.de }) ?? []) {
    const begins = (element: Element, text: string) =>
      text.replace(/^(?:Fehler|Warnung|Hinweis): /, '').startsWith(name) ||
      element.textContent.startsWith(name);
    const control = ['button', 'switch', 'tab']
      .flatMap((role) => screen.queryAllByRole(role, { name: (text, element) => begins(element, text) }))
      .concat([...opened.container.querySelectorAll('summary')].filter((each) => begins(each, '')))
      .at(0);
    if (control === undefined) throw new Error(`There is no control ${name}.`);
    await opened.user.click(control);
    await act(async () => {});
  }
  return opened;
}

describe('in German', () => {
  it.each(views)('%s says nothing in English', async (_file, shot) => {
    const { container } = await open(shot);
    const left = textsOf(container).filter(
      (text) => english.test(text) && !quoted.some((each) => each.test(text.trim())),
    );
    expect(left).toEqual([]);
  });
});
