import { probeMessage } from '../../../shared/messages/en/telemetry/probe.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { type Decision, decideTaken, failing, reachable } from './decision.ts';
import type { HttpAnswer } from './outcome.ts';
import { MOST_REDIRECTS } from './redirect.ts';
import { credentialHeaders, hostOf, noCredentials, type Subject, waitAdvice } from './verdict-words.ts';

/**
 * Decides by the status of an HTTP answer, such as 401. In every case of failure Codex drops what it could not send.
 */
export function decideHttp(answer: HttpAnswer, subject: Subject): Decision {
  const { status, redirect } = answer;
  const answered = (advice: Message) => probeMessage('probe.answered', { answer: String(status), advice });
  if (redirect !== null && (redirect.isEndless || redirect.method === 'GET')) {
    return failing('path', redirectSentence(redirect, subject));
  }
  if (redirect !== null) return decideBeyond(answer, redirect, subject);
  if (status >= 200 && status < 300) return decideSuccess(answer, subject);
  if (status >= 300 && status < 400) return decideRedirect(answer, subject);
  switch (status) {
    case 400:
      return reachable(probeMessage('probe.invalid-argument', { answer: String(status) }));
    case 401:
    case 403:
    case 407:
      return failing('auth', answered(authAdvice(status, subject)));
    case 404:
    case 405:
    case 410:
      return failing('path', answered(pathAdvice(status, subject)));
    case 406:
    case 415:
      return failing(
        'protocol',
        answered(probeMessage('probe.advice.form', { form: formWords(subject), remedy: otherForm(subject) })),
      );
    case 421:
    case 426:
    case 505:
      return failing('protocol', answered(probeMessage('probe.advice.http-version')));
    case 429:
      return failing(
        'rejected',
        answered(probeMessage('probe.advice.full', { wait: waitAdvice(answer.retryAfterMs) })),
      );
  }
  if (status >= 500) return failing('server', answered(serverAdvice(answer)));
  return failing('rejected', answered(probeMessage('probe.advice.refuses')));
}

function decideSuccess({ status, body }: HttpAnswer, subject: Subject): Decision {
  const facts = { host: hostOf(subject), status, signal: subject.signal };
  return decideTaken(body, subject, String(status), probeMessage('probe.foreign-http', facts));
}

type Redirect = NonNullable<HttpAnswer['redirect']>;

/** Decides by the answer of the collector that the endpoint redirects to, as Codex follows it. */
function decideBeyond(answer: HttpAnswer, redirect: Redirect, subject: Subject): Decision {
  const { to, withheld } = redirect;
  const url = URL.parse(to);
  const headerNames = subject.headerNames.filter((name) => !withheld.includes(name));
  if (withheld.length > 0 && (answer.status === 401 || answer.status === 403)) {
    return failing('auth', probeMessage('probe.redirect.withheld', { to, headers: withheld }));
  }
  const decision = decideHttp({ ...answer, redirect: null }, { ...subject, url, headerNames });
  const sentence = probeMessage('probe.redirected-to', { to, sentence: decision.sentence });
  return decision.state === 'failing'
    ? { ...decision, sentence }
    : { ...decision, reason: sentence, sentence };
}

/** With 307 and 308 a client repeats the export there; with the others it requests a page instead. */
function redirectSentence({ to, isEndless }: Redirect, { signal }: Subject): Message {
  return isEndless
    ? probeMessage('probe.redirect.endless', { most: MOST_REDIRECTS, to, signal })
    : probeMessage('probe.redirect.not-posted', { to, signal });
}

function decideRedirect({ status, location }: HttpAnswer, subject: Subject): Decision {
  const { signal } = subject;
  return failing(
    'path',
    location === null
      ? probeMessage('probe.redirect.not-followed-elsewhere', { status, signal })
      : probeMessage('probe.redirect.not-followed', { status, to: location, signal }),
  );
}

function authAdvice(status: number, subject: Subject): Message {
  const { headerNames, clientCertificate } = subject;
  const header = credentialHeaders(headerNames);
  if (status === 407) return probeMessage('probe.advice.proxy-credentials');
  if (header === null) {
    return clientCertificate ? probeMessage('probe.advice.client-certificate') : noCredentials(subject);
  }
  return status === 401
    ? probeMessage('probe.advice.wrong-credential', { header })
    : probeMessage('probe.advice.may-not-write', { header });
}

function pathAdvice(status: number, { url, signal }: Subject): Message {
  const path = url?.pathname ?? '/';
  if (path === '/') return probeMessage('probe.advice.no-path', { path: signal });
  return status === 405
    ? probeMessage('probe.advice.not-taken-at', { at: path, path: signal })
    : probeMessage('probe.advice.nothing-at', { at: path, path: signal });
}

function formWords({ protocol }: Subject): string {
  return protocol === 'json' ? 'JSON' : 'protobuf';
}

function otherForm({ protocol }: Subject): Message {
  return probeMessage('probe.advice.set-protocol', { protocol: protocol === 'json' ? 'binary' : 'json' });
}

function serverAdvice(answer: HttpAnswer): Message {
  const { status, retryAfterMs } = answer;
  if (status === 502 || status === 504) return probeMessage('probe.advice.proxy-does-not-reach');
  if (status !== 503) return probeMessage('probe.advice.failed-inside');
  return retryAfterMs === null
    ? probeMessage('probe.advice.overloaded-wait')
    : probeMessage('probe.advice.overloaded', { wait: waitAdvice(answer.retryAfterMs) });
}
