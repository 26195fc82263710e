import { type Clause, messageMaker } from '../../message.ts';

/** Why a layer of the configuration, or the organisation's cloud config, is not used or not known. */
export const layerFaults = {
  'layer-faults.cloud.sign-in-without': () => 'Codex reads cloud config only with a ChatGPT sign-in.',
  'layer-faults.cloud.missing': () => "Codex has not fetched your organisation's cloud config yet.",
  'layer-faults.cloud.missing.clause': () => "your organisation's cloud config is not on this machine yet",
  'layer-faults.cloud.unreadable.clause': () => "your organisation's cloud config cannot be read",
  'layer-faults.cloud.form': () => 'This cache file is not in the format that Codex writes.',
  'layer-faults.cloud.signature': () =>
    'The signature of this copy does not match, so Codex does not use it.',
  'layer-faults.cloud.signature.clause': () =>
    "the copy of your organisation's cloud config has a signature that does not match",
  'layer-faults.cloud.account': () => 'This copy is for another account than the one signed in.',
  'layer-faults.cloud.account.clause': () =>
    "the copy of your organisation's cloud config is for another account",
  'layer-faults.cloud.user': () =>
    "The sign-in is newer than the copy of your organisation's cloud config, so it may be another user's.",
  'layer-faults.cloud.user.clause': () =>
    "the sign-in is newer than the copy of your organisation's cloud config",
  'layer-faults.cloud.refresh': () => 'Start Codex once to refresh it.',
  'layer-faults.cloud.content': () =>
    'This copy holds a fragment that Codex cannot read, so Codex does not use it.',
  'layer-faults.cloud.content.clause': () =>
    "the copy of your organisation's cloud config holds a fragment that Codex cannot read",
  'layer-faults.cloud.expired.clause': () => "the copy of your organisation's cloud config is out of date",
  'layer-faults.cloud.doubt': ({ clause }: { clause: Clause }) =>
    `${clause}, and an organisation's cloud config may decide`,
  'layer-faults.cloud.sign-in-again': () => 'Sign in again with `codex login`.',
  'layer-faults.cloud.plan-unknown': () => 'the plan of this sign-in is not known yet',
  'layer-faults.cloud.keyring': () => 'how Codex is signed in is not known, because that is in the keyring',
  'layer-faults.cloud.name-plan': () =>
    'Start Codex once and let it answer: its session then names the plan.',
  'layer-faults.cloud.copy-held': ({ from, until }: { from: string; until: string }) =>
    `This copy was made ${from} and was valid until ${until}.`,
  'layer-faults.sign-in.damaged': () => 'the sign-in file auth.json is damaged',
  'layer-faults.sign-in.unreadable': ({ why }: { why: Clause }) =>
    `the sign-in file auth.json cannot be read: ${why}`,
  'layer-faults.sign-in.unknown-kind': () =>
    'the sign-in file auth.json names a kind of sign-in that Glance does not know',
  'layer-faults.mac.failed': () => 'the tool that reads preferences failed',
  'layer-faults.mac.unreadable': () => 'The preferences of this Mac could not be read.',
  'layer-faults.windows.managed': () => 'Codex no longer reads managed_config.toml on Windows.',
  'layer-faults.mac.silent': () => 'the tool that reads preferences did not answer in time',
  'layer-faults.read.no-right': () => 'You may not read this file.',
  'layer-faults.read.folder': () => 'This path is a folder, not a file.',
  'layer-faults.read.not-regular': () => 'This path is not a regular file, so it is not read.',
  'layer-faults.read.too-large': () => 'This file is larger than 16 MB, so it is not read.',
  'layer-faults.read.too-slow': () => 'This file could not be read within 5 seconds.',
  'layer-faults.read.circle': () => 'The links of this path form a loop.',
  'layer-faults.read.not-utf-8': () => 'This file is not valid UTF-8.',
  'layer-faults.read.other': ({ code }: { code: string }) => `This file could not be read (${code}).`,
  'layer-faults.trust.trusted': ({ place }: { place: string }) => `${place} is trusted.`,
  'layer-faults.trust.marked': ({ place, level }: { place: string; level: string }) =>
    `${place} is marked as ${level}.`,
  'layer-faults.trust.not-marked': ({ key }: { key: string }) =>
    `${key} is not marked as trusted in config.toml.`,
  'layer-faults.toml.syntax': ({ said }: { said: string }) => `It is not valid TOML: ${said}.`,
  'layer-faults.toml.number': () => 'A number does not fit into 64 bits.',
  'layer-faults.toml.date': () => 'A month has no such day.',
  'layer-faults.toml.nesting': ({ most }: { most: number }) =>
    `Keys, lists or tables are nested deeper than ${most} levels.`,
};

export const layerFaultsMessage = messageMaker(layerFaults);
