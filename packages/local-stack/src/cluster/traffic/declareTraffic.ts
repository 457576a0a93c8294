import { z } from 'zod';
import {
  declarationSchema,
  type TrafficDeclaration,
  type TrafficDeclarationInput,
} from './declaration';

/** The exporter refused a declaration, or cannot be reached. */
export class TrafficError extends Error {
  constructor(message: string, options?: { cause: unknown }) {
    super(message, options);
    this.name = 'TrafficError';
  }
}

/**
 * Declares to an exporter how a version behaves from now on.
 *
 * @throws TrafficError with what the exporter said
 */
export async function declareTraffic(
  trafficUrl: string,
  declaration: TrafficDeclarationInput,
): Promise<TrafficDeclaration> {
  const response = await fetch(`${trafficUrl}/declarations`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(declaration),
    signal: AbortSignal.timeout(10_000),
  }).catch((cause: unknown) => {
    throw new TrafficError(
      `The exporter of synthetic traffic does not answer at ${trafficUrl}`,
      { cause },
    );
  });
  const body: unknown = await response.json();
  if (response.ok) return declarationSchema.parse(body);
  const { message } = z.object({ message: z.string() }).parse(body);
  throw new TrafficError(`Declaration of ${declaration.image}: ${message}`);
}
