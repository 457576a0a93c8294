/** How far a build is. */
export interface BuildProgress {
  /** Such as `Kubernetes v1.36.3, etcd and kwok`. */
  title: string;
  /** 0 to 1. */
  fraction: number;
  /** Undefined until there is something to reckon from. */
  remainingMs?: number;
}

/** Share of the work that linking takes, however many packages there are to compile. */
const linkShare = 0.08;

/**
 * Reckons the time left of a build from the packages it has begun. Until a twentieth is done, the measured time of a cold
 * build is the better guess.
 */
export class BuildEstimate {
  #begun = 0;

  constructor(
    private readonly title: string,
    private readonly packages: number,
    private readonly coldMs: number,
    private readonly now: () => number = () => performance.now(),
    private readonly since: number = now(),
  ) {}

  /** A package's compilation has begun. */
  begin(): void {
    this.#begun += 1;
  }

  /** The state at this moment. */
  read(): BuildProgress {
    const compiled =
      this.packages === 0 ? 1 : Math.min(1, this.#begun / this.packages);
    const fraction = compiled * (1 - linkShare);
    const elapsed = this.now() - this.since;
    const remainingMs =
      fraction < 0.05
        ? Math.max(0, this.coldMs - elapsed)
        : (elapsed / fraction) * (1 - fraction);
    return { title: this.title, fraction, remainingMs };
  }
}
