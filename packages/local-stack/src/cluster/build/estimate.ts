/** How far a build is. */
export interface BuildProgress {
  /** Such as `Kubernetes v1.36.3, etcd and kwok`. */
  title: string;
  /** 0 to 1. */
  fraction: number;
  /** Undefined until there is something to reckon from. */
  remainingMs?: number;
}

/** Share of a cold build that linking takes, however many packages there are to compile. */
const linkShare = 0.08;
/** From this share of compiled packages on, their pace says more than the measured time of a cold build. */
const enough = 0.05;

/** Reckons the time left of a build from the packages it has begun to compile. */
export class BuildEstimate {
  readonly #since: number;
  #begun = 0;
  #compiledAt: number | undefined;

  constructor(
    private readonly title: string,
    private readonly packages: number,
    private readonly coldMs: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#since = now();
    if (packages === 0) this.#compiledAt = this.#since;
  }

  /** A package's compilation has begun. */
  begin(): void {
    this.#begun += 1;
    if (this.#begun >= this.packages) this.#compiledAt ??= this.now();
  }

  /** The state at this moment. */
  read(): BuildProgress {
    const { title, packages, coldMs } = this;
    const linkMs = coldMs * linkShare;
    if (this.#compiledAt !== undefined) {
      const linked = Math.min(1, (this.now() - this.#compiledAt) / linkMs);
      return {
        title,
        fraction: 1 - linkShare * (1 - linked),
        remainingMs: linkMs * (1 - linked),
      };
    }
    const compiled = this.#begun / packages;
    const elapsed = this.now() - this.#since;
    return {
      title,
      fraction: compiled * (1 - linkShare),
      remainingMs:
        compiled < enough
          ? Math.max(linkMs, coldMs - elapsed)
          : (elapsed / compiled) * (1 - compiled) + linkMs,
    };
  }
}
