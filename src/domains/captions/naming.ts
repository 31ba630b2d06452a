/** How languages and the making of captions are said. Pure. */
import { isLanguage, nativeName, type Translate } from '../../platform/languages/index.ts'
import type { Strand, Tongue } from './caption.ts'

/** As those who speak it call it. */
export function tongueName(language: Tongue): string {
  if (isLanguage(language)) return nativeName(language)
  const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' })
  return names.of(language) ?? language
}

/** `by the scribe`, `by a machine`, `translated from English by a machine`. */
export function madeOf({ from, by }: Pick<Strand, 'from' | 'by'>, t: Translate): string {
  return from === undefined
    ? t(`captions.made.${by}`)
    : t(`captions.translated.${by}`, { from: tongueName(from) })
}

/** `Captions by the scribe`: beneath the lines of a language, in the room. */
export const madeInRoom = ({ from, by }: Pick<Strand, 'from' | 'by'>, t: Translate): string =>
  from === undefined
    ? t(`captions.glance.${by}`)
    : t(`captions.glance.translated.${by}`, { from: tongueName(from) })

/** In a word, beside the way to a language: `machine`. */
export const madeBriefly = ({ from, by }: Pick<Strand, 'from' | 'by'>, t: Translate): string =>
  t(from === undefined ? `captions.brief.${by}` : `captions.brief.translated.${by}`)
