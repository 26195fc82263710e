import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** A path below the root of the world. */
type At = (...parts: string[]) => string;

const writerIn =
  (at: At) =>
  (name: string, text: string): void => {
    mkdirSync(dirname(at(name)), { recursive: true });
    writeFileSync(at(name), text);
  };

/** Makes the secret of a place: a text that is recognised wherever it comes out. */
export const canary = (place: string) => `kanarie-${place}-7f3a91c2d4`;
const anyCanary = /kanarie-[a-z0-9-]+?-7f3a91c2d4/g;
/** The canaries in a text, each once. */
export const canariesIn = (text: string) => [...new Set(text.match(anyCanary))];

const exporter = (place: string) => `[otel]
headers_helper = "printf ${canary(`${place}-helper`)}"
environment = "${canary(`${place}-environment`)}"
span_attributes = { team = "${canary(`${place}-attribute`)}" }
exporter = { otlp-http = { endpoint = "http://user:${canary(`${place}-endpoint-password`)}@127.0.0.1:9/v1/logs?key=${canary(`${place}-endpoint-query`)}", protocol = "json", headers = { authorization = "Bearer ${canary(`${place}-header`)}" } } }
`;

/** Every place of a config file in which people put secrets. */
const secrets = (place: string) => `notify = ["sh", "-c", "${canary(`${place}-notify`)}"]
instructions = "${canary(`${place}-instructions`)}"
developer_instructions = "${canary(`${place}-developer`)}"
compact_prompt = "${canary(`${place}-compact`)}"
unknown_key = "${canary(`${place}-unknown`)}"
[mcp_servers.${place}]
command = "${canary(`${place}-command`)}"
args = ["--token", "${canary(`${place}-argument`)}"]
env = { SECRET = "${canary(`${place}-env`)}" }
[mcp_servers.${place}web]
url = "https://user:${canary(`${place}-url-password`)}@127.0.0.1:9/mcp?k=${canary(`${place}-url-query`)}#${canary(`${place}-fragment`)}"
http_headers = { authorization = "${canary(`${place}-http-header`)}" }
bearer_token_env_var = "${canary(`${place}-variable`)}"
[model_providers.${place}]
name = "${canary(`${place}-provider-name`)}"
base_url = "https://user:${canary(`${place}-base-password`)}@127.0.0.1:9/v1?key=${canary(`${place}-base-query`)}"
env_key = "${canary(`${place}-env-key`)}"
http_headers = { x = "${canary(`${place}-provider-header`)}" }
query_params = { k = "${canary(`${place}-provider-query`)}" }
[shell_environment_policy.set]
SECRET = "${canary(`${place}-set`)}"
[[hooks.Stop]]
[[hooks.Stop.hooks]]
type = "command"
command = "${canary(`${place}-hook`)}"
${exporter(place)}`;

const line = (type: string, payload: object) =>
  `${JSON.stringify({ timestamp: new Date().toISOString(), type, payload })}\n`;
const said = (role: string, what: string) =>
  line('response_item', {
    type: 'message',
    role,
    content: [{ type: 'input_text', text: `${canary(what)} ${'word '.repeat(400)}` }],
  });

function rollout(at: At, id: string): string {
  const usage = {
    input_tokens: 100,
    cached_input_tokens: 0,
    output_tokens: 10,
    reasoning_output_tokens: 0,
    total_tokens: 110,
  };
  return [
    line('session_meta', {
      id,
      session_id: id,
      timestamp: new Date().toISOString(),
      cwd: at('project'),
      originator: 'codex_exec',
      cli_version: '0.171.0',
      source: 'exec',
      model_provider: 'openai',
      base_instructions: { text: canary('base-instructions') },
      git: {
        repository_url: `https://user:${canary('repository-password')}@127.0.0.1/o/r.git`,
        branch: 'main',
        commit_hash: '0',
      },
    }),
    line('turn_context', {
      turn_id: 't',
      cwd: at('project'),
      model: 'gpt-6.1-sol',
      approval_policy: 'never',
      user_instructions: canary('user-instructions'),
      developer_instructions: canary('turn-developer'),
    }),
    said('user', 'prompt'),
    line('event_msg', { type: 'user_message', message: canary('user-message') }),
    line('response_item', {
      type: 'function_call',
      name: 'shell',
      arguments: JSON.stringify({ command: canary('call-arguments') }),
      call_id: 'c',
    }),
    line('response_item', { type: 'function_call_output', call_id: 'c', output: canary('tool-output') }),
    line('response_item', {
      type: 'reasoning',
      summary: [{ type: 'summary_text', text: canary('reasoning') }],
      encrypted_content: canary('encrypted'),
    }),
    said('assistant', 'response'),
    line('event_msg', { type: 'agent_message', message: canary('agent-message') }),
    line('event_msg', {
      type: 'token_count',
      info: { total_token_usage: usage, last_token_usage: usage, model_context_window: 258400 },
      rate_limits: null,
    }),
  ].join('');
}

