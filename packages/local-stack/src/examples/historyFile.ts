import { z } from 'zod';

const replacementSchema = z.strictObject({
  /** Text of the file as it is today. */
  now: z.string().min(1),
  /** The same place as it was at this commit. */
  then: z.string(),
});

const commitSchema = z.strictObject({
  /** Name of a User entity. */
  author: z.string(),
  date: z.iso.datetime(),
  message: z.string().min(1),
  /** Paths in the repository's folder; one that ends with a slash means everything below it. */
  files: z.array(z.string().min(1)).min(1),
  /** How files differed from today: at this commit, `now` stands for `then`. */
  was: z.record(z.string(), z.array(replacementSchema).min(1)).default({}),
});

const repositorySchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  description: z.string(),
  /** Folder below `examples/` that holds the repository as it is today. */
  folder: z.string(),
  /** Oldest first. */
  commits: z.array(commitSchema).min(1),
});

/**
 * `examples/history.yaml`: who wrote what when, in each example repository. Contents are not repeated there: a commit
 * names files of the repository's folder, and where one looked different then.
 */
export const historyFileSchema = z.strictObject({
  /** Forge organization of the repositories. */
  owner: z.string(),
  /** File of User and Group entities, below `examples/`. */
  people: z.string(),
  repositories: z.array(repositorySchema).min(1),
});

/** See {@link historyFileSchema}. */
export type HistoryFile = z.infer<typeof historyFileSchema>;

/** One repository of a {@link HistoryFile}. */
export type ExampleRepository = HistoryFile['repositories'][number];
