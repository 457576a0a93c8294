/**
 * Serves the metrics of all plugins of the backend to Prometheus.
 *
 * @packageDocumentation
 */
export { metricsPlugin as default } from './plugin';
