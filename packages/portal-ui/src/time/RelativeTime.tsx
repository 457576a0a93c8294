import { formatAgo, formatAhead, formatMoment } from './format';
import { useNow } from './useNow';

/** @public */
export type RelativeTimeProps = {
  moment: Date | string;
  /** Of what is still to come, such as the end of something: `in 3 d`. */
  ahead?: boolean;
};

/**
 * A moment as its distance from now, in full on hover and for assistive technology.
 *
 * @public
 */
export function RelativeTime({ moment, ahead }: RelativeTimeProps) {
  const now = useNow(5000);
  const date = typeof moment === 'string' ? new Date(moment) : moment;
  return (
    <time dateTime={date.toISOString()} title={formatMoment(date)}>
      {ahead ? formatAhead(date, now) : formatAgo(date, now)}
    </time>
  );
}
