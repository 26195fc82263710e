/** A part of the product with its own rules of import. */
export interface Layer {
  /** Its folder, which is also its name. */
  readonly folder: string;
  /** The layers whose files it may import, itself included. */
  readonly layers: readonly string[];
  /** The npm packages it may import, each with all its entry points. */
  readonly packages: readonly string[];
  /** Whether it may import Node's own modules. */
  readonly node: boolean;
  /** Single files outside every layer that it may import. */
  readonly files: readonly string[];
}

function layer(folder: string, may: Partial<Omit<Layer, 'folder'>>): Layer {
  const { layers = [], packages = [], node = false, files = [] } = may;
  return { folder, layers: [folder, ...layers], packages, node, files };
}

const shared = 'electron/shared';
const core = 'electron/core';

/** Imports run one way: shared <- core <- hosts; the page and the preload script see shared only. */
export const layers: readonly Layer[] = [
  layer(shared, { packages: ['valibot'], files: ['package.json'] }),
  layer(core, {
    layers: [shared],
    packages: [
      '@duckdb/node-api',
      '@grpc/grpc-js',
      '@opentelemetry/otlp-transformer',
      'age-encryption',
      'canonicalize',
      'chokidar',
      'fastest-levenshtein',
      'fflate',
      'protobufjs',
      'smol-toml',
      'toml-eslint-parser',
      'valibot',
      'ws',
      'zustand',
    ],
    node: true,
  }),
  layer('electron/main', { layers: [shared, core], packages: ['electron'], node: true }),
  layer('electron/preload', { layers: [shared], packages: ['electron'] }),
  layer('electron/web', { layers: [shared, core], node: true }),
  layer('electron/cli', {
    layers: [shared, core, 'electron/web'],
    node: true,
  }),
  layer('renderer', {
    layers: [shared],
    packages: ['@base-ui/react', 'd3-scale', 'd3-shape', 'react', 'react-dom', 'zustand'],
  }),
];

/** The layer that holds a file; the path is relative to the repository. */
export function layerOf(file: string): Layer | null {
  return layers.find(({ folder }) => file.startsWith(`${folder}/`)) ?? null;
}
