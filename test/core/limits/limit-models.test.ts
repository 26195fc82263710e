import { describe, expect, test } from 'vitest';
import { modelsOfLimit, type SeenLimit } from '../../../electron/core/limits/limit-models.ts';

const seen = (limitId: string, limitName: string | null, ...models: string[]): SeenLimit => {
  return { limitId, limitName, models: new Set(models) };
};

/** Which of the models count against a limit; null where that is not known. */
function held(limitId: string, limits: readonly SeenLimit[]) {
  const models = modelsOfLimit(limitId, limits);
  if (models.state === 'unknown') return null;
  return ['gpt-6.1-sol', 'gpt-6.1-codex-spark', 'gpt-6.1', null].filter((model) => models.holds(model));
}

describe('the models of a limit', () => {
  test('are all where there is no other limit', () => {
    expect(held('codex', [seen('codex', 'Codex', 'gpt-6.1-sol')])).toHaveLength(4);
  });

  test('are those that it is named after, though the server names it after others, too', () => {
    const limits = [
      seen('codex', 'Codex', 'gpt-6.1-sol'),
      seen('codex_bengalfox', 'GPT-6.1-Codex-Spark', 'gpt-6.1-sol', 'gpt-6.1-codex-spark'),
    ];
    expect(held('codex_bengalfox', limits)).toEqual(['gpt-6.1-codex-spark']);
    expect(held('codex', limits)).toEqual(['gpt-6.1-sol', 'gpt-6.1', null]);
    expect(
      held('codex_spark', [
        limits[0] ?? seen('codex', null),
        seen('codex_spark', null, 'gpt-6.1-codex-spark'),
      ]),
    ).toEqual(['gpt-6.1-codex-spark']);
  });

  test('are those that were seen with it alone where its name says nothing', () => {
    const limits = [
      seen('codex', null, 'gpt-6.1-sol'),
      seen('codex_bengalfox', null, 'gpt-6.1-sol', 'gpt-6.1-codex-spark'),
    ];
    expect(held('codex_bengalfox', limits)).toEqual(['gpt-6.1-codex-spark']);
    expect(held('codex', limits)).not.toContain('gpt-6.1-codex-spark');
  });

  test('are not known where every one was seen with another limit, or none was seen', () => {
    const other = seen('codex', null, 'gpt-6.1-sol');
    expect(held('codex_bengalfox', [other, seen('codex_bengalfox', null, 'gpt-6.1-sol')])).toBeNull();
    expect(held('codex_bengalfox', [other, seen('codex_bengalfox', 'Spark')])).toBeNull();
    expect(held('codex', [other, seen('codex_bengalfox', 'Spark')])).toHaveLength(4);
  });
});
