import { decidePosture } from '../../../../electron/core/governance/posture/decide-posture.ts';
import type { PostureFacts } from '../../../../electron/core/governance/posture/facts/posture-facts.ts';
import {
  gatherPosture,
  type PostureInput,
} from '../../../../electron/core/governance/posture/gather-posture.ts';
import { postureFindings } from '../../../../electron/core/governance/posture/posture-findings.ts';
import { VERIFIED_CODEX } from '../../../../electron/shared/codex/codex.ts';
import type { PostureEntry, PostureId } from '../../../../electron/shared/governance/posture.ts';
import { makeWorld, type World } from '../../config/world.ts';

const codex = { verified: VERIFIED_CODEX, seen: [], state: 'verified' } as const;

/** The posture of a throw-away machine. */
export interface MadePosture {
  readonly world: World;
  readonly facts: PostureFacts;
  readonly entries: readonly PostureEntry[];
  /** The entry of an id; fails where there is none. */
  readonly entry: (id: PostureId) => PostureEntry;
  /** The kinds of the findings. */
  readonly findings: readonly string[];
}

type Options = Parameters<typeof makeWorld>[1];

/** Writes files as `makeWorld` does, and decides the posture of them. */
export async function postureOf(
  files: Readonly<Record<string, string>>,
  options: Options = {},
  more: Partial<Omit<PostureInput, 'config'>> = {},
): Promise<MadePosture> {
  const world = await makeWorld(files, { codexVersion: VERIFIED_CODEX.version, ...options });
  return decideAgain(world, more);
}

/** Decides the posture of a machine as it is now. */
export async function decideAgain(
  world: World,
  more: Partial<Omit<PostureInput, 'config'>> = {},
): Promise<MadePosture> {
  const facts = await gatherPosture({ config: world.input, codex, home: world.root, ...more });
  const { entries } = decidePosture(facts);
  return {
    world,
    facts,
    entries,
    entry(id) {
      const found = entries.find((one) => one.id === id);
      if (found === undefined) throw new Error(`There is no entry ${id}.`);
      return found;
    },
    findings: postureFindings(facts).map(({ kind }) => kind),
  };
}
