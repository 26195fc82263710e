import { describe, expect, test } from 'vitest';
import { postureAreas } from '../../../../electron/shared/governance/posture.ts';
import { postureTitles } from '../../../../electron/shared/messages/en/governance/posture-titles.ts';
import { dataHomes } from './data-homes.ts';
import { actionHomes, user } from './entry-homes.ts';
import { postureOf } from './posture-of.ts';

describe('each entry', () => {
  test.each([...actionHomes, ...dataHomes])('$id', async ({ id, files, value, layer, note }) => {
    const made = await postureOf(files, { auth: 'apikey' }, { sessions: { files: 3, bytes: 4096 } });
    expect(made.facts.resolved.invalid).toBeNull();
    const entry = made.entry(id);
    const locked = layer === null ? null : layer.startsWith('requirements-');
    expect(entry).toMatchObject({ value, locked });
    expect(entry.origin?.layer ?? null).toBe(layer);
    if (note !== undefined) expect(entry.note).toMatch(note);
    // On an empty machine it is another, so that the home is what makes it so.
    const bare = (await postureOf({})).entry(id);
    expect({ value: bare.value, origin: bare.origin, items: bare.items }).not.toEqual({
      value: entry.value,
      origin: entry.origin,
      items: entry.items,
    });
  });

  test('is there on every machine, once, in the order of the areas', async () => {
    const { entries } = await postureOf({});
    const ids = entries.map(({ id }) => id);
    const titles = Object.keys(postureTitles).filter((key) => key.startsWith('posture.title.'));
    expect(ids.map((id) => `posture.title.${id}`).toSorted()).toEqual(titles.toSorted());
    const order = entries.map(({ area }) => postureAreas.indexOf(area));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
});

describe('what is not certain', () => {
  const files = {
    ...user('approval_policy = "never"\nmodel = "gpt-5.5"\nsandbox_mode = "danger-full-access"'),
  };

  test('with a newer Codex is not decided, and says why', async () => {
    const { entry, findings } = await postureOf(files, { codexVersion: '99.0.0' });
    for (const id of ['execution.sandbox', 'oversight.approval-policy', 'network.commands'] as const) {
      expect(entry(id)).toMatchObject({ value: null, locked: null });
      expect(entry(id).note).toContain('99.0.0');
    }
    expect(entry('models.model')).toMatchObject({ value: 'gpt-5.5', locked: null });
    expect(entry('models.model').note).toContain('99.0.0');
    expect(findings).not.toContain('governance.no-sandbox');
  });

  test('without a folder the sandbox is not known where nothing sets it', async () => {
    const { entry } = await postureOf({});
    expect(entry('execution.sandbox')).toMatchObject({ value: null, origin: { layer: 'default' } });
  });
});
