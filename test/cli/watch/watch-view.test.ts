import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyEffect } from '../../../electron/cli/commands/watch-screen.ts';
import { keysIn } from '../../../electron/cli/terminal/keys.ts';
import { type Line, renderLine } from '../../../electron/cli/text/lines.ts';
import { textWidth } from '../../../electron/cli/text/width.ts';
import { fitSections, scrolled } from '../../../electron/cli/views/watch/fit-sections.ts';
import { type WatchState, watchTabs, watchView } from '../../../electron/cli/views/watch/watch-view.ts';
import { createFormat } from '../../../electron/shared/format/format.ts';
import type { Snapshot } from '../../../electron/shared/snapshot.ts';
import { SAMPLE_NOW, sampleNames, sampleSnapshot } from '../../fixtures/snapshots/sample-snapshot.ts';

const state: WatchState = { tab: 'overview', from: 0, isPrivate: false, hasKeys: true };

function drawn(snapshot: Snapshot, columns: number, rows: number, more: Partial<WatchState> = {}): string[] {
  const context = {
    format: createFormat('en-GB', 'Europe/Berlin'),
    now: SAMPLE_NOW,
    columns,
    pathName: (path: string) => path,
  };
  const { lines } = watchView(snapshot, { ...state, ...more }, context, rows);
  return lines.map((line) => renderLine(line, false));
}

describe('The live view', () => {
  it.each(sampleNames)('of "%s" shows the four facts in 24 rows of 80 and of 60 columns', (name) => {
    const snapshot = sampleSnapshot(name);
    for (const columns of [60, 80]) {
      const lines = drawn(snapshot, columns, 24);
      expect(lines).toHaveLength(24);
      const text = lines.join('\n');
      const used = ['Limits', 'Sessions now', 'Tokens'];
      const facts = snapshot.usage.state === 'ready' ? used : [];
      for (const fact of [...facts, 'Analytics', 'OTel', 'Prompts']) expect(text).toContain(fact);
      expect(lines.at(-1)).toMatch(/^q quit/);
    }
  });

  it.each(sampleNames)('of "%s" fits every size in every view', (name) => {
    const snapshot = sampleSnapshot(name);
    for (const tab of watchTabs) {
      for (const [columns, rows] of [
        [60, 10],
        [80, 24],
        [120, 40],
        [30, 3],
        [20, 1],
      ] as const) {
        const lines = drawn(snapshot, columns, rows, { tab });
        expect(lines.length).toBeLessThanOrEqual(rows);
        for (const line of lines) expect(textWidth(line), line).toBeLessThanOrEqual(columns);
      }
    }
  });

  it('says how many sessions do not fit', () => {
    const { usage, ...rest } = sampleSnapshot('filled');
    const live = Array.from({ length: 20 }, () => usage.live)
      .flat()
      .slice(0, 20);
    const lines = drawn({ ...rest, usage: { ...usage, live } }, 80, 24);
    const shown = lines.filter((line) => /^ {2}[●○]/.test(line)).length;
    expect(lines.join('\n')).toContain(`+${20 - shown} more`);
    expect(lines.join('\n')).toContain('Prompts');
  });

  it('says that a view goes on, and scrolls to its end', () => {
    const snapshot = sampleSnapshot('filled');
    const top = drawn(snapshot, 80, 24, { tab: 'sharing' });
    expect(top.at(-2)).toMatch(/^\+\d+ more lines$/);
    const end = drawn(snapshot, 80, 24, { tab: 'sharing', from: 10_000 });
    expect(end.join('\n')).not.toContain('more lines');
  });
});

it('sections fit any height, and a sign stands for what is left out', () => {
  const section = fc.record({ rows: fc.nat(12) });
  fc.assert(
    fc.property(fc.array(section, { minLength: 1, maxLength: 6 }), fc.nat(60), (sizes, height) => {
      const sections = sizes.map(({ rows }, at) => ({
        title: [`title ${at}`],
        rows: Array.from({ length: rows }, (): Line => [`row of ${at}`]),
      }));
      const lines = fitSections(sections, height).map((line) => renderLine(line, false));
      expect(lines.length).toBeLessThanOrEqual(height);
      const all = sizes.reduce((sum, { rows }) => sum + rows, 0);
      const rows = lines.filter((line) => line.startsWith('row')).length;
      if (height > 1 && rows < all) expect(lines.some((line) => /\+\d+ more/.test(line))).toBe(true);
    }),
  );
});

it('a scrolled view never leaves its lines', () => {
  fc.assert(
    fc.property(
      fc.nat(50),
      fc.integer({ min: -100, max: 100 }),
      fc.integer({ min: 1, max: 30 }),
      (count, from, height) => {
        const lines = Array.from({ length: count }, (_each, at): Line => [`line ${at}`]);
        const { shown, from: start } = scrolled(lines, from, height);
        expect(shown.length).toBe(Math.min(count, height));
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start + shown.length).toBeLessThanOrEqual(count);
      },
    ),
  );
});

describe('Keys', () => {
  it.each([
    ['q', ['q']],
    ['\u001b[A\u001b[B', ['up', 'down']],
    ['\u001bOC\u001b[D', ['right', 'left']],
    ['\u001b[5~\u001b[6~\u001b[H\u001b[F\u001b[Z', ['page-up', 'page-down', 'home', 'end', 'back-tab']],
    ['\u0003\u001a\t', ['interrupt', 'suspend', 'tab']],
    ['\u001b', ['escape']],
    ['\u001b[200~x\u001b[1;5A', ['x']],
  ])('%j are %j', (input, keys) => {
    expect(keysIn(input)).toEqual(keys);
  });

  it('go round the views, and every view has a number', () => {
    let at = state;
    for (const tab of [...watchTabs.slice(1), watchTabs[0]]) {
      at = keyEffect('right', at) as WatchState;
      expect(at.tab).toBe(tab);
    }
    expect(keyEffect('left', state)).toMatchObject({ tab: 'findings' });
    watchTabs.forEach((tab, index) => {
      expect(keyEffect(String(index + 1), state)).toMatchObject({ tab, from: 0 });
    });
    expect(keyEffect('9', state)).toBeNull();
    expect(keyEffect('x', state)).toBeNull();
    expect(keyEffect('interrupt', state)).toBe('quit');
  });
});
