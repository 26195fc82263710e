import { contentKey, type PostureFacts } from './posture-facts.ts';

/** The contents that have a time of their own, each as `contentKey` writes it. */
export function contentsOf({
  servers,
  hooks,
  skills,
  plugins,
  ruleFiles,
}: Pick<PostureFacts, 'servers' | 'hooks' | 'skills' | 'plugins' | 'ruleFiles'>): string[] {
  const all: readonly (readonly [string, string, string | null])[] = [
    ...servers.map(({ name, sha256 }) => ['server', name, sha256] as const),
    ...hooks.hooks.map(({ key, hash }) => ['hook', key, hash] as const),
    ...skills.map(({ file, sha256 }) => ['skill', file, sha256] as const),
    ...plugins.map(({ id, sha256 }) => ['plugin', id, sha256] as const),
    ...ruleFiles.map(({ file, sha256 }) => ['rules', file, sha256] as const),
  ];
  return all.flatMap(([kind, name, hash]) => (hash === null ? [] : [contentKey(kind, name, hash)]));
}
