/** How somebody says for whom they write, in seven languages. Judges nothing. */
import type { Language } from '../../platform/languages/index.ts'

export type CapacityWords = {
  /** At the beginning of a line of its own, before a colon; the first is what we show. */
  readonly line: string
  /** Within the first line, between what is asked and the name. */
  readonly within: string
  /** For nobody but oneself. */
  readonly myself: string
}

/** Phrases stand between bars and are compared as commands are. */
export const CAPACITY_WORDS: Readonly<Record<Language, CapacityWords>> = {
  en: {
    line: 'as|for|on behalf of|in the name of|speaking for|capacity',
    within: 'for|on behalf of|in the name of|speaking for',
    myself: 'me|myself|personal|personally|myself only|my own name',
  },
  fr: {
    line: 'au nom de|pour|en tant que|au titre de|à titre',
    within: 'pour|au nom de|au nom du|au nom de la|au titre de',
    myself: 'moi|moi-même|personnel|à titre personnel|mon propre nom',
  },
  es: {
    line: 'en nombre de|por|para|como|en representación de|de parte de',
    within: 'por|para|en nombre de|en nombre del|en representación de|de parte de',
    myself: 'mí|mí mismo|mí misma|personal|a título personal|título personal',
  },
  ar: {
    line: 'باسم|نيابة عن|بالنيابة عن|بصفة|بصفتي',
    within: 'باسم|نيابة عن|بالنيابة عن|عن',
    myself: 'نفسي|شخصي|شخصية|الشخصية|بصفتي الشخصية',
  },
  zh: {
    line: '代表|身份|以',
    within: '代表',
    myself: '本人|我|我自己|个人|自己',
  },
  ru: {
    line: 'от имени|от лица|за|как',
    within: 'от имени|от лица|за',
    myself: 'себя|меня|от себя|лично|личное|своего имени',
  },
  pt: {
    line: 'em nome de|por|para|como|em representação de',
    within: 'por|pelo|pela|para|em nome de|em nome do|em nome da|em representação de',
    myself: 'mim|mim mesmo|mim mesma|pessoal|a título pessoal|título pessoal',
  },
}
