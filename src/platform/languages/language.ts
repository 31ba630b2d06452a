/** The languages Parley speaks, what each calls itself and which way it runs. Holds no words. */

export const LANGUAGES = ['en', 'fr', 'es', 'ar', 'zh', 'ru', 'pt'] as const
export type Language = (typeof LANGUAGES)[number]
export type Direction = 'ltr' | 'rtl'

const NATIVE_NAMES = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
  zh: '中文',
  ru: 'Русский',
  pt: 'Português',
} as const satisfies Record<Language, string>

/**
 * What `Intl` is asked for. English days come before months, as most readers of English expect;
 * Arabic keeps Latin digits everywhere, so that a number reads the same in text, chart and table.
 */
const LOCALES = {
  en: 'en-GB',
  fr: 'fr',
  es: 'es',
  ar: 'ar-u-nu-latn',
  zh: 'zh-Hans',
  ru: 'ru',
  pt: 'pt',
} as const satisfies Record<Language, string>

export const isLanguage = (raw: unknown): raw is Language =>
  LANGUAGES.some((language) => language === raw)

export const direction = (language: Language): Direction => (language === 'ar' ? 'rtl' : 'ltr')

export const nativeName = (language: Language): string => NATIVE_NAMES[language]

export const localeOf = (language: Language): string => LOCALES[language]
