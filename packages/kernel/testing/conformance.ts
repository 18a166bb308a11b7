import { flawOf, locales, owner, superior, text, type EmailTemplate, type Locale, type ModuleManifest, type PlannedStep, type PluginManifest, type Policy, type ReadSetting, type Setting, type SettingDefault, type Step } from '@aftercare/kernel';
import * as fc from 'fast-check';
import { z } from 'zod';
import { valuesOf } from './conformance-values.ts';

export interface PluginUnderTest {
  /** Those whose rules it may touch, lowest first. */
  readonly modules: readonly ModuleManifest[];
  readonly plugin: PluginManifest;
  readonly templates?: readonly EmailTemplate[];
  /** Cases that chance would hardly find, such as a form that a step's schema lets through: `example(policy, facts)`. */
  readonly examples?: readonly Example[];
  /** How a mail is made of its template: the mail package's `render`. */
  readonly render?: (template: EmailTemplate, vars: object, locale: Locale) => { readonly subject: string; readonly text: string };
}

interface Example {
  readonly policy: Policy<any, any>;
  readonly facts: unknown;
}

export const example = <F, D>(policy: Policy<F, D>, facts: NoInfer<F>): Example => ({ policy, facts });

/** One demand on a plugin: `run` throws where it is not met. */
export interface Check {
  readonly name: string;
  readonly run: () => void;
}

const seed = 20_261_121;

/** Everything that any plugin must hold to: `test.each(checkPlugin({ … }).map(({ name, run }) => [name, run] as const))('%s', (_, run) => expect(run).not.toThrow())`. */
export function checkPlugin({ modules, plugin, templates = [], examples = [], render }: PluginUnderTest): Check[] {
  const parts = [...modules, plugin];
  const every = <T>(list: (part: ModuleManifest | PluginManifest) => Readonly<Record<string, T>> | undefined): T[] => parts.flatMap((part) => Object.values(list(part) ?? {}));
  const policies = modules.flatMap((module) => Object.values(module.policies ?? {}));
  const settings = every<Setting<any>>((part) => part.settings);
  const steps = new Map(every<Step>((part) => part.steps).map((step) => [step.id, step]));
  const roles = new Set([...every((part) => part.roles).map(({ id }) => id), owner.id, superior.id]);
  const known = [...steps.keys(), ...roles, ...every((part) => part.deadlines).map(({ id }) => id)];
  const casesOf = (policy: Policy<any, any>): fc.Arbitrary<any> => {
    const given = examples.filter((each) => each.policy === policy).map(({ facts }) => policy.facts.parse(facts) as unknown);
    const found: fc.Arbitrary<unknown> = valuesOf(policy.facts as z.ZodType, known);
    return given.length ? fc.oneof(found, fc.constantFrom(...given)) : found;
  };
  const overridden = [...new Set((plugin.overrides ?? []).map(({ policy }) => policy))];

  return [
    { name: 'names what it declares after itself', run: () => expectNone('not named after the plugin', [plugin.steps, plugin.deadlines, plugin.roles, plugin.settings, plugin.permissions].flatMap((list) => Object.values(list ?? {})).filter(({ id }) => !id.startsWith(`${plugin.id}.`)).map(({ id }) => id)) },
    { name: 'overrides and sets only what its modules declare', run: () => expectNone('unknown', [...overridden.filter((policy) => !policies.includes(policy)), ...(plugin.defaults ?? []).map(({ setting }) => setting).filter((setting) => !settings.includes(setting))].map(({ id }) => id)) },
    { name: 'titles everything in every language', run: () => expectNone('without a title', [plugin, ...[plugin.steps, plugin.deadlines, plugin.roles, plugin.settings, plugin.permissions].flatMap((list) => Object.values(list ?? {}))].filter(({ title }) => locales.some((locale) => !title[locale].trim())).map(({ id }) => id)) },
    ...(plugin.defaults ?? []).map(({ setting, value }) => ({ name: `gives ${setting.id} a value that it allows`, run: () => void setting.schema.parse(value) })),
    ...overridden.flatMap((policy) => decisionChecks(policy, plugin, settings, casesOf(policy))),
    ...overridden.filter(({ steps: isProcedure }) => isProcedure).map((policy) => ({ name: `plans known steps for known posts in ${policy.id}`, run: () => planCheck(policy as Policy<unknown, PlannedStep[]>, plugin, steps, roles, casesOf(policy)) })),
    ...Object.values(plugin.steps ?? {}).map((step) => ({ name: `labels the form of ${step.id} in every language`, run: () => expectNone('without a label', unlabelled(step.form)) })),
    ...(plugin.fields ?? []).map(({ resource, shape }) => ({ name: `labels the fields it adds to ${resource.name} in every language`, run: () => expectNone('without a label', unlabelled(z.strictObject(shape))) })),
    ...templates.map((template) => ({ name: `words ${template.email.id} in every language`, run: () => templateCheck(template, modules, render) })),
  ];
}

/** Decides as the product does: the module's rule, wrapped by the plugin's. */
function ruleOf<F, D>(policy: Policy<F, D>, { overrides = [] }: PluginManifest, valueOf: (setting: Setting<any>) => unknown): { standard: (facts: F) => D; decide: (facts: F) => D } {
  const reader = (declared: readonly Setting<any>[]): ReadSetting => (setting) => {
    if (!declared.includes(setting)) throw new Error(`${policy.id} reads ${setting.id} without declaring it.`);
    return valueOf(setting) as never;
  };
  const standard = (facts: F): D => policy.decide(facts, reader(policy.settings));
  const mine = overrides.filter((each) => each.policy === policy);
  return { standard, decide: mine.reduce<(facts: F) => D>((inner, { decide, settings }) => (facts) => decide(facts, inner, reader([...policy.settings, ...settings])), standard) };
}

