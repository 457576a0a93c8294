import { COMPILER_VERSION, type Platform } from '@waymark/platform-api';
import type { CommitInfo } from '../git';
import { platformDigest } from '../render';
import { TRAILERS } from '../repository/names';

/** Trailers of a commit on branch rendered: what it was made of. */
export type Origin = Array<readonly [string, string]>;

/** Of what a rendering made here and now is. */
export function originOf(intent: string, platform: Platform): Origin {
  return [
    [TRAILERS.intent, intent],
    [TRAILERS.compiler, COMPILER_VERSION],
    [TRAILERS.platform, platformDigest(platform)],
  ];
}

/** Whether a commit says that it is of this origin. */
export function isOf({ trailers }: CommitInfo, origin: Origin): boolean {
  return origin.every(([key, value]) => trailers.get(key) === value);
}
