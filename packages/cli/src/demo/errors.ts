/**
 * A result of the golden path that is missing or is not what it should be.
 *
 * @remarks `fix` names the next thing a person should look at.
 */
export class DemoFailure extends Error {
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.name = 'DemoFailure';
    this.fix = fix;
  }
}
