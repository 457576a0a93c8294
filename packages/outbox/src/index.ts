/**
 * Notifications that are written with what they tell of, and sent once.
 *
 * @packageDocumentation
 */
export { writeNotices, type Notice } from './notice';
export { Outbox } from './Outbox';
