import { type IpcMainInvokeEvent, ipcMain } from 'electron';
import type { Logger } from '../../core/platform/ports.ts';
import { answer, type Handlers, REQUEST_CHANNEL } from '../../shared/contract/contract.ts';
import { fail } from '../../shared/contract/result.ts';
import { requestMessage } from '../../shared/messages/en/glance/request.ts';
import { decideSender, type Sender } from '../security/trusted-sender.ts';

/**
 * Answers requests of the page, which have no other way into this process. Refuses callers other than the popover's
 * page without reading the request.
 */
export function answerRequests(handlers: Handlers, trustedIds: ReadonlySet<number>, logger: Logger): void {
  ipcMain.handle(REQUEST_CHANNEL, (event, name: unknown, payload: unknown) => {
    const decision = decideSender(senderOf(event), trustedIds);
    if (decision.trusted) return answer(handlers, name, payload);
    logger.warn(`A request was refused: its sender is not the popover (${decision.reason}).`);
    return fail('untrusted-sender', requestMessage('request.untrusted-sender'));
  });
}

function senderOf({ sender, senderFrame }: IpcMainInvokeEvent): Sender {
  return {
    id: sender.id,
    frame: senderFrame,
    mainFrame: sender.isDestroyed() ? null : sender.mainFrame,
  };
}
