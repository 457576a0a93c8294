export {
  ensurePrometheus,
  findPrometheus,
  type FoundPrometheus,
  type PrometheusMissing,
  type PrometheusProgram,
} from './findPrometheus';
export {
  prometheusConfig,
  prometheusProcess,
  scrapeSeconds,
} from './prometheusProcess';
