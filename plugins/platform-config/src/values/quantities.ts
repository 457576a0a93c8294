import {
  cpuCores,
  cpuQuantitySchema,
  durationSchema,
  memoryQuantitySchema,
} from '@waymark/platform-api';
import type { Allocation } from '@waymark/plugin-platform-config-common';
import { z } from 'zod';
import { readNode, type SchemaNode } from './fieldSchema';

const patternOf = (schema: z.ZodType) =>
  readNode(z.toJSONSchema(schema))?.pattern;
const CPU = patternOf(cpuQuantitySchema);
const MEMORY = patternOf(memoryQuantitySchema);
const DURATION = patternOf(durationSchema);

const GIB = 2 ** 30;
const number = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

const cores = (amount: number) =>
  amount === 1 ? '1 core' : `${number.format(amount)} cores`;

/** A single value as people read it, with the unit that its schema or its key implies. */
export function readQuantity(
  value: string | number,
  key: string,
  node: SchemaNode | undefined,
): string {
  if (typeof value === 'number') {
    if (key.endsWith('Seconds')) return `${number.format(value)} s`;
    // Three digits behind the point are what objectives differ by.
    if (key === 'availability') return `${value} %`;
    return number.format(value);
  }
  switch (node?.pattern) {
    case undefined:
      return value;
    case CPU:
      return cores(cpuCores(value));
    case MEMORY:
      return value.replace(/^(\d+)([MGT]i)$/, '$1 $2B');
    case DURATION:
      return readDuration(value);
    default:
      return value;
  }
}

function readDuration(value: string): string {
  const [, days, hours] = /^P(?:(\d+)D|T(\d+)H)$/.exec(value) ?? [];
  const [count, unit] = days ? [days, 'day'] : [hours, 'hour'];
  if (!count) return value;
  return `${count} ${unit}${count === '1' ? '' : 's'}`;
}

/** An amount of what is allocated: `384 cores`, `768 GiB`, `8`. */
export function readAmount(
  measure: Allocation['measure'],
  amount: number,
): string {
  if (measure === 'cpu') return cores(amount);
  if (measure === 'gpus') return number.format(amount);
  const gib = amount / GIB;
  return gib >= 1024
    ? `${number.format(gib / 1024)} TiB`
    : `${number.format(gib)} GiB`;
}
