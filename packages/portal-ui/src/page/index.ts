export { HeaderAnswer } from './HeaderAnswer';
export { Page } from './Page';
export { PageHeader } from './PageHeader';
export type { PageHeaderProps } from './PageHeader';
export { Panel } from './Panel';
export type { PanelProps } from './Panel';
export { Section } from './Section';
export type { SectionProps } from './Section';
