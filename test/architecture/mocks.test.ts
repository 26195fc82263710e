import { expect, it } from 'vitest';
import { textsBelow } from './sources.ts';

const tests = [...textsBelow('test', /\.tsx?$/)];

it('replaces modules only in tests that have modules of their own', () => {
  const replacing = tests.filter(([, text]) => /^\s*vi\.(?:do)?mock\(/im.test(text)).map(([file]) => file);
  const named = tests.map(([file]) => file).filter((file) => /\.mocked(?:\.slow)?\.test\.tsx?$/.test(file));
  expect(replacing).toEqual(named);
});

it('cleans up in each test file, as a module that files share runs once', () => {
  const shared = tests.filter(([file]) => !/\.test\.tsx?$/.test(file) && !file.startsWith('test/setup/'));
  const wrong = shared.filter(([, text]) => /^(?:before|after)(?:Each|All)\(/m.test(text));
  expect(wrong.map(([file]) => file)).toEqual([]);
});
