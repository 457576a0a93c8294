import type { Platform, PromotionOptions } from '@waymark/platform-api';
import { tenantOf } from '../intent/tenantPath';

/** The stages of two documents, if both paths name an environment of the platform. */
export function stagesOf(
  fromPath: string,
  toPath: string,
  { environments }: Platform,
): PromotionOptions['stages'] {
  const [from, to] = [fromPath, toPath].map(path => {
    const { environment = '' } = tenantOf(path);
    return Object.hasOwn(environments, environment)
      ? environments[environment].stage
      : undefined;
  });
  return from && to ? { from, to } : undefined;
}
