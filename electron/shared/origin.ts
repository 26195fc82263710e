/**
 * The layers that decide configuration values, lowest to highest: each takes the place of those before.
 *
 * `default` means that nothing sets the value and Codex's own behaviour applies. The four
 * `requirements-*` layers sit outside the stack and are applied on top of its result.
 */
export const layersUpwards = [
  'default',
  'packaged',
  'system',
  'cloud',
  'user',
  'profile',
  'project',
  'flags',
  'managed',
  'managed-mdm',
  'requirements-system',
  'requirements-cloud',
  'requirements-managed',
  'requirements-mdm',
] as const;
export type Layer = (typeof layersUpwards)[number];

/** Where a value comes from. `file` is absolute, `key` is dotted, `name` names a cloud fragment or profile. */
export interface Origin {
  readonly layer: Layer;
  readonly file?: string;
  readonly key?: string;
  readonly name?: string;
  /** 1-based line of the key in `file`, where it is known. */
  readonly line?: number;
}
