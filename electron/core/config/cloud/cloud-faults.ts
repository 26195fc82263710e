import { layerFaultsMessage } from '../../../shared/messages/en/config/layer-faults.ts';
import { sentence } from '../../../shared/messages/en/words.ts';
import type { Message } from '../../../shared/messages/message.ts';

/** Why a copy does not count. */
export interface Fault {
  /** A sentence for the finding. */
  readonly message: Message;
  /** A clause for verdicts. */
  readonly unknown: Message;
  /** A sentence for the layer. */
  readonly disabled: Message;
  /** Set where nothing is broken and what there is does not show enough: what settles it, a sentence. */
  readonly settledBy?: Message;
  /** True where only the plan is not known. */
  readonly isOfPlan?: true;
}

/** Makes a fault whose sentence is also that of the layer. */
function fault(message: Message, unknown: Message): Fault {
  return { message, unknown, disabled: message };
}

export const unusable = {
  missing: fault(
    layerFaultsMessage('layer-faults.cloud.missing'),
    layerFaultsMessage('layer-faults.cloud.missing.clause'),
  ),
  unreadable: (message: Message) =>
    fault(message, layerFaultsMessage('layer-faults.cloud.unreadable.clause')),
  form: fault(
    layerFaultsMessage('layer-faults.cloud.form'),
    layerFaultsMessage('layer-faults.cloud.unreadable.clause'),
  ),
  signature: fault(
    layerFaultsMessage('layer-faults.cloud.signature'),
    layerFaultsMessage('layer-faults.cloud.signature.clause'),
  ),
  account: fault(
    layerFaultsMessage('layer-faults.cloud.account'),
    layerFaultsMessage('layer-faults.cloud.account.clause'),
  ),
  /*
   * Codex compares the user as well, and fragments differ by user. Which user signed in is in the token
   * alone, which is not read. A copy that is newer than the sign-in was made for it; where the sign-in is the
   * newer one, another user of the account may have signed in. Codex makes the copy again as it starts, at
   * the latest after an hour, so a mere refresh of the token leaves this open for a short while only.
   */
  user: {
    ...fault(
      layerFaultsMessage('layer-faults.cloud.user'),
      layerFaultsMessage('layer-faults.cloud.user.clause'),
    ),
    settledBy: layerFaultsMessage('layer-faults.cloud.refresh'),
  },
  content: fault(
    layerFaultsMessage('layer-faults.cloud.content'),
    layerFaultsMessage('layer-faults.cloud.content.clause'),
  ),
  expired: (reason: Message) => fault(reason, layerFaultsMessage('layer-faults.cloud.expired.clause')),
};

/** Returns a doubt about the sign-in: "…, and an organisation's cloud config may decide". */
export function doubt(clause: Message, settledBy: Message): Fault {
  const unknown = layerFaultsMessage('layer-faults.cloud.doubt', { clause });
  return { ...fault(sentence(unknown), unknown), settledBy };
}
