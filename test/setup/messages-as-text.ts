import { chai, expect } from 'vitest';
import { isMessage } from '../../electron/shared/messages/message.ts';

/** In a test a message counts as its English text wherever it is compared with a string. */
const english = (value: unknown) => (isMessage(value) ? value.text : value);

/** The files of one worker share its matchers, but each runs this module. */
const DONE = Symbol.for('codex-glance.messages-as-text');

function compareMessagesAsText(): void {
  expect.addEqualityTesters([
    (a, b) => {
      if (typeof a === 'string' && isMessage(b)) return b.text === a;
      if (typeof b === 'string' && isMessage(a)) return a.text === b;
      return undefined;
    },
  ]);

  for (const matcher of ['toBe', 'toMatch', 'toContain']) {
    chai.util.overwriteMethod(
      chai.Assertion.prototype,
      matcher,
      (original: (...expected: unknown[]) => unknown) =>
        function (this: Chai.AssertionStatic & { _obj: unknown }, expected: unknown) {
          if (typeof expected === 'string' || expected instanceof RegExp) this._obj = english(this._obj);
          return original.call(this, expected);
        },
    );
  }

  for (const matcher of [expect.stringContaining(''), expect.stringMatching('')]) {
    const prototype = Object.getPrototypeOf(matcher) as { asymmetricMatch(value: unknown): boolean };
    const original = prototype.asymmetricMatch;
    prototype.asymmetricMatch = function (value) {
      return original.call(this, english(value));
    };
  }
}

if (!Reflect.has(globalThis, DONE)) {
  Reflect.set(globalThis, DONE, true);
  compareMessagesAsText();
}
