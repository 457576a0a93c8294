export { Page } from './Page';
export { PageHeader } from './PageHeader';
export type { PageHeaderProps } from './PageHeader';
export { Section } from './Section';
export type { SectionProps } from './Section';
