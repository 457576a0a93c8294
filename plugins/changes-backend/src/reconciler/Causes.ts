import type { ReconcilerRun } from '@waymark/plugin-changes-common';

type Trigger = ReconcilerRun['trigger'];

/** Why a run is made: the poll is named only where nothing else asked, before it or while it ran. */
export class Causes {
  #queued: Trigger | undefined;
  #heard: Trigger | undefined;

  /** Notes a wish; true when a run is to be queued for it, false when one waits already. */
  ask(trigger: Trigger): boolean {
    if (trigger !== 'poll') this.#heard = trigger;
    const isFirst = this.#queued === undefined;
    if (isFirst || this.#queued === 'poll') this.#queued = trigger;
    return isFirst;
  }

  /** The run that was queued begins; those who ask from now on get another. */
  begin(): Trigger {
    const trigger = this.#queued ?? 'poll';
    this.#queued = undefined;
    this.#heard = undefined;
    return trigger;
  }

  /** Why a run found what it did: a push that the poll saw before its webhook came is a push. */
  of(trigger: Trigger): Trigger {
    return trigger === 'poll' ? this.#heard ?? trigger : trigger;
  }
}
