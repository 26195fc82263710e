import type { TextForm } from '../../../electron/core/config/schema/rule.ts';
import { Exploration, type Found } from './exploration.ts';
import { documentWith, type Hole } from './hole.ts';
import { integerRange, LEAST, MOST, numberRange } from './ranges.ts';

/** Explores numbers and texts. */
export abstract class ScalarExploration extends Exploration {
  protected async integer(hole: Hole, byMeaning = true): Promise<Found> {
    // What is too large for what it means is refused by its meaning.
    // What is too large for what it means is refused by its meaning, in some places of several.
    const taken = async (value: bigint) => (await this.codex.refusal(documentWith(hole, value))) === null;
    const range =
      (byMeaning ? await integerRange(taken) : null) ??
      (await integerRange(async (value) => (await this.ask(hole, value)) === null));
    if (range === null) {
      this.odd(hole, 'takes no integer that was tried');
      return { rule: { is: 'integer', min: String(LEAST), max: String(MOST) }, sample: 0n };
    }
    const { min, max, sample } = range;
    return { rule: { is: 'integer', min: String(min), max: String(max) }, sample };
  }

  protected async number(hole: Hole): Promise<Found> {
    return {
      rule: { is: 'number', ...(await numberRange(async (value) => (await this.ask(hole, value)) === null)) },
      sample: 1.5,
    };
  }

  protected async text(hole: Hole, path: boolean): Promise<Found> {
    const answers = await Promise.all(TEXTS.map((text) => this.ask(hole, text)));
    const taken = TEXTS.filter((_text, index) => answers[index] === null);
    const form = textForm(taken);
    if (form === null)
      this.odd(
        hole,
        `only these texts are taken: ${JSON.stringify(taken)}: ${answers.find((one) => one)?.text}`,
      );
    return {
      rule: {
        is: 'text',
        ...(path ? { path: true } : {}),
        ...(form === null || form === 'any' ? {} : { form }),
      },
      sample: taken[0] ?? 'zz',
    };
  }
}

const TEXTS = ['zz', '', ' ', '/zz', '~/zz', 'zz/zz', 'http://127.0.0.1:9/zz', 'é Z:z@z', '5', 'enter'];

/** Which texts are taken, by those of `TEXTS` that are; null where that fits no form. */
function textForm(taken: readonly string[]): TextForm | 'any' | null {
  const refused = TEXTS.filter((text) => !taken.includes(text));
  switch (JSON.stringify(refused)) {
    case '[]':
      return 'any';
    case '[""]':
      return 'not-empty';
    case '[""," "]':
      return 'not-blank';
  }
  switch (JSON.stringify(taken)) {
    case '["/zz"]':
      return 'absolute';
    case '["/zz","~/zz"]':
      return 'absolute-or-home';
    case '["5","enter"]':
      return 'keybinding';
  }
  return null;
}
