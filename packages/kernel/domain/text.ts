/** The languages of the product; the first is the one a new tenant gets. Without schemas: what the sign-in page loads stands on this. */
export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

/** A short text in every language of the product. */
export type Text = { readonly [L in Locale]: string };

/** `text('投诉', 'Complaint')`: both languages stand beside each other, so neither is forgotten. */
export const text = (zh: string, en: string): Text => ({ 'zh-CN': zh, en });
