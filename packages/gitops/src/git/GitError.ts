/** Git ended with an error, or did not end in time. */
export class GitError extends Error {
  override readonly name = 'GitError';
  /** The git command, such as `push`; never its arguments' values. */
  readonly command: string;
  readonly stderr: string;

  constructor(command: string, reason: string, stderr: string) {
    super(`git ${command}: ${reason}${stderr && `: ${stderr}`}`);
    this.command = command;
    this.stderr = stderr;
  }
}

/** A push was refused because the branch moved on. */
export class PushRejectedError extends Error {
  override readonly name = 'PushRejectedError';
  readonly branch: string;

  constructor(branch: string) {
    super(`Branch ${branch} moved on.`);
    this.branch = branch;
  }
}
