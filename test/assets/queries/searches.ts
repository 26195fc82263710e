import { readdirSync, readFileSync } from 'node:fs';

const rules = new URL('../../../assets/rules/', import.meta.url);

/** What a search over Glance's records names. */
export interface Search {
  readonly name: string;
  readonly text: string;
  readonly kinds: readonly string[];
  readonly body: readonly string[];
  readonly machine: readonly string[];
  /** Members of a tool of the list `tools`. */
  readonly tools: readonly string[];
  /** Fields of a body with a value that they are compared with. */
  readonly compared: readonly (readonly [string, string])[];
}

/** Reads a file of `assets/rules/`. */
export function ruleFile(name: string): string {
  return readFileSync(new URL(name, rules), 'utf8');
}

/** Reads the searches for Splunk, macros filled in. */
export function splunkSearches(): Search[] {
  const macros = new Map(
    [...ruleFile('splunk/macros.conf').matchAll(/^\[(\w+)\]\ndefinition = (.+)$/gm)].map(
      ([, name = '', text = '']) => [name, text],
    ),
  );
  const fill = (text: string): string =>
    text.replaceAll(/`(\w+)`/g, (_, name: string) => fill(macros.get(name) ?? `(no macro ${name})`));
  const searches = [
    ...ruleFile('splunk/savedsearches.conf').matchAll(/^\[(Codex[^\]]+)\]\n(?:\w.*\n)*?search = (.+)$/gm),
  ];
  return searches.map(([, name = '', search = '']) => {
    const text = fill(search);
    return {
      name,
      text,
      kinds: matches(text, /\bkind=([a-z-]+)/g),
      body: matches(text, /\bbody\.([A-Za-z]+)/g),
      machine: matches(text, /\bmachine\.([A-Za-z]+)/g),
      tools: matches(text, /input=tools path=([A-Za-z]+)/g),
      compared: pairs(text, /\bbody\.([A-Za-z]+)'?!?="([^"\\]+)"/g),
    };
  });
}

/** Reads the queries for Sentinel, functions filled in. */
export function sentinelSearches(): Search[] {
  const files = readdirSync(new URL('sentinel/', rules)).toSorted();
  const read = (file: string) =>
    ruleFile(`sentinel/${file}`)
      .replaceAll(/^\/\/.*\n/gm, '')
      .trim();
  const functions = new Map(
    files.filter((file) => file.startsWith('Codex')).map((file) => [file.replace('.kql', ''), read(file)]),
  );
  const fill = (text: string): string => {
    const [first = '', ...rest] = text.split('\n');
    const body = functions.get(first);
    return body === undefined ? text : [fill(body), ...rest].join('\n');
  };
  return files.map((file) => {
    const text = fill(read(file));
    return {
      name: file.replace('.kql', ''),
      text,
      kinds: matches(text, /\bKind == "([a-z-]+)"/g),
      body: matches(text, /\bBody(?:\.|\[")([A-Za-z]+)/g),
      machine: matches(text, /\bMachine\.([A-Za-z]+)/g),
      tools: matches(text, /\bTool\.([A-Za-z]+)/g),
      compared: [
        ...pairs(text, /Body\.([A-Za-z]+)\) [!=]= "([^"\\]+)"/g),
        ...[...text.matchAll(/Body\.([A-Za-z]+)\) in \(([^)]*)\)/g)].flatMap(([, name = '', list = '']) =>
          matches(list, /"([^"]+)"/g).map((value) => [name, value] as const),
        ),
      ],
    };
  });
}

function matches(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))];
}

function pairs(text: string, pattern: RegExp): [string, string][] {
  return [...text.matchAll(pattern)].map(([, name = '', value = '']) => [name, value]);
}
