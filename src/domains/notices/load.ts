/** Loads notices for their pages: what was sent, and a draft in each language. Renders nothing. */
import type { Read } from '../../platform/db/index.ts'
import { LANGUAGES, type Language, type Translate } from '../../platform/languages/index.ts'
import { wordsOf, type Words } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { hostingOf, placeOf } from '../meetings/index.ts'
import { findPeople, languagesOf, namesOf } from '../people/index.ts'
import type { Actor, Named, PersonId } from '../people/index.ts'
import { aboutOf, type About } from './about.ts'
import { writtenFrom, type Written } from './draft.ts'
import { nameOf, type Draft, type Notice, type NoticeId, type NoticeName } from './notice.ts'
import { hrefOf } from './paths.ts'
import { peopleOf } from './people.ts'
import { wordingFor } from './rules.ts'
import { draftsOf, sentNotices } from './store.ts'

export type SentLine = Pick<Notice, 'id' | 'people' | 'at'> & {
  readonly subject: string
  readonly words: string
}

export type SentShown = SentLine & {
  readonly href: string
  readonly by: PersonId
  readonly named: Named | undefined
  readonly languages: readonly Language[]
  readonly practice: boolean
}

/** Absent words and those that were taken off the record read alike. */
export const textIn = (words: Words, of: string | undefined, t: Translate): string => {
  const wording = of === undefined ? undefined : words.get(of)
  return wording?.kind === 'text' ? wording.text : t('html.redacted')
}

export async function loadList(read: Read, t: Translate): Promise<readonly SentLine[]> {
  const notices = await sentNotices(read)
  const own = notices.map(({ wordings }) => wordingFor(wordings, t.language))
  const words = await wordsOf(
    read,
    own.flatMap((one) => [one?.subject, one?.words]),
  )
  return notices.map(({ id, people, at }, index) => ({
    id,
    people,
    at,
    subject: textIn(words, own[index]?.subject, t),
    words: textIn(words, own[index]?.words, t),
  }))
}

export async function loadSent(read: Read, notice: Notice, t: Translate): Promise<SentShown> {
  const { id, people, at, by, wordings, host } = notice
  const hosting = await hostingOf(read, host)
  const own = wordingFor(wordings, t.language)
  const words = await wordsOf(read, [own?.subject, own?.words])
  const name = nameOf(id)
  return {
    id,
    people,
    at,
    by,
    subject: textIn(words, own?.subject, t),
    words: textIn(words, own?.words, t),
    href: name ? hrefOf(name) : '/notices',
    named: (await namesOf(read, await findPeople(read, [by]))).get(by),
    languages: wordings.map(({ language }) => language),
    practice: hosting !== undefined && placeOf(hosting).practice,
  }
}

export type InLanguage = {
  readonly language: Language
  /** What was checked, or else what the template says. */
  readonly written: Written
  readonly checked: Draft | undefined
  /** Whether the window asks for it, or somebody who is told reads it. */
  readonly wanted: boolean
}

export type DraftShown = {
  readonly id: NoticeId
  readonly about: About
  readonly languages: readonly InLanguage[]
  readonly people: number
  readonly names: ReadonlyMap<PersonId, Named>
  readonly viewer: Actor
  readonly now: Instant
}

type Asked = {
  readonly now: Instant
  readonly viewer: Actor
  readonly translator: (language: Language) => Translate
}

/** Languages that are wanted come first. */
export async function loadDraft(
  read: Read,
  name: NoticeName,
  { now, viewer, translator }: Asked,
): Promise<DraftShown | undefined> {
  const about = await aboutOf(read, name)
  if (!about) return undefined
  const drafts = new Map((await draftsOf(read, about.id)).map((one) => [one.language, one]))
  const people = await peopleOf(read, about.hosting, now)
  const spoken = new Set((await languagesOf(read, people)).values())
  const languages = LANGUAGES.map((language): InLanguage => {
    const checked = drafts.get(language)
    const t = translator(language)
    return {
      language,
      checked,
      written: checked ?? writtenFrom(name.kind, about.facts(t), t),
      wanted: about.required.includes(language) || spoken.has(language),
    }
  })
  const checkers = [...drafts.values()].map(({ by }) => by)
  return {
    id: about.id,
    about,
    languages: languages.toSorted((one, other) => +other.wanted - +one.wanted),
    people: people.length,
    names: await namesOf(read, await findPeople(read, checkers)),
    viewer,
    now,
  }
}
