import { expect, test } from 'vitest';
import { namesInAnswers } from '../../../build/codex-drift/config-rules/answered-names.ts';

test('names are read at every depth of the answers, and a refused document has none', async () => {
  const asked: string[] = [];
  const names = await namesInAnswers({
    configuration: async (document) => {
      asked.push(document);
      if (document === '[tui]\n') return { tui: { animations: true, pet: { at: [{ x: 1 }] } } };
      return document === '' ? { model: null, 'a.b': 1 } : null;
    },
  });
  expect(names).toEqual(['a.b', 'animations', 'at', 'model', 'pet', 'tui', 'x']);
  expect(new Set(asked).size).toBe(asked.length);
});
