import { describe, expect, it } from 'vitest';
import { statusView } from '../../../electron/cli/views/status-view.ts';
import { limitFacts } from '../../../electron/main/tray/limit-facts.ts';
import { readSnapshot } from '../../../electron/main/tray/reading.ts';
import { createFormat } from '../../../electron/shared/format/format.ts';
import { verdictText, windowName } from '../../../electron/shared/glance/limit-text.ts';
import { shownLimits } from '../../../electron/shared/glance/shown-limits.ts';
import { windowVerdict } from '../../../electron/shared/glance/verdict.ts';
import { limits as words } from '../../../electron/shared/glance/words/en.ts';
import { SAMPLE_NOW, sampleNames, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';

describe.each(sampleNames)('the limits of %s', (name) => {
  const snapshot = sampleSnapshot(name);
  const reading = readSnapshot(snapshot, SAMPLE_NOW);
  const format = createFormat('en-GB', snapshot.timezone);
  const verdictOf = (window: (typeof snapshot.limits.windows)[number]) =>
    windowVerdict(
      window,
      snapshot.outlook.windows.find(({ id }) => id === window.id),
      SAMPLE_NOW,
    );

  it('are chosen and judged by the tray as by the page', () => {
    const { shown, folded } = shownLimits(snapshot.limits, SAMPLE_NOW);
    const facts = limitFacts(reading);
    for (const limit of shown) {
      if (limit.kind !== 'window') continue;
      const title = `${windowName(limit.window, words, reading.format)} limit: `;
      const fact = facts.find((each) => each.startsWith(title));
      expect(fact).toContain(verdictText(verdictOf(limit.window), words, reading.format, SAMPLE_NOW));
    }
    expect(facts.some((fact) => fact.includes('more limit'))).toBe(folded.length > 0);
  });

  it('have no other forecast in the terminal', () => {
    const context = { format, now: SAMPLE_NOW, columns: null, pathName: (path: string) => path };
    const text = statusView(snapshot, context)
      .map((line) => line.map((part) => (typeof part === 'string' ? part : part.text)).join(''))
      .join('\n');
    if (!['ready', 'scanning'].includes(snapshot.usage.state)) return;
    for (const window of snapshot.limits.windows) {
      const verdict = verdictOf(window);
      if (verdict.state === 'unknown' || verdict.state === 'reached') continue;
      const title = windowName(window, words, format);
      expect(text).toContain(`${title}: ${verdictText(verdict, words, format, SAMPLE_NOW)}`);
    }
    expect(text).not.toContain('even pace');
  });
});
