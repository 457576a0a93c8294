export * from './names';
export * from './readIntent';
export * from './commitChange';
export { platformOf, type CommitPlatform } from './platformOf';
export * from './bootstrap';
