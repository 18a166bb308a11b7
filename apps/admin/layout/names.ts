/** Names that are the same in every language. */
export const product = 'Aftercare';
export const languages = { 'zh-CN': '中文', en: 'English' } as const;
