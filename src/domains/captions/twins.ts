/** What programs and editors read of captions: JSON, Markdown and WebVTT. Pure. */
import type { Translate } from '../../platform/languages/index.ts'
import type { Instant } from '../../platform/values.ts'
import { plain } from '../processes/index.ts'
import type { Tongue } from './caption.ts'
import type { WholeTranscript } from './load.ts'
import { madeOf, tongueName } from './naming.ts'
import { speakerKey } from './parts.tsx'
import type { LinesShown, SpokenLine, Strands, TranscriptShown } from './shown.ts'
import { timeOf, writeVtt } from './vtt.ts'

const iso = (at: number) => new Date(at).toISOString()

type Saying = Pick<LinesShown, 'words' | 'names'>

function speakerOf({ words, names }: Saying, { speaker, floor }: SpokenLine): string | undefined {
  if (speaker !== undefined) return plain({ words }, speaker, '')
  if (!floor) return undefined
  return floor.kind === 'person'
    ? (names.get(floor.person)?.name ?? floor.person)
    : plain({ words }, floor.name, '')
}

const lineJson = (saying: Saying, line: SpokenLine) => ({
  id: line.id,
  at: iso(line.at),
  by: line.by,
  door: line.door,
  ...(line.from === undefined ? {} : { from: line.from }),
  ...(line.session === undefined ? {} : { session: line.session }),
  ...(line.floor?.kind === 'person' ? { person: line.floor.person } : {}),
  ...(line.struck
    ? { struck: { at: iso(line.struck.at), by: line.struck.by } }
    : { speaker: speakerOf(saying, line), words: plain(saying, line.words, '') }),
})

export const transcriptJson = (shown: TranscriptShown) => ({
  meeting: `/meetings/${shown.meeting.id}`,
  languages: shown.strands,
  language: shown.language,
  page: shown.page,
  pages: shown.pages,
  lines: shown.lines.map((line) => lineJson(shown, line)),
})

export type FileOf = {
  readonly whole: WholeTranscript
  readonly language: Tongue
  readonly strands: Strands
  /** From which the times count. */
  readonly zero: Instant
  readonly t: Translate
}

const headOf = ({ language, strands, t }: FileOf): string => {
  const strand = strands.find((one) => one.language === language)
  return `${tongueName(language)}${strand ? `, ${madeOf(strand, t)}` : ''}`
}

const atOf = (at: Instant, zero: Instant) => Math.max(0, at - zero)

/** Words of others cannot make a heading, a list or a quotation of theirs. */
const flat = (text: string) => text.replaceAll(/([\\`*_[\]<>#|~])/g, '\\$1').replaceAll('\n', ' ')

/** A paragraph for each who speaks. */
export function transcriptMd(title: string, of: FileOf): string {
  const { whole, zero, t } = of
  const { lines, names, wordsIn } = whole
  const paragraphs: string[] = []
  let speaking: string | undefined
  for (const line of lines) {
    const saying = { words: wordsIn(line), names }
    const words = line.struck
      ? t('captions.struck.brief')
      : flat(plain(saying, line.words, t('captions.removed')))
    if (speaking === speakerKey(line) && paragraphs.length > 0) {
      paragraphs.push(`${paragraphs.pop() ?? ''} ${words}`)
      continue
    }
    speaking = speakerKey(line)
    const who = speakerOf(saying, line)
    const time = timeOf(atOf(line.at, zero)).slice(0, -4)
    paragraphs.push(`${who === undefined ? '' : `**${flat(who)}** `}(${time}) ${words}`)
  }
  return [`# ${flat(title)}`, headOf(of), ...paragraphs, ''].join('\n\n')
}

/** Seconds that a line is shown where nobody said how long it lasted: it goes with the next. */
const SHOWN_MS_MAX = 7_000
const SHOWN_MS_MIN = 1_000

function endOf(line: SpokenLine, next: SpokenLine | undefined): number {
  if (line.until > line.at) return line.until
  const most = line.at + SHOWN_MS_MAX
  return Math.max(line.at + SHOWN_MS_MIN, Math.min(most, next?.at ?? most))
}

/** What was struck is left out. */
export function transcriptVtt(of: FileOf): string {
  const { whole, zero } = of
  const lines = whole.lines.filter(({ struck }) => !struck)
  const cues = lines.flatMap((line, index) => {
    const saying = { words: whole.wordsIn(line), names: whole.names }
    const text = plain(saying, line.words, '')
    if (text === '') return []
    const start = atOf(line.at, zero)
    const end = Math.max(start + SHOWN_MS_MIN, endOf(line, lines[index + 1]) - zero)
    return [{ id: line.id, start, end, speaker: speakerOf(saying, line), text }]
  })
  return writeVtt(cues, [headOf(of)])
}
