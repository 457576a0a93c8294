import { COMPILER_VERSION, type Platform } from '@waymark/platform-api';
import type { CommitInfo } from '../git';
import { platformDigest } from '../render';
import { TRAILERS } from '../repository/names';
import type { Holds } from './holds';

/** Trailers of a commit on branch rendered: what it was made of. */
export type Origin = Array<readonly [string, string]>;

/** Of what a rendering made here and now is. */
export function originOf(
  intent: string,
  platform: Platform,
  { merges }: Pick<Holds, 'merges'>,
): Origin {
  return [
    [TRAILERS.intent, intent],
    [TRAILERS.compiler, COMPILER_VERSION],
    [TRAILERS.platform, platformDigest(platform)],
    ...(merges ? [[TRAILERS.holds, merges] as const] : []),
  ];
}

/** The merges that a commit on branch rendered says it left out. */
export function leftOutOf({ trailers }: CommitInfo): string[] {
  return trailers.get(TRAILERS.holds)?.split(/\s*,\s*/) ?? [];
}

/** Whether a commit says that it is of this origin. */
export function isOf({ trailers }: CommitInfo, origin: Origin): boolean {
  const leftOut = origin.some(([key]) => key === TRAILERS.holds);
  return (
    leftOut === trailers.has(TRAILERS.holds) &&
    origin.every(([key, value]) => trailers.get(key) === value)
  );
}
