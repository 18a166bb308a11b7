/** What an archive holds, in words. */
export function amount({ rows, jobs, files }: { rows: Record<string, number>; jobs: number; files: number }): string {
  const all = Object.values(rows).reduce((sum, n) => sum + n, 0);
  return `${count(rows['tenant'] ?? 0, 'company', 'companies')}: ${count(all, 'row', 'rows')}, ${count(files, 'attachment', 'attachments')}, ${count(jobs, 'waiting job', 'waiting jobs')}`;
}

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
