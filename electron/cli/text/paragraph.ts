import { clean } from '../../core/views/report/clean.ts';
import { indent, type Line, type Style, styled } from './lines.ts';
import { wrap } from './wrap.ts';

/** So wide is text where no terminal says how wide it is. */
export const PLAIN_COLUMNS = 100;

export interface ParagraphForm {
  /** Blanks before each line. Default: 2. */
  readonly indent?: number;
  /** Further blanks before each line but the first. */
  readonly hang?: number;
  readonly style?: Style;
}

/** Renders a text over as many lines as it needs. `columns`: of the terminal; null where there is none. */
export function paragraph(text: string, columns: number | null, form: ParagraphForm = {}): Line[] {
  const { indent: by = 2, hang = 0, style } = form;
  const width = (columns ?? PLAIN_COLUMNS) - by;
  const whole = clean(text);
  const [first = ''] = wrap(whole, Math.max(1, width));
  const rest = whole.slice(first.length).trimStart();
  const more = rest === '' ? [] : wrap(rest, Math.max(1, width - hang));
  return [first, ...more].map((part, index) =>
    indent([style === undefined ? part : styled(part, style)], index === 0 ? by : by + hang),
  );
}
