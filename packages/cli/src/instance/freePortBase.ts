import { isPortFree } from '../process/ports';

/** First port of a portal that a suite or a bench has to itself, with room for its cluster. */
const FIRST_PORT = 17_070;
const PORTS = 40;

/** Finds a range of ports that nobody listens on. */
export async function freePortBase(): Promise<number> {
  for (let base = FIRST_PORT; base < 60_000; base += PORTS) {
    const ports = Array.from({ length: PORTS }, (_, index) => base + index);
    const free = await Promise.all(ports.map(isPortFree));
    if (free.every(Boolean)) return base;
  }
  throw new Error('No range of free ports was found');
}
