import { InvalidArgumentError, Option } from 'commander';

/** `--port-base N`: the portal takes N, its companions the ports after it. */
export function portBaseOption(): Option {
  return new Option(
    '--port-base <number>',
    'port of the portal; identity, forge, PostgreSQL and the dev server take the next four (default: the last one used, else 7070)',
  ).argParser(parsePortBase);
}

function parsePortBase(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1024 || port > 65_500) {
    throw new InvalidArgumentError(
      'It must be a whole number from 1024 to 65500.',
    );
  }
  return port;
}
