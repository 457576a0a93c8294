import type { GiteaConnection } from './http';

/**
 * Configuration for git by environment (git 2.31 and later): credentials as a header that git sends
 * to this forge alone, no prompt, and no credential helper of the machine.
 */
export function gitEnvironment(
  { url, user, token }: Pick<GiteaConnection, 'url' | 'user' | 'token'>,
  config: ReadonlyArray<readonly [string, string]>,
): Record<string, string> {
  const basic = Buffer.from(`${user}:${token}`).toString('base64');
  const entries: ReadonlyArray<readonly [string, string]> = [
    [`http.${url}/.extraHeader`, `Authorization: Basic ${basic}`],
    ['credential.helper', ''],
    ...config,
  ];
  const environment: Record<string, string> = {
    GIT_TERMINAL_PROMPT: '0',
    GIT_CONFIG_COUNT: String(entries.length),
  };
  entries.forEach(([key, value], index) => {
    environment[`GIT_CONFIG_KEY_${index}`] = key;
    environment[`GIT_CONFIG_VALUE_${index}`] = value;
  });
  return environment;
}
