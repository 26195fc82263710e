import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'vite';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A text of the program: `{1}` and so on stand for what is put into it. */
export interface HostText {
  /** Path in the repository. */
  readonly file: string;
  readonly text: string;
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string';
}

/** What stands in two texts or more: words, not a key. */
function isSaid(text: string): boolean {
  const words =
    text.replaceAll(/\{\d\}/g, ' ').match(/(?<![\w.`/-])\p{L}[\p{L}'’]*(?![\w`/=-]|\.\w)/gu) ?? [];
  return words.length > 1 && !/^(?:SELECT|PRAGMA|BEGIN|INSERT|DELETE|CREATE|DROP) /.test(text.trim());
}

/** A text whose parts are joined by `+` or stand in a template; null where it is none. */
function textOf(node: Node): string | null {
  const { type, value, left, right } = node;
  if (type === 'Literal') return typeof value === 'string' ? value : null;
  if (type === 'TemplateLiteral') {
    const { quasis } = node as unknown as { quasis: readonly { value: { cooked: string } }[] };
    return quasis.map((quasi) => quasi.value.cooked).join('{}');
  }
  if (type !== 'BinaryExpression' || node.operator !== '+' || !isNode(left) || !isNode(right)) return null;
  const [before, after] = [textOf(left), textOf(right)];
  return before === null && after === null ? null : `${before ?? '{}'}${after ?? '{}'}`;
}

/** Texts of a module, outermost first; not those that only a developer or a log sees. */
function textsIn(source: string): string[] {
  const texts: string[] = [];
  const visit = (node: Node, isPart: boolean): void => {
    const { type } = node;
    if (/^(?:Import|Export(?:All|Named)Declaration$|TS(?!As|Satisfies|NonNull))/.test(type)) {
      if (type !== 'ExportNamedDeclaration') return;
    }
    if (type === 'ThrowStatement' || isLogged(node)) return;
    const text = textOf(node);
    if (text !== null && !isPart) texts.push(text);
    for (const child of Object.values(node).flat()) {
      const joins = type === 'BinaryExpression' && text !== null;
      if (isNode(child)) visit(child, joins && (isPart || textOf(child) !== null));
    }
  };
  visit(parseAst(source, { lang: 'ts' }) as unknown as Node, false);
  return texts;
}

function isLogged({ type, callee }: Node): boolean {
  if (type !== 'CallExpression' || !isNode(callee)) return false;
  const { property } = callee;
  return isNode(property) && (property.name === 'warn' || property.name === 'info');
}

/** Every text of the folders that may be said to a person. */
export function hostTexts(folders: readonly string[]): HostText[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(root, folder, name),
      ),
    )
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => {
      const said = textsIn(readFileSync(path, 'utf8')).map(numbered).filter(isSaid);
      const file = relative(root, path).replaceAll('\\', '/');
      return [...new Set(said)].map((text) => ({ file, text }));
    });
}

function numbered(text: string): string {
  let slot = 0;
  return text.replaceAll('{}', () => `{${++slot}}`);
}
