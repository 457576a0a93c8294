/** What a client of ours is made with, in the portal, a backend or a command alike. @public */
export type ClientOptions = {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  /** The portal's own, which signs requests in; else the one of the platform. */
  fetchApi?: { fetch: typeof fetch };
};

/**
 * How a generated client fetches. It passes no signal on, so that one comes from here.
 *
 * @public
 */
export function fetchApiOf(
  { fetchApi }: ClientOptions,
  signal?: AbortSignal,
): { fetch: typeof fetch } {
  return {
    fetch: (input, init) => {
      const request = signal ? { ...init, signal } : init;
      // Not `fetch` as it is: a browser refuses to run it as a method of another object.
      return fetchApi ? fetchApi.fetch(input, request) : fetch(input, request);
    },
  };
}
