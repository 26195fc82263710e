/** A sentence as the host says it, and as it is said in another language; slots are `{1}`, `{2}` and so on. */
export type SentencePair = readonly [host: string, said: string];

interface Template {
  /** How many characters are fixed. */
  readonly fixed: number;
  /** What stands before the first slot. */
  readonly start: string;
  readonly form: RegExp;
  readonly said: string;
}

interface Saying {
  readonly said: string;
  /** How many characters were understood: of several ways to read a text the fullest is meant. */
  readonly understood: number;
}

/** Says a text in another language; null where it is not known there. */
export type Translate = (text: string) => string | null;

/** Slots hold slots, but never so deep. */
const DEEPEST = 4;

/**
 * Translates texts by what they look like, as gettext does by what they are: the host says them whole, in
 * English, to the command line, to documents and to the page alike. Slots that hold what is known are
 * translated as well; others (names, paths, numbers) stay as they are.
 */
export function sentenceTranslator(pairs: readonly SentencePair[]): Translate {
  const whole = new Map(pairs.filter(([host]) => !host.includes('{1}')));
  const known = new Map<string, string | null>();
  let templates: readonly Template[] | null = null;

  function translate(text: string): string | null {
    let said = known.get(text);
    if (said === undefined) {
      said = (one(text, 0) ?? several(text) ?? ended(text))?.said ?? null;
      known.set(text, said);
    }
    return said;
  }

  function one(text: string, depth: number): Saying | null {
    const exact = whole.get(text);
    if (exact !== undefined) return { said: exact, understood: text.length };
    templates ??= pairs
      .filter(([host]) => host.includes('{1}'))
      .map(templateOf)
      .sort(byStart);
    let best: Saying | null = null;
    for (const template of templates) {
      const slots = text.startsWith(template.start) ? template.form.exec(text) : null;
      const saying = slots && filled(template, slots, depth);
      if (saying && saying.understood > (best?.understood ?? -1)) best = saying;
    }
    return best ?? capitalised(text, depth);
  }

  /** What is known within a sentence is so at the beginning of one. */
  function capitalised(text: string, depth: number): Saying | null {
    if (!/^\p{Lu}\p{Ll}/u.test(text)) return null;
    const saying = one(text.charAt(0).toLowerCase() + text.slice(1), depth);
    return saying && { ...saying, said: saying.said.charAt(0).toUpperCase() + saying.said.slice(1) };
  }

  function filled({ said, fixed }: Template, slots: readonly string[], depth: number): Saying {
    let understood = fixed;
    const filling = said.replace(/\{(\d)\}/g, (_slot, place) => {
      const slot = inSlot(slots[Number(place)] ?? '', depth);
      understood += slot.understood;
      return slot.said;
    });
    return { said: filling, understood };
  }

  function inSlot(text: string, depth: number): Saying {
    const asItIs = { said: text, understood: 0 };
    if (depth === DEEPEST || text === '') return asItIs;
    return one(text, depth + 1) ?? list(text, depth) ?? several(text) ?? asItIs;
  }

  /** `a, b, and c`, where each is known. */
  function list(text: string, depth: number): Saying | null {
    const word = /,? and /.test(text) ? 'und' : 'oder';
    const items = text.split(word === 'oder' ? /, (?:or )?| or / : /, (?:and )?| and /);
    if (items.length < 2) return null;
    const said = items.flatMap((item) => one(item, depth + 1)?.said ?? []);
    if (said.length < items.length) return null;
    return {
      said: `${said.slice(0, -1).join(', ')} ${word} ${said.at(-1)}`,
      understood: text.length,
    };
  }

  /** What is known without the full stop that ends it here. */
  function ended(text: string): Saying | null {
    const saying = /\w\.$/.test(text) ? one(text.slice(0, -1), 0) : null;
    return saying && { ...saying, said: `${saying.said}.` };
  }

  /** Sentences one after the other, each known. */
  function several(text: string): Saying | null {
    for (const { index } of text.matchAll(/(?<=[.?!]) /g)) {
      const first = one(text.slice(0, index), 0)?.said;
      const rest = first === undefined ? null : translate(text.slice(index + 1));
      if (rest !== null) return { said: `${first} ${rest}`, understood: text.length };
    }
    return null;
  }

  return translate;
}

function templateOf([host, said]: SentencePair): Template {
  const parts = host.split(/\{\d\}/);
  const last = parts.length - 2;
  const form = parts
    .map((part, place) => {
      if (place > last) return escaped(part);
      const some = place === last && parts[place + 1] === '' ? '[^]+' : '[^]+?';
      // A slot that follows a word directly is empty, or what it holds brings its own space or sign.
      const slot = /[\p{L}\p{N}]$/u.test(part) ? `|[^\\p{L}\\p{N}]|[^\\p{L}\\p{N}]${some}` : some;
      return `${escaped(part)}(${slot})`;
    })
    .join('');
  return { fixed: parts.join('').length, start: parts[0] ?? '', form: new RegExp(`^${form}$`, 'u'), said };
}

/** Of two readings that are as full, the one that begins as the text does is meant. */
function byStart(a: Template, b: Template): number {
  return b.start.length - a.start.length || b.fixed - a.fixed;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
