import type { Message } from '../../../shared/messages/message.ts';

/** For scripts. */
export type ApiErrorCode =
  | 'key-rejected'
  | 'no-access'
  | 'not-found'
  | 'gone'
  | 'refused'
  | 'too-many-requests'
  | 'server-failed'
  | 'unexpected-answer'
  | 'unreachable'
  | 'timeout'
  | 'tls';

/** Thrown where one of the organisation's APIs gives no answer that can be used. Holds no key and no signed address. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  /** Null where no answer came. */
  readonly status: number | null;
  readonly words: Message;

  constructor(code: ApiErrorCode, status: number | null, words: Message) {
    super(words.text);
    this.code = code;
    this.status = status;
    this.words = words;
  }
}
