export { customResourceDefinitions } from './definitions';
