export { IntentReality } from './IntentReality';
export type { IntentRealityProps } from './IntentReality';
export { StateBadge } from './StateBadge';
export type { State, StateBadgeProps } from './StateBadge';
