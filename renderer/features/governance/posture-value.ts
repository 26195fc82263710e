import type { PostureEntry, PostureValue } from '../../../electron/shared/governance/posture.ts';
import type { LocaleContext } from '../../i18n/locale-context.tsx';
import { layerTexts } from '../config-layers/config-layers-texts.ts';
import { tomlValue } from '../config-layers/toml-value.ts';
import { postureTexts } from './posture-texts.ts';

/** A value as it is shown: in words of the page where it has some, else as a config.toml would hold it. */
export function shownValue(entry: PostureEntry, localeContext: LocaleContext): string {
  const { value, origin, items = [] } = entry;
  const { language, format } = localeContext;
  const texts = postureTexts[language];
  if (value === null) return origin?.layer === 'default' ? texts.notSet : texts.notKnown;
  if (entry.id === 'identity.sign-in') return texts.signIns[String(value)] ?? String(value);
  if (entry.id === 'data.rollouts' && isTable(value)) {
    const files = format.tokensFull(Number(value.files));
    return texts.sessions(files, bytesText(Number(value.bytes), language));
  }
  if (typeof value === 'number' && items.length > 0) return texts.ofItems(value, items.length);
  return valueText(value, localeContext);
}

/** A value in words of the page, with what private mode conceals. */
export function valueText(value: PostureValue, localeContext: LocaleContext): string {
  return localeContext.conceal(textOfValue(value, localeContext));
}

function textOfValue(value: PostureValue, localeContext: LocaleContext): string {
  const texts = postureTexts[localeContext.language];
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  if (typeof value === 'string') return withoutQuotes(value, localeContext);
  if (isList(value)) {
    return value.length === 0
      ? texts.nothing
      : value.map((one) => textOfValue(one, localeContext)).join(', ');
  }
  if (isTable(value)) {
    const pairs = Object.entries(value);
    if (pairs.length === 0) return texts.nothing;
    return pairs.map(([key, inner]) => `${key}: ${textOfValue(inner, localeContext)}`).join(', ');
  }
  return String(value);
}

/** What the host keeps back is said in the words of the page; any other text is as it is. */
function withoutQuotes(value: string, { language }: LocaleContext): string {
  const written = tomlValue(value, layerTexts[language].keptBack);
  return written.startsWith('"') ? value : written;
}

function isList(value: PostureValue): value is readonly PostureValue[] {
  return Array.isArray(value);
}

function isTable(value: PostureValue): value is { readonly [key: string]: PostureValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Bytes in the unit that leaves one to three digits before the point. */
function bytesText(bytes: number, language: string): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const unit = units[power] ?? 'byte';
  const form = { style: 'unit', unit, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(language, form).format(bytes / 1000 ** power);
}
