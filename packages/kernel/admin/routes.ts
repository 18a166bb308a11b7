import type { RouteRecordRaw } from 'vue-router';
import type { Permission, Text } from '@aftercare/kernel';
import type { AdminPart, OpenPage } from './part.ts';

declare module 'vue-router' {
  interface RouteMeta {
    title?: Text;
    permission?: Permission;
    /** Reachable without a session. */
    open?: boolean;
  }
}

/** The pages of modules and plugins as routes. A later part's page replaces an earlier one of the same name. */
export function routesOf(parts: readonly AdminPart[]): RouteRecordRaw[] {
  const pages = new Map(parts.flatMap((part) => part.pages ?? []).map((page) => [page.name, page]));
  return [...pages.values()].map(({ path, name, title, permission, component }) => ({
    path,
    name,
    component,
    meta: { title, ...(permission ? { permission } : {}) },
  }));
}

/** Pages without a session as routes. */
export const openRoutesOf = (pages: readonly OpenPage[]): RouteRecordRaw[] => pages.map(({ path, name, title, component }) => ({ path, name, component, meta: { title, open: true } }));
