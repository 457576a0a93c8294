/**
 * Loads the Kubernetes client where it is needed, and only there: it takes longer to load than all else of this package, which
 * every command and many tests import for something smaller.
 */
export function loadClient(): typeof import('./ObjectRequests') {
  return require('./ObjectRequests');
}