/** The values in force while no administrator has said otherwise. */
const defaultsOf = ({ defaults = [] }: Pick<PluginManifest, 'defaults'>) => (setting: Setting<any>): unknown => (defaults.find((each) => each.setting === setting) ?? { value: setting.standard }).value;

const noPlugin: PluginManifest = { id: 'none', version: '0', title: text('无', 'None') };

/** What a rule says where this plugin holds, or none does: `says(gift)(complaintLevel, facts)`. `set` is what an administrator has set. */
export const says = (plugin: PluginManifest = noPlugin, set: readonly SettingDefault[] = []) => <F, D>(policy: Policy<F, D>, facts: NoInfer<F>): D =>
  policy.decision.parse(ruleOf(policy, plugin, defaultsOf({ defaults: [...set, ...(plugin.defaults ?? [])] })).decide(policy.facts.parse(facts)));

function decisionChecks(policy: Policy<any, any>, plugin: PluginManifest, settings: readonly Setting<any>[], facts: fc.Arbitrary<any>): Check[] {
  const read = new Set([...policy.settings, ...(plugin.overrides ?? []).flatMap((each) => (each.policy === policy ? each.settings : []))]);
  const edited = fc.record(Object.fromEntries(settings.filter((each) => read.has(each)).map((setting) => [setting.id, fc.option(valuesOf(setting.schema as z.ZodType).map((value) => ({ value })), { nil: null })])));
  const said = (decision: unknown): string => JSON.stringify(policy.decision.parse(decision));
  return [
    {
      name: `decides ${policy.id} for every case, the same each time, and validly`,
      run: () =>
        fc.assert(
          fc.property(facts, edited, (given, values) => {
            const valueOf = (setting: Setting<any>) => (values[setting.id] ? values[setting.id]!.value : defaultsOf(plugin)(setting));
            const { decide } = ruleOf(policy, plugin, valueOf);
            const first = said(decide(frozen(given)));
            const again = said(decide(frozen(structuredClone(given))));
            if (first !== again) throw new Error(`It says ${first}, then ${again}.`);
          }),
          { seed, numRuns: 400 },
        ),
    },
    {
      name: `says something else than the standard in ${policy.id}`,
      run: () => {
        const { decide, standard } = ruleOf(policy, plugin, defaultsOf(plugin));
        const differs = fc.sample(facts, { seed, numRuns: 1_500 }).some((given) => said(decide(given)) !== said(standard(given)));
        if (!differs) throw new Error(`No case was found in which the override of ${policy.id} changes anything.`);
      },
    },
  ];
}

function planCheck(procedure: Policy<unknown, PlannedStep[]>, plugin: PluginManifest, steps: ReadonlyMap<string, Step>, roles: ReadonlySet<string>, facts: fc.Arbitrary<unknown>): void {
  const { decide } = ruleOf(procedure, plugin, defaultsOf(plugin));
  const seen = new Set<string>();
  for (const given of fc.sample(facts, { seed, numRuns: 1_000 })) {
    const plan = decide(given);
    expectNone('unknown steps', plan.flatMap(({ step, after }) => [step, ...(after ?? [])]).filter((step) => !steps.has(step)));
    expectNone('never finished', [flawOf(plan)].filter((flaw) => flaw !== null));
    expectNone('unknown posts', plan.flatMap(({ by, signOff }) => [by, ...(signOff?.signers ?? []).map((signer) => signer.by)]).filter((role) => !roles.has(role)));
    plan.forEach(({ step }) => seen.add(step));
  }
  expectNone('never planned', Object.values(plugin.steps ?? {}).map(({ id }) => id).filter((id) => !seen.has(id)));
}

interface Labelled {
  readonly properties?: Readonly<Record<string, Labelled>>;
  readonly 'x-title'?: Readonly<Record<string, string>>;
}

/** The fields of a form for which the console would have to show a name from the code. */
function unlabelled(form: z.ZodType): string[] {
  const { properties = {} } = z.toJSONSchema(form, { io: 'input' }) as unknown as Labelled;
  return Object.entries(properties).filter(([, field]) => locales.some((locale) => !field['x-title']?.[locale]?.trim())).map(([name]) => name);
}

function templateCheck(template: EmailTemplate, modules: readonly ModuleManifest[], render: PluginUnderTest['render']): void {
  if (!modules.some(({ emails }) => Object.values(emails ?? {}).includes(template.email))) throw new Error(`No module declares the mail ${template.email.id}.`);
  if (!render) throw new Error('Say how mails are rendered.');
  for (const vars of fc.sample(valuesOf(template.email.schema), { seed, numRuns: 25 })) {
    for (const locale of locales) {
      const { subject, text } = render(template, vars, locale);
      if (!subject.trim() || !text.trim()) throw new Error(`${template.email.id} says nothing in ${locale}.`);
    }
  }
}

function expectNone(what: string, found: readonly string[]): void {
  if (found.length) throw new Error(`${what}: ${[...new Set(found)].join(', ')}`);
}

/** Rules get facts that nobody can change, so that one which tries is found. */
function frozen<T>(value: T): T {
  if (value && typeof value === 'object') Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}
