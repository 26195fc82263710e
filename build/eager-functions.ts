import { type ESTree, parseAst } from 'vite';
import { rewriteChunks } from './rewrite-chunks.ts';

type Node = ESTree.Node;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

/** The parts of a node in their order; of such as are written once, `a` in `{ a }`, the longest comes first. */
function partsOf(node: Node): Node[] {
  const parts = Object.values(node).flatMap((value: unknown) => (Array.isArray(value) ? value : [value]));
  return parts.filter(isNode).sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A program or the body of a function: what is declared there is known from its beginning on. */
function isBody(node: Node, parent: Node | null): boolean {
  if (node.type === 'Program') return true;
  return node.type === 'BlockStatement' && parent !== null && /Function/.test(parent.type);
}

/** A method is a function, too, but has no place for parentheses. */
function isMethod(node: Node, parent: Node | null): boolean {
  if (parent?.type === 'MethodDefinition') return node === parent.value;
  return parent?.type === 'Property' && node === parent.value && (parent.method || parent.kind !== 'init');
}

/**
 * Puts functions in parentheses, and makes variables of those that are declared: V8 compiles such a function with the
 * file and not when it is first called (`Parser::ParsePrimaryExpression`), and so Node keeps its compiled form. Methods
 * stay as they are.
 */
export function eagerFunctions(code: string): string {
  const print = (node: Node, parent: Node | null): string => {
    const mayHoist = isBody(node, parent);
    const hoisted: string[] = [];
    let [text, at, first] = ['', node.start, -1];
    for (const part of partsOf(node)) {
      if (part.start < at) continue;
      text += code.slice(at, part.start);
      if (first < 0 && !(part.type === 'ExpressionStatement' && 'directive' in part && part.directive)) {
        first = text.length;
      }
      if (mayHoist && part.type === 'FunctionDeclaration' && part.id) {
        const { name, start, end } = part.id;
        const whole = print(part, node);
        hoisted.push(`${name}=(${whole.slice(0, start - part.start)}${whole.slice(end - part.start)})`);
      } else text += print(part, node);
      at = part.end;
    }
    text += code.slice(at, node.end);
    if (hoisted.length > 0) text = `${text.slice(0, first)}var ${hoisted.join(',')};${text.slice(first)}`;
    const isExpression = node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression';
    return isExpression && !isMethod(node, parent) ? `(${text})` : text;
  };
  const program = parseAst(code);
  return `${code.slice(0, program.start)}${print(program, null)}${code.slice(program.end)}`;
}

/** Does so in the environments named. */
export const eagerOutput = (environments: readonly string[]) =>
  rewriteChunks('eager-output', environments, eagerFunctions);
