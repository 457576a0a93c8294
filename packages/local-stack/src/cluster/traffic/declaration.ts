import { z } from 'zod';

/** What is declared of one version of a workload; nothing of it is measured. */
export const declarationSchema = z.strictObject({
  /** The version: the image of its pods, as it stands in them. */
  image: z.string().min(1).max(512),
  /** Requests a second that each ready pod answers. */
  requestsPerSecond: z.number().min(0).max(1_000).default(20),
  /** Share of the requests that get a server error. */
  errorRatio: z.number().min(0).max(1).default(0),
  /** The 99th percentile of its latency. */
  latencySeconds: z.number().positive().max(60).default(0.12),
});

/** See {@link declarationSchema}. */
export type TrafficDeclaration = z.infer<typeof declarationSchema>;

/** A declaration as it is sent: what is left out is as for a version of which nobody has declared anything. */
export type TrafficDeclarationInput = z.input<typeof declarationSchema>;

/** How a version behaves of which nobody has declared anything: well. */
export function undeclared(image: string): TrafficDeclaration {
  return declarationSchema.parse({ image });
}
