const GIB = 2 ** 30;

/** Sum without the noise of binary fractions: whole thousandths. */
export function sumOf(amounts: readonly number[]): number {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  return Math.round(sum * 1000) / 1000;
}

/** `12 cores` */
export function showCores(cores: number): string {
  return `${cores} cores`;
}

/** `1536 GiB` */
export function showMemory(bytes: number): string {
  return `${Math.round((bytes / GIB) * 1000) / 1000} GiB`;
}
