import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfigLayer, ConfigStack } from '../../../config/layers/layer.ts';
import { originOf } from '../../../config/layers/layer.ts';
import type { ResolvedConfig } from '../../../config/resolve.ts';
import { holdsSecret } from '../../../config/schema/redact.ts';
import { dottedKey, leafPaths, valueAt } from '../../../config/toml/toml.ts';
import { readFileFacts } from '../../../telemetry/risk/file-facts.ts';
import { secretPlaces } from '../../../telemetry/risk/secret-places.ts';

/** A credential in a file, without its value. */
export interface SecretInFile {
  /** Absolute. */
  readonly file: string;
  /** 1-based; null where it is not known. */
  readonly line: number | null;
  /** The dotted key; null for a file that is a credential as a whole. */
  readonly key: string | null;
  /** Null where the system does not tell. */
  readonly isOpenToOthers: boolean | null;
  /** True where a Git repository carries the file. */
  readonly isTracked: boolean;
}

type Place = Pick<SecretInFile, 'file' | 'line' | 'key'>;

/** Finds the credentials in all files of the configuration and in `auth.json`, and who may read these files. */
export async function findSecrets(
  stack: ConfigStack,
  resolved: ResolvedConfig,
  codexHome: string,
  platform: NodeJS.Platform,
): Promise<SecretInFile[]> {
  const signIn = join(codexHome, 'auth.json');
  const hasSignIn = existsSync(signIn);
  const places: Place[] = [
    ...(hasSignIn ? [{ file: signIn, line: null, key: null }] : []),
    ...secretPlaces(resolved).flatMap(({ origin: { file, line, key } }) =>
      file === undefined ? [] : [{ file, line: line ?? null, key: key ?? null }],
    ),
    ...[...stack.layers, ...(stack.profiles ?? [])].flatMap(secretsOf),
  ];
  const unique = [...new Map(places.map((place) => [`${place.file}:${place.key}`, place])).values()];
  const facts = await readFileFacts(
    unique.map(({ file }) => file),
    platform,
  );
  return unique.map((place) => {
    const known = facts.get(place.file);
    return {
      ...place,
      isOpenToOthers: known?.isOpenToOthers ?? null,
      isTracked: known?.isTracked ?? false,
    };
  });
}

function secretsOf(layer: ConfigLayer): Place[] {
  const { file } = layer.origin;
  // What MDM and the cloud hand out is in no file that others could read.
  if (file === undefined || layer.origin.layer === 'managed-mdm' || layer.origin.layer === 'cloud') return [];
  return leafPaths(layer.table).flatMap((path) => {
    const value = valueAt(layer.table, path);
    if (typeof value !== 'string' || !holdsSecret(path, value)) return [];
    return [{ file, line: originOf(layer, path).line ?? null, key: dottedKey(path) }];
  });
}
