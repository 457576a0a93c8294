export { useDenial } from './useDenial';
