import { Capacity } from '@waymark/plugin-changes-common';

type Amount = Capacity['limit'];

const GIB = 2 ** 30;
const rounded = (value: number) => Math.round(value * 100) / 100;

/** Such as `1.5 cores`. */
export function cores({ cpuCores }: Amount): string {
  return `${rounded(cpuCores)} ${cpuCores === 1 ? 'core' : 'cores'}`;
}

/** Such as `12 GiB`. */
export function memory({ memoryBytes }: Amount): string {
  return `${rounded(memoryBytes / GIB)} GiB`;
}

/** Both, in one line. */
export function amount(value: Amount): string {
  return `${cores(value)}, ${memory(value)}`;
}

/** Such as `+1.5 cores`; undefined when nothing moves. */
export function grown(
  before: Amount,
  after: Amount,
  show: (value: Amount) => string,
): string | undefined {
  const by = {
    cpuCores: after.cpuCores - before.cpuCores,
    memoryBytes: after.memoryBytes - before.memoryBytes,
  };
  const text = show(by);
  if (/^-?0 /.test(text)) return undefined;
  return text.startsWith('-') ? text.replace('-', '−') : `+${text}`;
}
