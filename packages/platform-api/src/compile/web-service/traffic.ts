import type { WebService } from '../../model/webService';

/** Seconds that the gateway waits for an answer, and that a pod gets to finish. */
export interface TrafficSettings {
  requestTimeout: number;
  terminationGrace: number;
}

/** Seconds a stopping pod keeps serving while gateways and clients take it out of rotation. */
export const DRAIN_SECONDS = 10;

// A pod must outlive the longest request it may have accepted: time-out, drain, and a margin.
const settings = (requestTimeout: number): TrafficSettings => ({
  requestTimeout,
  terminationGrace: requestTimeout + DRAIN_SECONDS + 5,
});

const BY_CLASS = {
  interactive: settings(30),
  asynchronous: settings(60),
  background: settings(300),
} as const;

/** Settings of the document's traffic class; default `interactive`. */
export function trafficSettings({
  trafficClass,
}: WebService['spec']): TrafficSettings {
  return BY_CLASS[trafficClass ?? 'interactive'];
}
