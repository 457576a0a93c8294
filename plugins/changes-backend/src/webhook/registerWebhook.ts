import type { DiscoveryService } from '@backstage/backend-plugin-api';
import type { GitopsRepository } from '../repository/GitopsRepository';
import type { Settings } from '../settings';

/** Asks the forge to tell of pushes and of change requests that are merged, if the configuration has a secret for it. */
export async function registerWebhook(
  { portal, ref }: GitopsRepository,
  { webhook }: Settings,
  discovery: DiscoveryService,
): Promise<void> {
  if (!webhook) return;
  const url =
    webhook.url ?? `${await discovery.getExternalBaseUrl('changes')}/webhook`;
  await portal.createWebhook(ref, {
    url,
    secret: webhook.secret,
    events: ['push', 'pull_request'],
  });
}
