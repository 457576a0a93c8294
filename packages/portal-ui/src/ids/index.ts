export { Shortened } from './Shortened';
export type { ShortenedProps } from './Shortened';
export { shortenIds } from './shortenIds';
