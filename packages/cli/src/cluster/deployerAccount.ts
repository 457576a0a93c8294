import type { ClusterObject } from '@waymark/local-stack';
import { argoCdConfig, defaultPlatform } from '@waymark/platform-api';
import { asWritten } from './asWritten';

/** The account that Argo CD syncs the platform's own objects as, followed by its rights: every cluster needs it first. */
export function deployerAccount(): ClusterObject[] {
  return argoCdConfig(defaultPlatform).objects.map(asWritten);
}