function codexHome(at: At, name: string, config: string): void {
  const write = writerIn(at);
  write(`${name}/config.toml`, config);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const about = {
    email: 'ada@example.com',
    'https://api.openai.com/auth': { chatgpt_plan_type: 'plus', chatgpt_account_id: 'acct' },
  };
  const token = `${part({ alg: 'none' })}.${part(about)}.${canary('id-signature')}`;
  write(
    `${name}/auth.json`,
    JSON.stringify({
      auth_mode: 'chatgpt',
      OPENAI_API_KEY: canary('api-key'),
      tokens: {
        id_token: token,
        access_token: canary('access-token'),
        refresh_token: canary('refresh-token'),
        account_id: 'acct',
      },
      last_refresh: new Date().toISOString(),
    }),
  );
  write(`${name}/history.jsonl`, `${JSON.stringify({ session_id: 's', ts: 1, text: canary('history') })}\n`);
  const bundle = {
    config_toml: { enterprise_managed: [{ id: 'a', name: 'A', contents: secrets('cloud') }] },
    requirements_toml: { enterprise_managed: [] },
  };
  write(
    `${name}/cloud-config-bundle-cache.json`,
    JSON.stringify({
      signed_payload: { expires_at: '2999-01-01T00:00:00Z', account_id: 'acct', bundle },
      signature: canary('signature'),
    }),
  );
  const [year, month, day] = new Date().toISOString().slice(0, 10).split('-');
  const id = '01a20623-3ae8-7980-9244-45a19866cc76';
  write(
    `${name}/sessions/${year}/${month}/${day}/rollout-${year}-${month}-${day}T00-00-00-${id}.jsonl`,
    rollout(at, id),
  );
}

/** Homes by what is wrong with them. */
const homes = (at: At) => ({
  valid: `${secrets('user')}[projects."${at('project')}"]\ntrust_level = "trusted"\n`,
  broken: `model = "m"\nmcp_servers = { a = { args = ["${canary('broken-line')}" \n[analytics]\nenabled = false\n`,
  invalid: `[analytics]\nenabled = "${canary('wrong-kind')}"\n[otel]\nexporter = "${canary('wrong-word')}"\n`,
  misspelt: `model_verbosity = "${canary('wrong-verbosity')}"\napproval_policy = "${canary('wrong-policy')}"\n[analytics]\nenabled = false # ${canary('comment')}\n`,
});

export const HOME_NAMES = ['valid', 'broken', 'invalid', 'misspelt'] as const;

/** Writes Codex homes, a project and an `/etc/codex` with a canary wherever a secret or a text can be. */
export function writeCanaryHomes(at: At): void {
  const write = writerIn(at);
  for (const [name, config] of Object.entries(homes(at))) codexHome(at, name, config);
  write('valid/work.config.toml', secrets('profile'));
  write('project/.codex/config.toml', secrets('project'));
  mkdirSync(at('project/.git'));
  write('etc/config.toml', secrets('system'));
  write(
    'etc/managed_config.toml',
    `[mcp_servers.managed]\ncommand = "${canary('managed-command')}"\nargs = ["${canary('managed-argument')}"]\n`,
  );
  write(
    'etc/requirements.toml',
    `[otel]\nspan_attributes = { team = "${canary('requirement-attribute')}" }\n`,
  );
}
