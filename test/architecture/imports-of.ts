import { parseSync, Visitor } from 'vite';

/** What a module imports, in any form; null where the specifier is computed at run time. */
export function importsOf(file: string, source: string): (string | null)[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const found: (string | null)[] = [];
  const add = (node: unknown) => void found.push(textOf(node));
  new Visitor({
    ImportDeclaration: ({ source }) => add(source),
    ExportAllDeclaration: ({ source }) => add(source),
    ExportNamedDeclaration: ({ source }) => source && add(source),
    ImportExpression: ({ source }) => add(source),
    TSImportType: ({ source }) => add(source),
    TSExternalModuleReference: ({ expression }) => add(expression),
    CallExpression({ callee, arguments: [first] }) {
      if (callee.type === 'Identifier' && callee.name === 'require') add(first);
    },
  }).visit(program);
  return found;
}

function textOf(node: unknown): string | null {
  const value = typeof node === 'object' && node !== null ? Reflect.get(node, 'value') : null;
  return typeof value === 'string' ? value : null;
}
