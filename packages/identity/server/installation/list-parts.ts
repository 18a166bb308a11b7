import { Installed, migrationName } from '@aftercare/kernel/server';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { InstalledPart } from '../../domain/index.ts';
import { alwaysOn } from './set-company-modules.ts';

/** What this process runs: modules, the lowest first, then plugins. */
export class ListParts extends Query<InstalledPart[]> {}

@QueryHandler(ListParts)
export class ListPartsHandler implements IQueryHandler<ListParts> {
  constructor(private readonly installed: Installed) {}

  async execute(): Promise<InstalledPart[]> {
    const modules = this.installed.modules.map(({ manifest: { id, title, requires }, migrations = [] }) => {
      const last = migrations.map((migration) => migrationName(migration).replace(/^.*Migration/, '')).toSorted().at(-1);
      return { id, kind: 'module' as const, title: { ...title }, version: last ?? null, requires: [...requires], always: alwaysOn.includes(id) };
    });
    const plugins = this.installed.plugins.map(({ manifest: { id, title, version } }) => ({ id, kind: 'plugin' as const, title: { ...title }, version, requires: [], always: false }));
    return [...modules, ...plugins];
  }
}
