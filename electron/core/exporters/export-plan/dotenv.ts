import type { Environment } from './environment.ts';

/** Variables that decide how exports are sent. Others are not kept. */
const relevant = /^(?:OTEL_\w+|(?:HTTPS?|ALL|NO)_PROXY|(?:https?|all|no)_proxy|REQUEST_METHOD)$/;

/**
 * Parses `.env` of the Codex home, whose variables Codex 0.171.0 prefers over its environment, by the rules of the
 * Rust crate `dotenvy` 0.15 (`parse.rs`): a malformed line is skipped. Returns only the variables that decide how
 * exports are sent.
 */
export function parseDotenv(text: string, env: Environment): Environment {
  const values = new Map<string, string>();
  let open = '';
  for (const line of text.split(/\r?\n/)) {
    const whole = open === '' ? line : `${open}\n${line}`;
    open = '';
    const [, name, value = ''] =
      /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.]*)[ \t]*=[ \t]*([\s\S]*)$/.exec(whole) ?? [];
    if (name === undefined) continue;
    const read = readValue(value, (other) => env[other] ?? values.get(other) ?? '');
    if (read === 'open') open = whole;
    else if (read !== null) values.set(name, read.value);
  }
  return Object.fromEntries([...values].filter(([name]) => relevant.test(name)));
}

/** Parses a value without quotes and comment; `open` where a quote does not end, null where it is malformed. */
function readValue(text: string, lookUp: (name: string) => string): { value: string } | 'open' | null {
  let value = '';
  let quote: '"' | "'" | null = null;
  let isOver = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (isOver) {
      if (character === '#') break;
      if (!/\s/.test(character)) return null;
    } else if (quote === "'") {
      if (character === "'") quote = null;
      else value += character;
    } else if (character === '\\') {
      at += 1;
      const escaped = text.charAt(at);
      if (escaped === 'n') value += '\n';
      else if (/[\\'"$ ]/.test(escaped)) value += escaped;
      else return null;
    } else if (character === '$') {
      const [all = '', braced, bare] = /^\$(?:\{([^}]*)\}|(\w*))/.exec(text.slice(at)) ?? [];
      if (all === '') return null;
      value += lookUp(braced ?? bare ?? '');
      at += all.length - 1;
    } else if (character === '"') {
      quote = quote === null ? '"' : null;
    } else if (character === "'" && quote === null) {
      quote = "'";
    } else if (/\s/.test(character) && quote === null) {
      isOver = true;
    } else {
      value += character;
    }
  }
  return quote === null ? { value } : 'open';
}
