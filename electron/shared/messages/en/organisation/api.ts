import { type Clause, messageMaker } from '../../message.ts';

/** What an answer of the organisation's APIs means, and what to do. */
export const organisationApi = {
  'organisation-api.key-rejected': () =>
    'The key was rejected (401). Check that it is complete, not revoked and not expired, and that it is an Admin key of this workspace.',
  'organisation-api.no-access': ({ detail }: { detail: string | null }) =>
    `The key may not read this (403${detail === null ? '' : `: ${detail}`}). Ask an owner of the workspace for a key with read access to it.`,
  'organisation-api.not-found': () =>
    'There is nothing at this address (404). Check the id of the workspace or organisation, and the base address where one is set.',
  'organisation-api.gone': () =>
    'OpenAI has withdrawn this address (410). A newer Glance may know its successor.',
  'organisation-api.refused': ({ status, detail }: { status: number; detail: string | null }) =>
    `The request was refused (${status}${detail === null ? '' : `: ${detail}`}). Check the ids and the span of days.`,
  'organisation-api.too-many': () =>
    'Too many requests (429). Wait, then run it again: it goes on where it ended.',
  'organisation-api.server': ({ status }: { status: number }) =>
    `The service failed (${status}). Run it again later: it goes on where it ended.`,
  'organisation-api.redirected': ({ status }: { status: number }) =>
    `The answer leads elsewhere (${status}), and a key is not sent there. Check the base address.`,
  'organisation-api.unexpected': ({ status }: { status: number }) =>
    `The service answered with ${status}, which it is not known to do.`,
  'organisation-api.not-json': () =>
    'The answer is not the JSON that is documented. Where a proxy is between, check what it answers.',
  'organisation-api.other-shape': ({ what }: { what: string }) =>
    `The answer has another shape than is documented: ${what}.`,
  'organisation-api.too-long': ({ size }: { size: number }) => `The answer is longer than ${size} MB.`,
  'organisation-api.cursor-repeats': () =>
    'A page leads to itself or to one before it, so the list cannot be read to its end. Run it again later.',
  'organisation-api.unreachable': ({ host, why }: { host: string; why: Clause }) =>
    `${host} cannot be reached: ${why}. Check the network, and the proxy that the environment names.`,
  'organisation-api.slow': ({ host, seconds }: { host: string; seconds: number }) =>
    `${host} did not answer within ${seconds} s. Run it again later.`,
  'organisation-api.certificate': ({ host, why }: { host: string; why: Clause }) =>
    `The certificate of ${host} is not accepted: ${why}. Where a proxy of yours ends TLS, name its CA with ca_file.`,
};

export const organisationApiMessage = messageMaker(organisationApi);
