import { type AST, ParseError, parseTOML } from 'toml-eslint-parser';
import { editMessage } from '../../../shared/messages/en/privacy/edit.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { type PartOfText, partAbout } from './part-about.ts';

/** Where a document sets, or could set, `analytics.enabled`. Offsets are UTF-16 units in the whole text. */
export type EnabledPlace =
  /** It is set; `from` to `to` is its value, `line` the 1-based line. */
  | {
      readonly in: 'value';
      readonly from: number;
      readonly to: number;
      readonly boolean: boolean | null;
      readonly line: number;
      /** The begin of the pair. */
      readonly pairFrom: number;
      /** True within `{ … }`. */
      readonly inline: boolean;
    }
  /** `analytics = { … }` without it; `at` is after the opening brace. */
  | { readonly in: 'inline-table'; readonly at: number; readonly empty: boolean }
  /** A `[analytics]` header without it; `at` is within the header's line. */
  | { readonly in: 'table'; readonly at: number; readonly indentFrom: number }
  /** `analytics.other = …`; `at` is after that pair's value, `prefix` is its begin. */
  | { readonly in: 'dotted'; readonly at: number; readonly prefix: string; readonly indentFrom: number }
  /** A `[analytics]` table at the end would contradict nothing. */
  | { readonly in: 'nowhere' }
  /** Its form cannot be changed in one place. */
  | {
      readonly in: 'other-form';
      readonly line: number;
      readonly what: Message;
      /** The form to write instead. */
      readonly instead: WrittenForm;
    }
  | { readonly in: 'invalid'; readonly line: number | null };

/** `[analytics]` and a line below · `analytics = { … }` · `analytics.enabled = …` · `enabled = …` */
export type WrittenForm = 'table' | 'inline-table' | 'dotted' | 'pair';

type Pair = AST.TOMLKeyValue;

/**
 * Finds the place. The text must be valid, and may begin with a byte-order mark. The parser with positions gets only
 * the lines about `analytics`, without long texts: it takes seconds for large documents, and a long text overflows
 * its stack.
 */
export function findEnabled(text: string): EnabledPlace {
  const part = partAbout(text, 'analytics');
  const document = parse(part.text);
  if (!('type' in document)) return { in: 'invalid', line: part.lineOfLine(document.line) };
  const { body } = document.body[0];
  const found = body
    .flatMap((node) => inNode(node, part.text, document.comments))
    .map((place) => inWhole(place, part));
  const [first = { in: 'nowhere' }] = found.toSorted((a, b) => rank[a.in] - rank[b.in]);
  // A second `[analytics]` header would be an error.
  const hasTable = found.some((place) => place.in === 'table');
  const twice = first.in === 'other-form' && first.instead === 'table' && hasTable;
  return twice ? { ...first, instead: 'pair' } : first;
}

/** Converts the offsets and lines to those of the whole text. */
function inWhole(place: EnabledPlace, { original, lineOfLine }: PartOfText): EnabledPlace {
  switch (place.in) {
    case 'value':
      return {
        ...place,
        from: original(place.from),
        to: original(place.to),
        pairFrom: original(place.pairFrom),
        line: lineOfLine(place.line) ?? place.line,
      };
    case 'inline-table':
      return { ...place, at: original(place.at) };
    case 'table':
    case 'dotted':
      return { ...place, at: original(place.at), indentFrom: original(place.indentFrom) };
    case 'other-form':
      return { ...place, line: lineOfLine(place.line) ?? place.line };
    default:
      return place;
  }
}

/** Where several places are possible, the first in this order is used. */
const rank: Record<EnabledPlace['in'], number> = {
  invalid: 0,
  'other-form': 1,
  value: 2,
  'inline-table': 3,
  table: 4,
  dotted: 5,
  nowhere: 6,
};

function parse(text: string): AST.TOMLProgram | { readonly line: number | null } {
  try {
    return parseTOML(text, { tomlVersion: '1.1' });
  } catch (error) {
    if (error instanceof ParseError) return { line: error.lineNumber };
    throw error;
  }
}

function inNode(node: Pair | AST.TOMLTable, text: string, comments: readonly AST.Comment[]): EnabledPlace[] {
  const [first, second, ...more] = keysOf(node.key);
  if (first !== 'analytics') return [];
  const line = node.loc.start.line;
  if (second === 'enabled' && (more.length > 0 || node.type === 'TOMLTable')) {
    return [isTable(line, node.type === 'TOMLTable' ? 'table' : 'dotted')];
  }
  if (node.type === 'TOMLKeyValue') {
    if (second === undefined) return [inTopPair(node, comments)];
    if (second === 'enabled') return [enabledValue(node, 'dotted', comments)];
    const prefix = node.key.keys[0]?.range ?? [0, 0];
    return [
      {
        in: 'dotted',
        at: node.range[1],
        prefix: text.slice(prefix[0], prefix[1]),
        indentFrom: node.range[0],
      },
    ];
  }
  if (second !== undefined) return [];
  if (node.kind === 'array') {
    return [{ in: 'other-form', line, what: editMessage('edit.place.list'), instead: 'table' }];
  }
  return (
    inPairs(node.body, comments) ?? [
      {
        in: 'table',
        at: node.key.range[1],
        indentFrom: (node.body[0] ?? node).range[0],
      },
    ]
  );
}

function inTopPair(pair: Pair, comments: readonly AST.Comment[]): EnabledPlace {
  const { value } = pair;
  if (value.type !== 'TOMLInlineTable') {
    const { line } = pair.loc.start;
    return { in: 'other-form', line, what: editMessage('edit.place.no-table'), instead: 'inline-table' };
  }
  const [found] = inPairs(value.body, comments) ?? [];
  return found ?? { in: 'inline-table', at: value.range[0] + 1, empty: value.body.length === 0 };
}

function inPairs(pairs: readonly Pair[], comments: readonly AST.Comment[]): EnabledPlace[] | null {
  const pair = pairs.find(({ key }) => keysOf(key)[0] === 'enabled');
  if (pair === undefined) return null;
  if (pair.key.keys.length === 1) return [enabledValue(pair, 'pair', comments)];
  return [isTable(pair.loc.start.line, 'pair')];
}

function isTable(line: number, instead: WrittenForm): EnabledPlace {
  return { in: 'other-form', line, what: editMessage('edit.place.table'), instead };
}

function enabledValue(pair: Pair, form: WrittenForm, comments: readonly AST.Comment[]): EnabledPlace {
  const { value } = pair;
  const [from, to] = value.range;
  if (comments.some(({ range }) => range[0] > from && range[1] <= to)) {
    return {
      in: 'other-form',
      line: pair.loc.start.line,
      what: editMessage('edit.place.comments'),
      instead: form,
    };
  }
  return {
    in: 'value',
    from: from,
    to: to,
    boolean: value.type === 'TOMLValue' && value.kind === 'boolean' ? value.value : null,
    line: pair.loc.start.line,
    pairFrom: pair.range[0],
    inline: pair.parent.type === 'TOMLInlineTable',
  };
}

function keysOf(key: AST.TOMLKey): string[] {
  return key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value));
}
