import { bounds, FIELDS, FOUND, field, memory, sizes } from '../../electron/core/ingest/kernel/protocol.ts';
import { kinds, lifecycles, nameTables, texts } from '../../electron/core/ingest/kernel/texts.ts';

/** `hasTurnIds` as `HAS_TURN_IDS`. */
function upper(name: string): string {
  return name.replace(/[A-Z]/g, '_$&').toUpperCase();
}

function data(bytes: Iterable<number>): string {
  return `memory.data<u8>([${[...bytes].join(',')}])`;
}

/** Names with their closing quote, each after its number and length; a length of 0 ends them. */
function tableBytes(names: readonly (readonly [string, number])[]): number[] {
  return [...names.flatMap(([name, number]) => [number, name.length + 1, ...Buffer.from(`${name}"`)]), 0, 0];
}

/** The module `./protocol` of the kernel's source: constants made from protocol.ts and texts.ts. */
export function protocolSource(): string {
  const constant = (name: string, type: string, value: string | number) =>
    `export const ${name}: ${type} = ${value};`;
  return [
    ...Object.entries(sizes).map(([name, value]) => constant(name, 'usize', value)),
    ...Object.entries(bounds).map(([name, value]) => constant(name, 'f64', value)),
    ...Object.entries(field).map(([name, place]) => constant(upper(name), 'usize', place)),
    constant('FOUND', 'usize', FOUND),
    constant('FIELDS', 'usize', FIELDS),
    ...Object.entries(memory).map(([name, at]) => constant(`AT_${upper(name)}`, 'usize', at)),
    ...kinds.map((kind, place) => constant(`KIND_${kind.toUpperCase()}`, 'i32', place)),
    ...lifecycles.map((state, place) => constant(`LIFECYCLE_${state.toUpperCase()}`, 'f64', place)),
    ...Object.entries(nameTables).map(([name, names]) =>
      constant(`NAMES_${upper(name).replace('_NAMES', '')}`, 'usize', data(tableBytes(names))),
    ),
    ...Object.entries(texts).flatMap(([name, text]) => [
      constant(`TEXT_${upper(name)}`, 'usize', data(Buffer.from(text))),
      constant(`TEXT_${upper(name)}_LENGTH`, 'usize', text.length),
    ]),
    '',
  ].join('\n');
}
