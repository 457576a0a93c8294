export { customResourceDefinitions, hasDefinitions } from './definitions';
