import { type Picture, pictureOf } from '../../core/governance/baseline/picture.ts';
import type { CommandContext } from '../run/command-context.ts';
import { load } from '../run/load.ts';
import { check } from './run-checks.ts';

/** Takes the picture of this machine: its posture, and its checks against a policy as `check --policy` names it. */
export async function takePicture(session: CommandContext, policy: string): Promise<Picture> {
  await load(session);
  const posture = await session.glance.postureReport();
  return pictureOf(posture, await check(session, policy, null));
}
