import type { Component } from 'vue';
import type { Text } from '@aftercare/kernel';
import type { Tone } from '../show/tone.ts';

export interface FilterOption {
  readonly value: string;
  readonly label: Text | string;
  readonly tone?: Tone;
}

/** One thing that a list can be narrowed by; `name` is the API's query parameter. */
export type ListFilter =
  | { readonly kind: 'choice'; readonly name: string; readonly title: Text; readonly options: readonly FilterOption[]; readonly single?: boolean }
  | { readonly kind: 'search'; readonly name: string; readonly title: Text; readonly search: (q: string, signal: AbortSignal) => Promise<readonly FilterOption[]>; readonly labelOf?: (value: string) => Promise<string> }
  | { readonly kind: 'flag'; readonly name: string; readonly title: Text }
  /** Two parameters: `nameFrom` and `nameTo`. */
  | { readonly kind: 'dates'; readonly name: string; readonly title: Text };

/** A view given by the module: a tab with parameters of its own. */
export interface ListTab {
  readonly id: string;
  readonly title: Text;
  readonly query?: Readonly<Record<string, string>>;
  readonly sort?: string;
  readonly count?: () => Promise<number>;
}

export interface ListShape {
  readonly filters?: readonly ListFilter[];
  readonly tabs?: readonly ListTab[];
  readonly defaultSort?: string;
}

export interface ListState {
  readonly tab: string | null;
  readonly q: string;
  /** A column's sort name, `-` before it for the other way round; null for the tab's or the list's own. */
  readonly sort: string | null;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly cursor: string | null;
}

export interface ListColumn {
  /** Cells are drawn by the slot `cell-KEY`, else the row's member of that name as text. */
  readonly key: string;
  readonly title: Text;
  /** Pixels. Columns without one share the room left. */
  readonly width?: number;
  /** The API's name for sorting by it. */
  readonly sort?: string;
  readonly align?: 'right';
  /** Where it stands on a phone's card; `none` leaves it out. */
  readonly card?: 'number' | 'subject' | 'state' | 'clock' | 'meta' | 'none';
  /** Left out while the window is narrower than 1360 pixels. */
  readonly wide?: boolean;
  readonly icon?: Component;
}

/** Vue-router's query, or anything of that shape. */
type UrlQuery = Readonly<Record<string, string | null | undefined | readonly (string | null)[]>>;

const first = (value: UrlQuery[string]): string => (Array.isArray(value) ? (value[0] ?? '') : ((value as string | null | undefined) ?? ''));
export const namesOf = (filter: ListFilter): string[] => (filter.kind === 'dates' ? [`${filter.name}From`, `${filter.name}To`] : [filter.name]);

/** What the URL says. Names that the list does not know are left alone. */
export function readListState(query: UrlQuery, { filters = [], tabs = [] }: ListShape): ListState {
  const tab = first(query.view);
  const known = filters.flatMap(namesOf).map((name) => [name, first(query[name]).split(',').filter(Boolean)] as const);
  return {
    tab: tabs.find(({ id }) => id === tab)?.id ?? tabs[0]?.id ?? null,
    q: first(query.q),
    sort: first(query.sort) || null,
    filters: Object.fromEntries(known.filter(([, values]) => values.length)),
    cursor: first(query.cursor) || null,
  };
}

/** The URL's query for a state: only what differs from the list as it opens. */
export function writeListState(state: ListState, { tabs = [] }: ListShape): Record<string, string> {
  return {
    ...(state.tab && state.tab !== tabs[0]?.id ? { view: state.tab } : {}),
    ...(state.q ? { q: state.q } : {}),
    ...Object.fromEntries(Object.entries(state.filters).filter(([, values]) => values.length).map(([name, values]) => [name, values.join(',')])),
    ...(state.sort ? { sort: state.sort } : {}),
    ...(state.cursor ? { cursor: state.cursor } : {}),
  };
}

/** What is asked of the API. What somebody filters by goes before what the tab says. */
export function listRequest(state: ListState, shape: ListShape): Record<string, string> {
  const tab = shape.tabs?.find(({ id }) => id === state.tab);
  const sort = state.sort ?? tab?.sort ?? shape.defaultSort;
  return {
    ...tab?.query,
    ...(state.q ? { q: state.q } : {}),
    ...Object.fromEntries(Object.entries(state.filters).map(([name, values]) => [name, values.join(',')])),
    ...(sort ? { sort } : {}),
    ...(state.cursor ? { cursor: state.cursor } : {}),
  };
}

/** A click on a column's head: first its way up, then down, then the list's own order. */
export const nextSort = (sort: string | null, name: string): string | null => (sort === name ? `-${name}` : sort === `-${name}` ? null : name);

/** A change of anything but the page starts at the first page. */
export const changed = (state: ListState, change: Partial<ListState>): ListState => ({ ...state, cursor: null, ...change });

/** `12`, `1,000+`: how many there are, as far as it is counted. */
export const totalText = (total: number, more: boolean): string => `${total.toLocaleString('en')}${more ? '+' : ''}`;
