/** A title as somebody reads it in another language: with its own language beside it. */
import type { Read, Tx } from '../../platform/db/index.ts'
import { LANGUAGES, type Language } from '../../platform/languages/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Process } from '../processes/index.ts'
import { textsOf } from '../texts/index.ts'
import type { MailReader } from './door.ts'

/** Scripts that only one of our languages is written in. */
const SCRIPTS: readonly (readonly [Language, RegExp])[] = [
  ['ar', /\p{Script=Arabic}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
]
const LATIN = /\p{Script=Latin}/gu

const countOf = (title: string, script: RegExp) => title.match(script)?.length ?? 0

/** By its letters; where several languages have them, that of the texts it is about. */
export function languageOfTitle(title: string, texts: readonly Language[]): Language | undefined {
  const [script, letters] = SCRIPTS.map(([one, own]) => [one, countOf(title, own)] as const).reduce(
    (most, one) => (one[1] > most[1] ? one : most),
  )
  const latin = countOf(title, LATIN)
  if (letters > 0 && letters >= latin) return script
  const others = LANGUAGES.filter((one) => !SCRIPTS.some(([named]) => named === one))
  return latin === 0 ? undefined : others.find((one) => texts.includes(one))
}

/** A title is kept as it was given: nobody has translated it. */
export async function titleFor(
  db: Read | Tx,
  { id, title, slug }: Process,
  { t, language }: MailReader,
): Promise<string> {
  const wording = (await wordsOf(db, [title])).get(title)
  if (wording.kind !== 'text') return slug
  const texts = (await textsOf(db, id)).map((text) => text.language)
  const is = languageOfTitle(wording.text, texts)
  return is === undefined || is === language
    ? wording.text
    : t('replies.status.in-language', { title: wording.text, language: is })
}
