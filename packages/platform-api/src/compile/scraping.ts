import type { Platform } from '../platform/platform';

/** Durations that follow from how often Prometheus reads metrics, as Kubernetes and Prometheus write them. */
export interface ScrapeDurations {
  /** Between two readings. */
  interval: string;
  /** One reading may take so long. */
  timeout: string;
  /**
   * What a rate is taken over: four readings, so that a lost one does not empty it
   * (https://www.robustperception.io/what-range-should-i-use-with-rate/).
   */
  window: string;
  /** Between two judgements of a canary: half a window, so that each sees new readings. */
  judgement: string;
}

/** See {@link ScrapeDurations}. */
export function scrapeDurations({
  observability: { scrapeSeconds },
}: Platform): ScrapeDurations {
  return {
    interval: duration(scrapeSeconds),
    timeout: duration(Math.min(scrapeSeconds, 10)),
    window: duration(4 * scrapeSeconds),
    judgement: duration(2 * scrapeSeconds),
  };
}

function duration(seconds: number): string {
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
