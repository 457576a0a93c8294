export { RowList } from './RowList';
export type { RowListItem } from './RowList';
