import { z } from 'zod';

/**
 * An archive holds, in this order: `aftercare.json`; `rows/TABLE/N.ndjson`, each line one row as a list of texts;
 * `jobs/N.ndjson`, work that was waiting; `files/…`, attachments; `end.json`, by which one that is cut short is known.
 */
export const beginning = z.object({
  format: z.literal(1),
  made: z.iso.datetime(),
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});
export type Beginning = z.output<typeof beginning>;

export const ending = z.object({ rows: z.record(z.string(), z.number()), jobs: z.number(), files: z.number() });
export type Ending = z.output<typeof ending>;

export const names = { beginning: 'aftercare.json', ending: 'end.json', rows: /^rows\/([^/]+)\/\d+\.ndjson$/, jobs: /^jobs\/\d+\.ndjson$/, files: /^files\/(.+)$/ } as const;

export interface WaitingJob {
  readonly queue: string;
  readonly key: string;
  readonly data: object;
}

export const lines = (content: string): string[] => content.split('\n').filter(Boolean);
