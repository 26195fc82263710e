import { describe, expect, it } from 'vitest';
import { usableLocale, usableTimeZone } from '../../../electron/shared/format/intl.ts';
import { formatPercent } from '../../../electron/shared/format/percent.ts';
import { formatTokens } from '../../../electron/shared/format/tokens.ts';
import { formatUsd } from '../../../electron/shared/format/usd.ts';

describe('formatTokens', () => {
  it.each([
    [0, '0'],
    [950, '950'],
    [1_240, '1.2K'],
    [12_345, '12.3K'],
    [123_456, '123K'],
    [999_950, '1M'],
    [1_240_000, '1.2M'],
    [31_460_000, '31.5M'],
    [3_200_000_000, '3.2B'],
  ])('writes %i short as %s', (count, text) => expect(formatTokens(count, 'en')).toBe(text));

  it('uses the same signs in every English', () => {
    expect(formatTokens(1_240_000, 'en-GB')).toBe('1.2M');
    expect(formatTokens(123_456, 'en_IN')).toBe('123K');
  });

  it.each([
    [950, '950'],
    [1_000, '1 Tsd.'],
    [12_400, '12,4 Tsd.'],
    [123_456, '123 Tsd.'],
    [999_950, '1 Mio.'],
    [2_500_000, '2,5 Mio.'],
  ])('shortens thousands in German as it does millions: %i is %s', (count, text) => {
    for (const locale of ['de', 'de-DE', 'de_AT.UTF-8'])
      expect(formatTokens(count, locale).replaceAll('\u00a0', ' ')).toBe(text);
  });

  it('writes every digit on demand', () => {
    expect(formatTokens(1_234_567, 'en', 'full')).toBe('1,234,567');
    expect(formatTokens(1_234_567, 'de', 'full')).toBe('1.234.567');
  });
});

describe('formatPercent', () => {
  it('takes 0 to 100', () => {
    expect(formatPercent(62, 'en')).toBe('62%');
    expect(formatPercent(41.25, 'en', 1)).toBe('41.3%');
    expect(formatPercent(100, 'en', 1)).toBe('100%');
  });
});

describe('formatUsd', () => {
  it.each([
    [0, '$0.00'],
    [0.004, '< $0.01'],
    [12.4, '$12.40'],
    [1240.4, '$1,240'],
  ])('writes %d as %s', (usd, text) => expect(formatUsd(usd, 'en')).toBe(text));
});

describe('what the environment calls a locale or zone', () => {
  it('is used where Intl knows it', () => {
    expect(usableLocale('de_DE.UTF-8')).toBe('de-DE');
    expect(usableTimeZone('Europe/Berlin')).toBe('Europe/Berlin');
  });
  it('falls back instead of throwing', () => {
    expect(usableLocale('C')).toBe('en');
    expect(usableLocale('')).toBe('en');
    expect(usableTimeZone('Mars/Olympus')).toBe('UTC');
  });
});
