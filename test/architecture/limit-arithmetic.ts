import { parseSync, Visitor } from 'vite';

/** Numbers of limits from which the core decides level, pace and what binds; views show them and no more. */
const NUMBERS = new Set([
  ...['usedPercent', 'remainingPercent', 'expectedPercent', 'deltaPercent', 'atReset'],
  // What views get such a number from.
  ...['shownUse', 'knownUse', 'capUse', 'leftOf'],
]);

const DECIDING = new Set(['<', '<=', '>', '>=', '+', '-', '*', '/', '%', '**']);

interface Place {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** Each comparison and calculation in a source text that a number of a limit takes part in, as its text. */
export function limitArithmetic(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file} cannot be parsed: ${errors[0]?.message}`);
  const found: string[] = [];
  new Visitor({
    BinaryExpression(node) {
      if (!DECIDING.has(node.operator)) return;
      if ([node.left, node.right].some((side) => namesNumber(side as Place, source))) {
        found.push(source.slice(node.start, node.end).replace(/\s+/g, ' '));
      }
    },
  }).visit(program);
  return found;
}

function namesNumber({ start, end }: Place, source: string): boolean {
  const words = source.slice(start, end).match(/[A-Za-z_$][\w$]*/g) ?? [];
  return words.some((word) => NUMBERS.has(word));
}
