import { formatAgo, formatMoment } from './format';
import { useNow } from './useNow';

/**
 * A moment as its distance from now, in full on hover and for assistive technology.
 *
 * @public
 */
export function RelativeTime({ moment }: { moment: Date | string }) {
  const now = useNow(5000);
  const date = typeof moment === 'string' ? new Date(moment) : moment;
  return (
    <time dateTime={date.toISOString()} title={formatMoment(date)}>
      {formatAgo(date, now)}
    </time>
  );
}
