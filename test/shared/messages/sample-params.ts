import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { parseAst } from 'vite';
import type { Catalogue, Message } from '../../../electron/shared/messages/message.ts';
import { layersUpwards } from '../../../electron/shared/origin.ts';

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const folder = fileURLToPath(new URL('../../../electron/shared/messages/en/', import.meta.url));
const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_./:-]{0,12}[A-Za-z0-9]$/);
const clause: fc.Arbitrary<Message> = name.map((text) => ({ id: 'words.verbatim', params: { text }, text }));

/** Parameters of each English message by its id, drawn by the types that its function declares. */
export function sampleParams(): ReadonlyMap<string, fc.Arbitrary<Record<string, unknown>>> {
  const found = new Map<string, fc.Arbitrary<Record<string, unknown>>>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(visit);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    const { type, key, value } = node as Node;
    if (type === 'Property' && isNode(key) && typeof key.value === 'string' && isNode(value)) {
      if (value.type === 'ArrowFunctionExpression') found.set(key.value, paramsOf(value));
    }
    Object.values(node).forEach(visit);
  };
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    visit(parseAst(readFileSync(`${folder}${file}`, 'utf8'), { lang: 'ts' }));
  }
  return found;
}

function paramsOf(arrow: Node): fc.Arbitrary<Record<string, unknown>> {
  const [params] = arrow.params as readonly Node[];
  if (params === undefined) return fc.constant({});
  const { typeAnnotation } = params.typeAnnotation as { typeAnnotation: { members: readonly Node[] } };
  const members = typeAnnotation.members.map((member) => {
    const { key, typeAnnotation } = member as unknown as {
      key: { name: string };
      typeAnnotation: { typeAnnotation: Node };
    };
    return [key.name, drawn(typeAnnotation.typeAnnotation)] as const;
  });
  return fc.record(Object.fromEntries(members));
}

/** Draws a value of a type; a form of type that no message has had is an error of this file. */
function drawn(type: Node): fc.Arbitrary<unknown> {
  switch (type.type) {
    case 'TSStringKeyword':
      return name;
    case 'TSNumberKeyword':
      return fc.oneof(fc.nat(3), fc.nat(1_000_000));
    case 'TSBooleanKeyword':
      return fc.boolean();
    case 'TSNullKeyword':
      return fc.constant(null);
    case 'TSLiteralType':
      return fc.constant((type.literal as { value: unknown }).value);
    case 'TSUnionType':
      return fc.oneof(...(type.types as readonly Node[]).map(drawn));
    case 'TSTypeOperator':
      return drawn(type.typeAnnotation as Node);
    case 'TSArrayType':
      return fc.array(drawn(type.elementType as Node), { minLength: 1, maxLength: 3 });
    case 'TSTypeReference':
      return named[(type.typeName as { name: string }).name] ?? fc.constant(unknownType(type));
    default:
      return unknownType(type);
  }
}

const named: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  Sent: fc.constantFrom('analytics', 'feedback', 'prompts', 'logs', 'traces', 'metrics'),
  Surface: fc.constantFrom('tui', 'exec', 'app-server', 'ide', 'daemon'),
  Layer: fc.constantFrom(...layersUpwards),
  Period: fc.constantFrom('day', 'week', 'month'),
  Protection: fc.constantFrom('sandbox', 'hook-trust'),
  Watched: fc.constantFrom('analytics', 'feedback', 'prompts'),
  Clause: clause,
  Signal: fc.constantFrom('logs', 'traces', 'metrics'),
};

function unknownType(type: Node): never {
  throw new Error(`No sample for the type ${JSON.stringify(type)}`);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** The ids of a catalogue. */
export function idsOf(catalogue: Catalogue): string[] {
  return Object.keys(catalogue);
}
