-- Views over what Codex itself sends, in the tables that the ClickHouse exporter of the Collector makes in `otel`.
-- Run it once the Collector has written for the first time: clickhouse-client --multiquery < codex.sql
--
-- Cached and written tokens are among the input, reasoning is among the output. tool_token_count repeats the total, and so
-- does the token type "total": neither is used.

CREATE DATABASE IF NOT EXISTS codex;

CREATE OR REPLACE VIEW codex.responses AS
SELECT
    Timestamp AS time,
    ResourceAttributes['host.name'] AS host,
    LogAttributes['user.email'] AS user,
    LogAttributes['auth_mode'] AS sign_in,
    LogAttributes['conversation.id'] AS conversation,
    LogAttributes['model'] AS model,
    LogAttributes['model_reasoning_effort'] AS effort,
    LogAttributes['app.version'] AS version,
    toUInt64OrZero(LogAttributes['input_token_count']) AS input_tokens,
    toUInt64OrZero(LogAttributes['cached_token_count']) AS cached_tokens,
    toUInt64OrZero(LogAttributes['cache_write_token_count']) AS cache_write_tokens,
    toUInt64OrZero(LogAttributes['output_token_count']) AS output_tokens,
    toUInt64OrZero(LogAttributes['reasoning_token_count']) AS reasoning_tokens
FROM otel.otel_logs
WHERE LogAttributes['event.name'] = 'codex.sse_event' AND LogAttributes['event.kind'] = 'response.completed';

CREATE OR REPLACE VIEW codex.sessions AS
SELECT
    min(Timestamp) AS time,
    LogAttributes['conversation.id'] AS conversation,
    any(ResourceAttributes['host.name']) AS host,
    any(LogAttributes['user.email']) AS user,
    any(LogAttributes['auth_mode']) AS sign_in,
    any(LogAttributes['originator']) AS surface,
    any(LogAttributes['app.version']) AS version,
    any(LogAttributes['approval_policy']) AS approval_policy,
    any(LogAttributes['sandbox_policy']) AS sandbox_policy
FROM otel.otel_logs
WHERE LogAttributes['event.name'] = 'codex.conversation_starts'
GROUP BY conversation;

CREATE OR REPLACE VIEW codex.tool_calls AS
SELECT
    Timestamp AS time,
    ResourceAttributes['host.name'] AS host,
    LogAttributes['conversation.id'] AS conversation,
    LogAttributes['tool_name'] AS tool,
    LogAttributes['mcp_server'] AS mcp_server,
    LogAttributes['success'] = 'true' AS succeeded,
    toFloat64OrNull(LogAttributes['duration_ms']) AS duration_ms
FROM otel.otel_logs
WHERE LogAttributes['event.name'] = 'codex.tool_result';

CREATE OR REPLACE VIEW codex.api_requests AS
SELECT
    Timestamp AS time,
    ResourceAttributes['host.name'] AS host,
    LogAttributes['model'] AS model,
    toUInt16OrNull(LogAttributes['http.response.status_code']) AS status,
    toFloat64OrNull(LogAttributes['duration_ms']) AS duration_ms
FROM otel.otel_logs
WHERE LogAttributes['event.name'] = 'codex.api_request';

CREATE OR REPLACE VIEW codex.approvals AS
SELECT
    Timestamp AS time,
    ResourceAttributes['host.name'] AS host,
    LogAttributes['conversation.id'] AS conversation,
    LogAttributes['tool_name'] AS tool,
    LogAttributes['decision'] AS decision,
    LogAttributes['source'] AS source
FROM otel.otel_logs
WHERE LogAttributes['event.name'] = 'codex.tool_decision';

-- Prompts that were sent in full, as the Collector marks them before it drops their text.
CREATE OR REPLACE VIEW codex.logged_prompts AS
SELECT Timestamp AS time, ResourceAttributes['host.name'] AS host, LogAttributes['user.email'] AS user
FROM otel.otel_logs
WHERE LogAttributes['event.name'] = 'codex.user_prompt' AND LogAttributes['prompt.logged'] = 'true';

CREATE OR REPLACE VIEW codex.usage_by_day AS
SELECT
    toDate(time) AS day,
    user,
    model,
    uniqExact(conversation) AS sessions,
    count() AS responses,
    sum(input_tokens) AS input,
    sum(cached_tokens) AS cached,
    sum(output_tokens) AS output,
    if(sum(input_tokens) = 0, NULL, sum(cached_tokens) / sum(input_tokens)) AS cache_hits
FROM codex.responses
GROUP BY day, user, model;

CREATE OR REPLACE VIEW codex.tools_by_day AS
SELECT
    toDate(time) AS day,
    tool,
    count() AS calls,
    countIf(NOT succeeded) AS failures,
    quantileExact(0.5)(duration_ms) AS p50_ms,
    quantileExact(0.95)(duration_ms) AS p95_ms
FROM codex.tool_calls
GROUP BY day, tool;

CREATE OR REPLACE VIEW codex.api_by_day AS
SELECT
    toDate(time) AS day,
    count() AS requests,
    countIf(status >= 400) AS errors,
    countIf(status >= 400) / count() AS error_rate,
    quantileExact(0.95)(duration_ms) AS p95_ms
FROM codex.api_requests
GROUP BY day;

-- When each machine was heard of last. The oldest went silent.
CREATE OR REPLACE VIEW codex.machines AS
SELECT ResourceAttributes['host.name'] AS host, max(Timestamp) AS last_event, count() AS events
FROM otel.otel_logs
WHERE startsWith(LogAttributes['event.name'], 'codex.')
GROUP BY host;

-- The same tokens as metrics, which name neither person nor session. Each row of a delta is an increase of its own.
CREATE OR REPLACE VIEW codex.metric_tokens_by_day AS
SELECT toDate(TimeUnix) AS day, Attributes['model'] AS model, Attributes['token_type'] AS kind, sum(Sum) AS tokens
FROM otel.otel_metrics_histogram
WHERE MetricName = 'codex.turn.token_usage' AND Attributes['token_type'] != 'total' AND AggregationTemporality = 1
GROUP BY day, model, kind;
