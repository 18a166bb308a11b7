import type { SubjectRef } from '@aftercare/kernel';
import { shallowRef } from 'vue';
import type { DrawLine } from './case/line.ts';
import type { AdminPart, Creation, Finder, MenuEntry, MenuGroup, Page } from './part.ts';
import type { Lazy, Panel, Slot } from './slot.ts';

const installed = shallowRef<readonly AdminPart[]>([]);

/** Called by the shell once it knows which modules and plugins the tenant has. */
export const installParts = (parts: readonly AdminPart[]): void => void (installed.value = parts);

export const partsInstalled = (): readonly AdminPart[] => installed.value;
export const panelsOf = (slot: Slot<object>): Panel[] => installed.value.flatMap((part) => part.panels ?? []).filter((panel) => panel.slot.id === slot.id);
export const inputFor = (format: string): Lazy | undefined => installed.value.map((part) => part.inputs?.[format]).findLast((input) => input !== undefined);
export const findersOf = (): Finder[] => installed.value.flatMap((part) => part.finders ?? []);
export const creationsOf = (): Creation[] => installed.value.flatMap((part) => part.creations ?? []);

/** The page of a record, where some part has one. */
export const pathOfRecord = ({ type, id }: SubjectRef): string | undefined => installed.value.map(({ records }) => records?.[type]?.(id)).find((path) => path !== undefined);

/** How each part says its events. */
export const linesOf = async (): Promise<DrawLine[]> => Promise.all(installed.value.flatMap(({ lines }) => (lines ? [lines().then((loaded) => loaded.default)] : [])));

export interface MenuPage extends Page {
  readonly menu: MenuEntry;
}

export interface MenuSection {
  readonly group: MenuGroup;
  readonly pages: readonly MenuPage[];
}

const elsewhere: MenuGroup = { title: null, order: 80 };

/** The menu as one person sees it: groups in order, pages in order, nothing that may not be opened. */
export function menuOf(parts: readonly AdminPart[], allowed: (page: Page) => boolean): MenuSection[] {
  const sections = new Map<string, { group: MenuGroup; pages: MenuPage[] }>();
  for (const part of parts) {
    for (const page of part.pages ?? []) {
      if (!page.menu || !allowed(page)) continue;
      const group = page.menu.group ?? part.group ?? elsewhere;
      const key = group.title?.en ?? `#${group.order}`;
      const section = sections.get(key) ?? { group, pages: [] };
      section.pages.push(page as MenuPage);
      sections.set(key, section);
    }
  }
  const inOrder = [...sections.values()].sort((a, b) => a.group.order - b.group.order);
  return inOrder.map(({ group, pages }) => ({ group, pages: pages.sort((a, b) => (a.menu.order ?? 50) - (b.menu.order ?? 50)) }));
}
