import { kernel } from '../domain/index.ts';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Global, Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { AccessGuard, ContextInterceptor } from './access.guard.ts';
import { assertEveryRouteIsGuarded } from './access.ts';
import { Commands } from './commands.ts';
import { Database } from './database.ts';
import { Db } from './db.ts';
import { DeliveryWorker } from './delivery.ts';
import { Environment } from './environment.ts';
import { Events } from './events.ts';
import { Extras } from './extras.ts';
import { Idempotency } from './idempotency.ts';
import { Installed } from './installed.ts';
import { Jobs, runsWorkers } from './jobs.ts';
import { Journal } from './journal.ts';
import { KeepStatistics } from './keep-statistics.ts';
import { LiveController, LiveHints } from './live.controller.ts';
import { Migration20261121000000 } from './migrations/Migration20261121000000.ts';
import { Migration20261122000100 } from './migrations/Migration20261122000100.ts';
import { Now } from './now.ts';
import { Policies } from './policies.ts';
import { ProblemFilter } from './problem.filter.ts';
import { Questions } from './questions.ts';
import { RulesController } from './rules.controller.ts';
import { SealJournal } from './seal-journal.ts';
import { defineServerModule, type ServerModule, type ServerPlugin } from './server-module.ts';
import { PreviewSettingHandler } from './preview-setting.ts';
import { SetSettingHandler } from './set-setting.ts';
import { ShowSettingHandler } from './show-setting.ts';
import { Settings } from './settings.ts';
import { tick } from './subscriber.ts';
import { Tenants } from './tenants.ts';
import { Ticks } from './ticks.ts';
import { ValidationPipe } from './validation.ts';
import { UnitOfWork } from './work.ts';

const services = [Commands, Db, DeliveryWorker, Events, Extras, Idempotency, Jobs, Journal, KeepStatistics, LiveHints, Policies, Questions, SealJournal, PreviewSettingHandler, SetSettingHandler, ShowSettingHandler, Settings, Tenants, Ticks, UnitOfWork];

/** The kernel as the first of the modules. */
export const kernelModule = defineServerModule({
  manifest: kernel,
  controllers: [LiveController, RulesController],
  migrations: [Migration20261121000000, Migration20261122000100],
  ticks: [tick('kernel.seal-journal', SealJournal), tick('kernel.statistics', KeepStatistics)],
});

export interface KernelOptions {
  readonly database: Database;
  readonly environment: Environment;
  /** Those that are loaded, lowest first, without the kernel's own. */
  readonly modules: readonly ServerModule[];
  readonly plugins: readonly ServerPlugin[];
  /** Whether this process works on queues and ticks. */
  readonly workers: boolean;
  /** Values of the environment that modules inject by their own tokens, and replacements in tests. */
  readonly providers?: readonly Provider[];
}

@Global()
@Module({})
export class KernelModule {
  /** @throws Error on a route that nothing guards */
  static forRoot({ database, environment, modules: loaded, plugins, workers, providers = [] }: KernelOptions): DynamicModule {
    const modules = [kernelModule, ...loaded];
    assertEveryRouteIsGuarded(modules.flatMap((module) => [...(module.controllers ?? [])]));
    const own = { provide: Now, useClass: Now };
    const given: Provider[] = [own, { provide: Database, useValue: database }, { provide: Environment, useValue: environment }, { provide: Installed, useValue: new Installed(modules, plugins) }, { provide: runsWorkers, useValue: workers }, ...providers];
    return {
      module: KernelModule,
      imports: [
        CqrsModule.forRoot(),
        MikroOrmModule.forRoot({ ...database.ormOptions(modules.flatMap((module) => [...(module.entities ?? [])])), registerRequestContext: false } as never),
        ...loaded.map((module) => nestModule(module.manifest.id, module)),
        ...plugins.map((plugin) => nestModule(`plugin-${plugin.manifest.id}`, plugin)),
      ],
      controllers: [...kernelModule.controllers!] as Type[],
      providers: [
        ...services,
        ...given,
        { provide: APP_PIPE, useClass: ValidationPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: ContextInterceptor },
      ],
      exports: [CqrsModule, ...services, Now, Database, Environment, Installed, runsWorkers, ...providers.map(tokenOf)],
    };
  }
}

const tokenOf = (provider: Provider) => (typeof provider === 'function' ? provider : provider.provide);

/** A Nest module named after ours, so that Nest's own errors point at the right package. What it exports is seen by all: the dependency rules say who may import it. */
function nestModule(id: string, part: ServerModule | ServerPlugin): DynamicModule {
  const module = { [id]: class {} }[id]!;
  const { controllers = [], exports = [], answers = [], ticks = [] } = 'requires' in part.manifest ? (part as ServerModule) : {};
  const providers = part.providers ?? [];
  const given = new Set(providers.map(tokenOf));
  const others = [...exports, ...[...(part.subscribers ?? []), ...answers, ...ticks].map(({ handler }) => handler)].filter((each) => !given.has(each)) as Type[];
  return { module, global: true, controllers: [...controllers], providers: [...providers, ...new Set(others)], exports: [...exports] };
}
