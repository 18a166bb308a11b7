import { z } from 'zod';
import { subjectRef } from './resource.ts';
import { locale } from './locale.ts';
import { moment } from './time.ts';

/** A value that an administrator gave a setting, from a moment on. */
export const settingVersion = z.object({ id: z.uuid(), value: z.unknown(), validFrom: z.iso.datetime(), appliesToOpen: z.boolean(), setBy: z.uuid().nullable(), setAt: z.iso.datetime() }).meta({ id: 'SettingVersion' });

/** A setting with what holds now, by whom, and all that was said of it, newest first. */
export const settingView = z
  .object({ id: z.string(), module: z.string(), title: z.record(locale, z.string()), value: z.unknown(), standard: z.unknown(), decidedBy: z.string(), policies: z.array(z.object({ id: z.string(), title: z.record(locale, z.string()) })), versions: z.array(settingVersion) })
  .meta({ id: 'Setting' });
export type SettingView = z.output<typeof settingView>;

export const setSettingInput = z
  .strictObject({
    value: z.unknown(),
    /** From when it holds; now when absent. */
    validFrom: moment.optional(),
    /** Whether cases that are open at that moment follow it too. */
    appliesToOpen: z.boolean().default(false),
  })
  .meta({ id: 'SetSetting' });
export type SetSettingInput = z.output<typeof setSettingInput>;

export const previewSettingInput = z.strictObject({ value: z.unknown() }).meta({ id: 'PreviewSetting' });

/**
 * What the decisions of the last days would have been with another value. `unknown`: those that cannot be asked again, because the rule
 * asks for facts that were not kept then.
 */
export const settingPreview = z
  .object({
    since: z.iso.datetime(),
    policies: z.array(
      z.object({
        id: z.string(),
        title: z.record(locale, z.string()),
        asked: z.number().int(),
        changed: z.number().int(),
        unknown: z.number().int(),
        examples: z.array(z.object({ subject: subjectRef, at: z.iso.datetime(), before: z.unknown(), after: z.unknown() })),
      }),
    ),
  })
  .meta({ id: 'SettingPreview' });
export type SettingPreview = z.output<typeof settingPreview>;
