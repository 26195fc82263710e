/** The signals of OpenTelemetry, as sentences name them. */
export type Signal = 'logs' | 'traces' | 'metrics';
