import type { HttpAnswer } from './outcome.ts';
import { MOST_REDIRECTS } from './redirect.ts';
import {
  accepted,
  credentialHeaders,
  type Decision,
  failing,
  hostOf,
  noCredentials,
  reachable,
  type Subject,
  waitWords,
} from './verdict-words.ts';

/** Decides by the status of an HTTP answer. Codex drops what it could not send in every case of failure. */
export function decideHttp(answer: HttpAnswer, subject: Subject): Decision {
  const { status, redirect } = answer;
  const answered = `The collector answered ${status}`;
  if (redirect !== null && (redirect.isEndless || redirect.method === 'GET')) {
    return failing('path', redirectSentence(redirect, subject));
  }
  if (redirect !== null) return decideBeyond(answer, redirect, subject);
  if (status >= 200 && status < 300) return decideSuccess(answer, subject);
  if (status >= 300 && status < 400) return decideRedirect(answer, subject);
  switch (status) {
    case 400:
      return reachable(
        `${answered} to an empty export: it is there, but whether it takes records is not known; see the collector's log.`,
      );
    case 401:
    case 403:
    case 407:
      return failing('auth', `${answered}: ${authAdvice(status, subject)}`);
    case 404:
    case 405:
    case 410:
      return failing('path', `${answered}: ${pathAdvice(status, subject)}`);
    case 406:
    case 415:
      return failing(
        'protocol',
        `${answered}: it does not take ${formWords(subject)}; ${otherForm(subject)}`,
      );
    case 421:
    case 426:
    case 505:
      return failing(
        'protocol',
        `${answered}: it wants another version of HTTP; use otlp-grpc or its HTTP port.`,
      );
    case 429:
      return failing(
        'rejected',
        `${answered}: it takes no more for now; ${waitAdvice(answer)} or raise the collector's limit.`,
      );
  }
  if (status >= 500) return failing('server', `${answered}: ${serverAdvice(answer)}`);
  return failing('rejected', `${answered}: it refuses the export; see the collector's log.`);
}

function decideSuccess({ status, body }: HttpAnswer, subject: Subject): Decision {
  switch (body.kind) {
    case 'taken':
      return accepted(`The collector took an empty export of ${subject.signal}.`);
    case 'warned':
      return accepted(
        `The collector took an empty export of ${subject.signal} with a warning.`,
        body.message,
      );
    case 'partial':
      return failing(
        'rejected',
        `The collector answered ${status} and rejected records: see the collector's log for what it drops.`,
        body.message,
      );
    case 'foreign':
      return reachable(
        `${hostOf(subject)} answered ${status}, but not as an OTLP receiver does: check that the endpoint is the collector's ${subject.signal} URL.`,
      );
  }
}

type Redirect = NonNullable<HttpAnswer['redirect']>;

/** What the collector answered to which the endpoint redirects, as Codex follows it. */
function decideBeyond(answer: HttpAnswer, redirect: Redirect, subject: Subject): Decision {
  const { to, withheld } = redirect;
  const url = URL.parse(to);
  const headerNames = subject.headerNames.filter((name) => !withheld.includes(name));
  if (withheld.length > 0 && (answer.status === 401 || answer.status === 403)) {
    return failing(
      'auth',
      `The endpoint redirects to ${to}, and Codex takes ${withheld.join(' and ')} to no other host: write that address in the endpoint.`,
    );
  }
  const decision = decideHttp({ ...answer, redirect: null }, { ...subject, url, headerNames });
  const sentence = `The endpoint redirects to ${to}. ${decision.sentence}`;
  return decision.state === 'failing'
    ? { ...decision, sentence }
    : { ...decision, reason: sentence, sentence };
}

/** With 307 and 308 a client repeats the export there; with the others it asks for a page instead. */
function redirectSentence({ to, isEndless }: Redirect, { signal }: Subject): string {
  return isEndless
    ? `The endpoint redirects more than ${MOST_REDIRECTS} times, at last to ${to}: correct the ${signal} endpoint.`
    : `The endpoint redirects to ${to}, where nothing is posted to: correct the ${signal} endpoint.`;
}

function decideRedirect({ status, location }: HttpAnswer, subject: Subject): Decision {
  const to = location === null ? 'elsewhere' : `to ${location}`;
  return failing(
    'path',
    `The collector answered ${status} and points ${to}, which Codex does not follow: correct the ${subject.signal} endpoint.`,
  );
}

function authAdvice(status: number, subject: Subject): string {
  const { headerNames, clientCertificate } = subject;
  const header = credentialHeaders(headerNames);
  if (status === 407) return 'a proxy in between wants credentials.';
  if (header === null) {
    return clientCertificate
      ? 'it does not take the client certificate and no header is set; set the one that it asks for.'
      : noCredentials(subject);
  }
  return status === 401
    ? `${header} is wrong or expired.`
    : `${header} is known but may not write here; give it the right to ingest.`;
}

function pathAdvice(status: number, { url, signal }: Subject): string {
  const path = url?.pathname ?? '/';
  if (path === '/') return `the endpoint has no path, and Codex adds none; end it with /v1/${signal}.`;
  return status === 405
    ? `nothing is taken at ${path}; most collectors want /v1/${signal}.`
    : `there is nothing at ${path}; most collectors want /v1/${signal}.`;
}

function formWords({ protocol }: Subject): string {
  return protocol === 'json' ? 'JSON' : 'protobuf';
}

function otherForm({ protocol }: Subject): string {
  return `set protocol = "${protocol === 'json' ? 'binary' : 'json'}".`;
}

function waitAdvice({ retryAfterMs }: HttpAnswer): string {
  return retryAfterMs === null ? 'wait' : `wait ${waitWords(retryAfterMs)}, as it asks,`;
}

function serverAdvice(answer: HttpAnswer): string {
  const { status, retryAfterMs } = answer;
  if (status === 502 || status === 504)
    return 'a proxy does not reach the collector behind it; check that it runs.';
  if (status !== 503) return "it failed inside; see the collector's log.";
  return retryAfterMs === null
    ? 'it is overloaded or starting; wait, or give it more room.'
    : `it is overloaded or starting; ${waitAdvice(answer)} or give it more room.`;
}
