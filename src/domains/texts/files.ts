/** A version as a file: loads it and has it written. Answers no request. */
import type { Read } from '../../platform/db/index.ts'
import { writeTrackedDocx } from '../../platform/documents/docx-tracked.ts'
import { writeDocx } from '../../platform/documents/docx-write.ts'
import { EPUB_TYPE, writeEpub } from '../../platform/documents/epub-write.ts'
import { ODT_TYPE } from '../../platform/documents/odt-parts.ts'
import { writeOdt } from '../../platform/documents/odt-write.ts'
import { PDF_TYPE, writePdfBeside, type NotPrinted } from '../../platform/documents/pdf/beside.ts'
import { writtenOnce, type Made } from '../../platform/documents/written-once.ts'
import type { FileMeta } from '../../platform/documents/writing.ts'
import { safeName } from '../../platform/files/index.ts'
import { formatWhen, nativeName, type Translate } from '../../platform/languages/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { ok, unreachable, type Result } from '../../platform/values.ts'
import { findPeople, namesOf, personId } from '../people/index.ts'
import { filedOf, trackedOf } from './rules/filed.ts'
import { findVersion, versionWords } from './store.ts'
import type { Text, TextVersion } from './text.ts'

export const FORMATS = ['docx', 'odt', 'epub', 'pdf'] as const
export type Format = (typeof FORMATS)[number]

export const isFormat = (raw: string | undefined): raw is Format =>
  FORMATS.some((format) => format === raw)

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: ODT_TYPE,
  epub: EPUB_TYPE,
  pdf: PDF_TYPE,
} as const satisfies Record<Format, string>

export type Wanted = {
  readonly format: Format
  /** The latest where none is named. */
  readonly number: number | undefined
  /** The version that changes are shown against, which DOCX alone can do. */
  readonly against: number | undefined
  /** Of the site, for the address in the file. */
  readonly origin: string
  /** In the language of the text: so everybody gets the same file. */
  readonly t: Translate
}

export type TextFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array }

/** Absent where there is no such version. */
export async function readTextFile(
  read: Read,
  text: Text,
  wanted: Wanted,
): Promise<Result<TextFile, NotPrinted> | undefined> {
  const { format, number, t } = wanted
  const version = await findVersion(read, text.id, number)
  if (!version) return undefined
  const wording = (await wordsOf(read, [text.title])).get(text.title)
  const title = wording.kind === 'text' ? wording.text : t('texts.removed.title')
  const what = t('texts.version', { number: version.number })
  const loaded = { title, text, version, wanted }
  const made =
    format === 'docx' && wanted.against !== undefined
      ? await trackedBytes(read, loaded, wanted.against)
      : await plainBytes(read, loaded)
  if (!made?.ok) return made
  const name = safeName(`${title}, ${what}.${format}`)
  return ok({ name, type: TYPES[format], bytes: made.value })
}

type Loaded = {
  readonly title: string
  readonly text: Text
  readonly version: TextVersion
  readonly wanted: Wanted
}

async function plainBytes(read: Read, loaded: Loaded): Promise<Made> {
  const { title, version, wanted } = loaded
  const { format, t } = wanted
  const { document, marks } = filedOf(title, await versionWords(read, version), t('texts.removed'))
  const meta = { ...metaOf(loaded, []), marks, lacking: t('texts.file.lacking') }
  return writtenOnce([format, document, meta], () => {
    switch (format) {
      case 'docx':
        return ok(writeDocx(document, meta))
      case 'odt':
        return ok(writeOdt(document, meta))
      case 'epub':
        return ok(writeEpub(document, meta))
      case 'pdf':
        return writePdfBeside({ document, meta })
      default:
        return unreachable(format)
    }
  })
}

async function trackedBytes(
  read: Read,
  loaded: Loaded,
  against: number,
): Promise<Made | undefined> {
  const { title, text, version, wanted } = loaded
  const earlier = await findVersion(read, text.id, against)
  if (!earlier) return undefined
  const pair = {
    before: await versionWords(read, earlier),
    after: await versionWords(read, version),
    language: text.language,
    removed: wanted.t('texts.removed'),
  }
  const author = await authorOf(read, loaded)
  const meta = metaOf(loaded, [wanted.t('texts.compared', { against })])
  return writtenOnce(['tracked', pair, author, title, meta], () =>
    ok(writeTrackedDocx({ title, blocks: trackedOf(pair), author }, meta)),
  )
}

async function authorOf(read: Read, { version, wanted }: Loaded): Promise<string> {
  const person = personId(version.by)
  const names = await namesOf(read, await findPeople(read, person ? [person] : []))
  return (person && names.get(person)?.name) ?? wanted.t('texts.by.importer')
}

function metaOf({ text, version, wanted }: Loaded, more: readonly string[]): FileMeta {
  const { t, origin } = wanted
  const { number, at, hash } = version
  const address = `${origin}/texts/${text.id}/versions/${number}`
  return {
    language: text.language,
    about: [
      t('texts.headline', { number, when: formatWhen(at, 'UTC', text.language), hash }),
      t('texts.language', { language: nativeName(text.language) }),
      ...more,
      address,
    ],
    at,
    identifier: address,
  }
}
