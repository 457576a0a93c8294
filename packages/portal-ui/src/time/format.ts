const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long ago a moment was: `just now`, `12 s ago`, `3 min ago`, `2 h ago`, `5 d ago`, then the date.
 * A moment in the future (a clock that runs ahead) reads as `just now`.
 *
 * @public
 */
export function formatAgo(moment: Date, now: Date): string {
  const age = now.getTime() - moment.getTime();
  if (age < 2 * SECOND) return 'just now';
  if (age < MINUTE) return `${Math.floor(age / SECOND)} s ago`;
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h ago`;
  if (age < 30 * DAY) return `${Math.floor(age / DAY)} d ago`;
  return moment.toISOString().slice(0, 10);
}

/**
 * How far ahead a moment is: `in 40 s`, `in 12 min`, `in 5 h`, `in 3 d`, then the date. What is over reads as
 * {@link formatAgo} has it.
 *
 * @public
 */
export function formatAhead(moment: Date, now: Date): string {
  const left = moment.getTime() - now.getTime();
  if (left <= 0) return formatAgo(moment, now);
  if (left < MINUTE) return `in ${Math.ceil(left / SECOND)} s`;
  if (left < HOUR) return `in ${Math.ceil(left / MINUTE)} min`;
  if (left < DAY) return `in ${Math.ceil(left / HOUR)} h`;
  if (left < 30 * DAY) return `in ${Math.ceil(left / DAY)} d`;
  return moment.toISOString().slice(0, 10);
}

/**
 * A duration in milliseconds with its unit: `820 ms`, `4.2 s`, `1 min 12 s`.
 *
 * @public
 */
export function formatDuration(ms: number): string {
  if (ms < SECOND) return `${Math.round(ms)} ms`;
  if (ms < MINUTE) return `${(ms / SECOND).toFixed(1)} s`;
  const minutes = Math.floor(ms / MINUTE);
  return `${minutes} min ${Math.round((ms - minutes * MINUTE) / SECOND)} s`;
}

/**
 * A moment in full, in the reader's locale and time zone, with the zone named.
 *
 * @public
 */
export function formatMoment(moment: Date): string {
  return new Intl.DateTimeFormat(undefined, {
    dateStyle: 'medium',
    timeStyle: 'long',
  }).format(moment);
}
