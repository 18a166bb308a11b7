export { defineAdminModule, defineAdminPlugin, menuGroup, type AdminModule, type AdminPart, type AdminPlugin, type Creation, type Finder, type Found, type MenuEntry, type MenuGroup, type Messages, type OpenPage, type Page } from './part.ts';
export { groups } from './groups.ts';
export { panel, slot, topBarEnd, type Lazy, type Panel, type Slot } from './slot.ts';
export { creationsOf, findersOf, inputFor, installParts, linesOf, menuOf, panelsOf, partsInstalled, type MenuPage, type MenuSection } from './parts.ts';
export { openRoutesOf, routesOf } from './routes.ts';
export { default as SlotPanels } from './SlotPanels.vue';

export { api, bindSession, queryString, type Query, type Sending } from './api.ts';
export { ApiProblem, unreachable, useProblem } from './problem.ts';
export { useSession, type Credentials, type Session } from './session.ts';
export { vCan } from './can.ts';
export { addMessages, i18n, locale, localeChosen, preferredLocale, showLocale, useSay } from './language.ts';
export { showTheme, startTheme, theme, themes, type Theme } from './theme.ts';
export { useLive, type Hint, type Watched } from './live.ts';
export { useRecord } from './use-record.ts';

export { default as ListPage } from './list/ListPage.vue';
export { default as DataTable } from './list/DataTable.vue';
export { default as PageTurner } from './list/PageTurner.vue';
export { useList, type List, type ListOptions } from './list/use-list.ts';
export type { FilterOption, ListColumn, ListFilter, ListTab } from './list/list-state.ts';

export { default as CasePage, type CaseAction } from './case/CasePage.vue';
export { default as ClockBar } from './case/ClockBar.vue';
export { default as SideSection } from './case/SideSection.vue';
export type { DrawLine, Happened, Line, LineWords } from './case/line.ts';
export { default as TimelineView, type TimelineEntry } from './case/TimelineView.vue';
export { clockTone, type ClockSegment, type ClockView } from './case/clock.ts';

export { default as ChoiceField } from './form/ChoiceField.vue';
export { default as DateField } from './form/DateField.vue';
export { default as FieldError } from './form/FieldError.vue';
export { default as FormField } from './form/FormField.vue';
export { default as MoneyInput } from './form/MoneyInput.vue';
export { default as QuantityInput } from './form/QuantityInput.vue';
export { default as SchemaForm } from './form/SchemaForm.vue';
export { default as SearchSelect, type Choice } from './form/SearchSelect.vue';
export { useForm, type Form, type FormOptions } from './form/use-form.ts';
export { fieldsOf, jsonSchemaOf, type Field, type JsonSchema } from '@aftercare/kernel';

export { default as FloatingLayer } from './act/FloatingLayer.vue';
export { default as MenuButton, type MenuItem } from './act/MenuButton.vue';
export { default as SideSheet } from './act/SideSheet.vue';
export { askBefore, type Asking } from './act/ask-before.ts';
export { toast, type Toast } from './act/toast.ts';

export { default as ActionButton } from './show/ActionButton.vue';
export { default as ChartView } from './show/ChartView.vue';
export type { Chart, ChartSeries } from './show/chart.ts';
export { default as EmptyState } from './show/EmptyState.vue';
export { default as ErrorState } from './show/ErrorState.vue';
export { default as FactList, type Fact } from './show/FactList.vue';
export { default as MoneyText } from './show/MoneyText.vue';
export { formatPromise } from './rules/rule-value.ts';
export { default as PersonChip } from './show/PersonChip.vue';
export { default as RelativeTime } from './show/RelativeTime.vue';
export { default as StatusTag } from './show/StatusTag.vue';
export { default as TabBar, type Tab } from './show/TabBar.vue';
export type { Tone } from './show/tone.ts';
export { useFormat, useMinute } from './show/use-format.ts';
export { useNarrow } from './show/use-narrow.ts';

export { kernelPart } from './kernel-part.ts';
