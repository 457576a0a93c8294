export { DayField } from './DayField';
export type { DayFieldProps } from './DayField';
export { formatAgo, formatAhead, formatDuration, formatMoment } from './format';
export { Freshness } from './Freshness';
export type { FreshnessProps } from './Freshness';
export { RelativeTime } from './RelativeTime';
export type { RelativeTimeProps } from './RelativeTime';
export { useNow } from './useNow';
