/**
 * The permission policy of Waymark.
 *
 * @packageDocumentation
 */
export { permissionModuleWaymark as default } from './module';
