/** Milliseconds for people: `340 ms`, `4.2 s`, `1 min 05 s`, `2 h 10 min`, `3 d 4 h`. */
export function describeDuration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours >= 24) return `${Math.floor(hours / 24)} d ${hours % 24} h`;
  if (hours > 0) return `${hours} h ${minutes % 60} min`;
  return `${minutes} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** A duration of the API (`PT7.757S`, `PT24H`) for people; what is none stays as it is. */
export function describeIsoDuration(iso: string): string {
  const [, hours, seconds] = /^PT(?:(\d+)H)?(?:([\d.]+)S)?$/.exec(iso) ?? [];
  if (hours === undefined && seconds === undefined) return iso;
  return describeDuration(
    Number(hours ?? 0) * 3_600_000 + Number(seconds ?? 0) * 1_000,
  );
}

/**
 * A moment of the API (`2026-05-04T12:00:03.000Z`) for people, by the clock of the reader: `2026-05-04 14:00:03 CEST`. What is
 * none stays as it is.
 *
 * @param timeZone - of the tz database; that of the machine, or of `TZ`, by default
 */
export function describeMoment(iso: string, timeZone?: string): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  // Sweden writes the year first; the rest of the words is not the reader's language, as nothing here is.
  return new Intl.DateTimeFormat('sv-SE', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    timeZone,
    timeZoneName: 'short',
  }).format(moment);
}

/** A moment of the API for people who ask how long ago that was: `3 d 4 h ago, 2026-05-04 12:00:03 UTC`. */
export function describeWhen(iso: string, now: Date = new Date()): string {
  const ms = now.getTime() - Date.parse(iso);
  if (Number.isNaN(ms)) return iso;
  const distance =
    ms < 0
      ? `in ${describeDuration(-ms)}`
      : `${describeDuration(ms < 1_000 ? 0 : ms)} ago`;
  return `${ms >= 0 && ms < 1_000 ? 'just now' : distance}, ${describeMoment(
    iso,
  )}`;
}
