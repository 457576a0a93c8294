/** One process of the cluster: how to run it, and how to tell that it works. */
export interface ClusterProcess {
  /** Its name in the registry of processes and its log's. */
  name: string;
  /** For people. */
  title: string;
  /** Its main port. */
  port: number;
  /** Where it answers. */
  url: string;
  startTimeoutMs: number;
  program: {
    program: string;
    args: string[];
    cwd: string;
    env: Record<string, string>;
    /** Folder that goes before the others of PATH. */
    path?: string;
  };
  /** Files whose change asks for a new process. */
  sources: string[];
  isHealthy(): Promise<boolean>;
}
