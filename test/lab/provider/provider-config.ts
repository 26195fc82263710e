/**
 * Writes a config.toml in which Codex asks the provider at `baseUrl` alone and sends no analytics. The provider
 * goes by the name that the recorded sessions have, so that Codex can resume those.
 */
export function providerConfig(baseUrl: string, model: string): string {
  return `model = "${model}"
model_provider = "mock"
approval_policy = "never"
sandbox_mode = "danger-full-access"
check_for_update_on_startup = false

[analytics]
enabled = false

[features]
plugins = false

[model_providers.mock]
name = "mock"
base_url = "${baseUrl}"
wire_api = "responses"
env_key = "LAB_PROVIDER_KEY"
request_max_retries = 0
stream_max_retries = 0
`;
}
