-- The records of Codex Glance, and views of them. clickhouse-client --multiquery < glance.sql
--
-- Fill it from files of records, each as often as you like: a record that is there twice counts once.
--   clickhouse-client --query "INSERT INTO codex.glance_records FORMAT JSONEachRow" < records.jsonl

CREATE DATABASE IF NOT EXISTS codex;

CREATE TABLE IF NOT EXISTS codex.glance_records
(
    id UUID,
    kind LowCardinality(String),
    at DateTime64(3, 'UTC'),
    machine String,
    body String
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(at)
ORDER BY (kind, at, id)
TTL toDateTime(at) + INTERVAL 400 DAY;

-- Of several records of one turn the highest revision is right.
CREATE OR REPLACE VIEW codex.glance_turns AS
SELECT
    at,
    JSONExtractString(machine, 'id') AS machine_id,
    JSONExtract(machine, 'host', 'Nullable(String)') AS host,
    JSONExtract(machine, 'user', 'Nullable(String)') AS user,
    JSONExtractString(body, 'threadId') AS thread_id,
    JSONExtract(body, 'turnId', 'Nullable(String)') AS turn_id,
    JSONExtractUInt(body, 'revision') AS revision,
    JSONExtractString(body, 'outcome') AS outcome,
    JSONExtract(body, 'model', 'Nullable(String)') AS model,
    JSONExtract(body, 'project', 'Nullable(String)') AS project,
    JSONExtract(body, 'signIn', 'Nullable(String)') AS sign_in,
    JSONExtract(body, 'surface', 'Nullable(String)') AS surface,
    JSONExtract(body, 'codexVersion', 'Nullable(String)') AS codex_version,
    JSONExtract(body, 'durationMs', 'Nullable(UInt64)') AS duration_ms,
    JSONExtractUInt(body, 'inputTokens') AS input_tokens,
    JSONExtractUInt(body, 'cachedInputTokens') AS cached_input_tokens,
    JSONExtractUInt(body, 'cacheWriteInputTokens') AS cache_write_input_tokens,
    JSONExtractUInt(body, 'outputTokens') AS output_tokens,
    JSONExtractUInt(body, 'reasoningOutputTokens') AS reasoning_output_tokens,
    JSONExtract(body, 'costUsd', 'Nullable(Float64)') AS cost_usd
FROM codex.glance_records FINAL
WHERE kind = 'turn'
ORDER BY revision DESC
LIMIT 1 BY thread_id, ifNull(turn_id, JSONExtractString(body, 'startedAt'));

CREATE OR REPLACE VIEW codex.glance_sessions AS
SELECT
    at,
    JSONExtractString(machine, 'id') AS machine_id,
    JSONExtractString(body, 'threadId') AS thread_id,
    JSONExtractUInt(body, 'revision') AS revision,
    JSONExtractString(body, 'state') AS state,
    JSONExtract(body, 'project', 'Nullable(String)') AS project,
    JSONExtract(body, 'signIn', 'Nullable(String)') AS sign_in,
    JSONExtractUInt(body, 'turns') AS turns,
    JSONExtractUInt(body, 'inputTokens') + JSONExtractUInt(body, 'outputTokens') AS tokens,
    JSONExtract(body, 'costUsd', 'Nullable(Float64)') AS cost_usd
FROM codex.glance_records FINAL
WHERE kind = 'session'
ORDER BY revision DESC
LIMIT 1 BY thread_id;

-- Never add turns and sessions: a session holds its turns.
CREATE OR REPLACE VIEW codex.glance_usage_by_day AS
SELECT
    toDate(at) AS day,
    machine_id,
    user,
    project,
    model,
    count() AS turns,
    uniqExact(thread_id) AS sessions,
    sum(input_tokens) AS input,
    sum(cached_input_tokens) AS cached,
    sum(output_tokens) AS output,
    sum(cost_usd) AS cost,
    sumIf(input_tokens + output_tokens, cost_usd IS NULL) AS unpriced_tokens
FROM codex.glance_turns
GROUP BY day, machine_id, user, project, model;

-- Only chatgpt is in a compliance export of a workspace.
CREATE OR REPLACE VIEW codex.glance_coverage AS
SELECT ifNull(sign_in, 'not known') AS signed_in, count() AS sessions, sum(tokens) AS tokens
FROM codex.glance_sessions
GROUP BY signed_in;

-- How each rule stands on how many machines, by the newest result of each.
CREATE OR REPLACE VIEW codex.glance_policy AS
SELECT policy, rule, state, count() AS machines
FROM
(
    SELECT
        JSONExtractString(machine, 'id') AS machine_id,
        JSONExtractString(body, 'policy') AS policy,
        JSONExtractString(body, 'rule') AS rule,
        argMax(JSONExtractString(body, 'state'), at) AS state
    FROM codex.glance_records FINAL
    WHERE kind = 'check'
    GROUP BY machine_id, policy, rule
)
GROUP BY policy, rule, state;

-- Limits that are almost used or reached, as each machine saw them last.
CREATE OR REPLACE VIEW codex.glance_limits_near_their_end AS
SELECT *
FROM
(
    SELECT
        JSONExtractString(machine, 'id') AS machine_id,
        JSONExtractString(body, 'limitId') AS limit_id,
        argMax(JSONExtractString(body, 'level'), at) AS level,
        argMax(JSONExtract(body, 'usedPercent', 'Nullable(Float64)'), at) AS used_percent,
        max(at) AS seen_at
    FROM codex.glance_records FINAL
    WHERE kind = 'limits'
    GROUP BY machine_id, limit_id
)
WHERE level IN ('almost-used', 'reached');

-- What changed of configuration and posture, the newest first.
CREATE OR REPLACE VIEW codex.glance_changes AS
SELECT
    at,
    JSONExtractString(machine, 'id') AS machine_id,
    JSONExtractString(body, 'entry') AS entry,
    JSONExtract(body, 'before', 'Nullable(String)') AS before,
    JSONExtract(body, 'after', 'Nullable(String)') AS after,
    JSONExtract(body, 'layer', 'Nullable(String)') AS layer
FROM codex.glance_records FINAL
WHERE kind = 'posture'
ORDER BY at DESC;

CREATE OR REPLACE VIEW codex.glance_machines AS
SELECT
    JSONExtractString(machine, 'id') AS machine_id,
    argMax(JSONExtract(machine, 'host', 'Nullable(String)'), at) AS host,
    argMax(JSONExtractString(machine, 'glanceVersion'), at) AS glance_version,
    max(at) AS last_at,
    uniqExact(toDate(at)) AS days
FROM codex.glance_records FINAL
GROUP BY machine_id;
