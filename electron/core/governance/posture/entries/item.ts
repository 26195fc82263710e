import type { PostureItem } from '../../../../shared/governance/posture.ts';
import { contentKey, type PostureFacts } from '../facts/posture-facts.ts';

type ItemParts = Pick<PostureItem, 'name' | 'kind'> & Partial<PostureItem>;

/** Makes an item; what is left out is not known. Its place is that of its origin where no other is given. */
export function item(parts: ItemParts): PostureItem {
  const { name, kind, identity = null, origin = null, sha256 = null, firstSeen = null } = parts;
  const { file = origin?.file ?? null, state = null, note = null } = parts;
  const { line = file === (origin?.file ?? null) ? (origin?.line ?? null) : null } = parts;
  return { name, kind, identity, file, line, sha256, firstSeen, state, origin, note };
}

/** A content's hash, with when it was first seen. */
export function seen(
  { firstSeen }: PostureFacts,
  kind: string,
  name: string,
  sha256: string | null,
): Pick<PostureItem, 'sha256' | 'firstSeen'> {
  if (sha256 === null) return { sha256: null, firstSeen: null };
  return { sha256, firstSeen: firstSeen.get(contentKey(kind, name, sha256)) ?? null };
}
