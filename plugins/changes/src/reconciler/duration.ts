import { formatDuration } from '@waymark/portal-ui';

/** A duration of the API (`PT1.5S`, `PT24H`) in milliseconds; undefined when it is none. */
export function millisecondsOf(iso: string): number | undefined {
  const [, hours, seconds] = /^PT(?:(\d+)H)?(?:([\d.]+)S)?$/.exec(iso) ?? [];
  if (hours === undefined && seconds === undefined) return undefined;
  return Number(hours ?? 0) * 3_600_000 + Number(seconds ?? 0) * 1000;
}

/** A duration of the API as people read it; hours and days where minutes would be many. */
export function readDuration(iso: string): string {
  const ms = millisecondsOf(iso);
  if (ms === undefined) return iso;
  const hours = ms / 3_600_000;
  if (hours >= 48) return `${Math.round(hours / 24)} d`;
  return hours >= 2 ? `${Math.round(hours)} h` : formatDuration(ms);
}
