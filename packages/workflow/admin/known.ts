import { owner, superior, text, type ModuleManifest, type PluginManifest, type Step, type Text } from '@aftercare/kernel';
import { partsInstalled } from '@aftercare/kernel/admin';
import { nextSuperior, type ClockView } from '@aftercare/workflow';

type Manifest = ModuleManifest | PluginManifest;

/** A constant by its id among all that the tenant has; a plugin's comes last, and wins. */
const known = <T extends { readonly id: string }>(id: string, listOf: (manifest: Manifest) => Readonly<Record<string, T>> | undefined): T | undefined =>
  partsInstalled().flatMap(({ manifest }) => Object.values(listOf(manifest) ?? {})).findLast((each) => each.id === id);

const nameless = (id: string): Text => text(id, id);

export const stepOf = (id: string): Step | undefined => known<Step>(id, ({ steps }) => steps);
export const stepTitle = (id: string): Text => stepOf(id)?.title ?? nameless(id);
export const deadlineTitle = (id: string): Text => known(id, ({ deadlines }) => deadlines)?.title ?? nameless(id);
export const roleTitle = (id: string): Text => [owner, superior, nextSuperior].find((role) => role.id === id)?.title ?? known(id, ({ roles }) => roles)?.title ?? nameless(id);

/** A step's clock is called after the step. */
export const titleOfClock = ({ deadline, step }: Pick<ClockView, 'deadline' | 'step'>): Text => (step ? stepTitle(step) : deadlineTitle(deadline));
