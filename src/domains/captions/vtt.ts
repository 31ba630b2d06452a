/**
 * WebVTT, read and written: cues with their times, their words without markup, and who speaks.
 * What the format lets a reader leave out (styles, regions, settings, notes) is left out.
 *
 * Source: W3C WebVTT, sections 3.4 and 6.1.
 */
import { ok, refuse, type Result } from '../../platform/values.ts'

export type Cue = {
  /** Milliseconds since the beginning of the file. */
  readonly start: number
  readonly end: number
  readonly speaker: string | undefined
  /** One line; never empty. */
  readonly text: string
}

export type VttRefusal = { readonly kind: 'not-vtt' }

/** What was read; cues that say nothing or end before they begin are left out, and counted. */
export type Vtt = { readonly cues: readonly Cue[]; readonly left: number }

const SIGNATURE = /^\uFEFF?WEBVTT(?=[ \t\n]|$)/
const TIME = String.raw`(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})`
const TIMING = new RegExp(String.raw`^${TIME}[ \t]+-->[ \t]+${TIME}(?:[ \t].*)?$`)

export const isVtt = (text: string): boolean => SIGNATURE.test(withLines(text))

const withLines = (text: string) => text.replaceAll(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD')

const msOf = (hours: string | undefined, minutes = '0', seconds = '0', rest = '0') =>
  ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000 + Number(rest)

function timesIn(line: string): { readonly start: number; readonly end: number } | undefined {
  const found = TIMING.exec(line.trim())
  if (!found) return undefined
  const [, h1, m1, s1, f1, h2, m2, s2, f2] = found
  return { start: msOf(h1, m1, s1, f1), end: msOf(h2, m2, s2, f2) }
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00A0',
  lrm: '\u200E',
  rlm: '\u200F',
}

const unescaped = (text: string) =>
  text.replaceAll(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => ENTITIES[name] ?? '')

const oneLine = (text: string) => text.replaceAll(/[ \t\n]+/g, ' ').trim()

const VOICE = /^v(?:\.\S*)?[ \t\n]+(.*)$/s

/** Read once from end to end: a thousand tags that never close are not looked through each. */
function parted(payload: string): { readonly words: string; readonly tags: readonly string[] } {
  const tags: string[] = []
  let words = ''
  let at = 0
  for (;;) {
    const opens = payload.indexOf('<', at)
    const closes = opens < 0 ? -1 : payload.indexOf('>', opens)
    if (closes < 0) return { words: words + payload.slice(at), tags }
    words += payload.slice(at, opens)
    tags.push(payload.slice(opens + 1, closes))
    at = closes + 1
  }
}

/** Tags go before escapes are read, so that what was escaped is never taken for a tag. */
function spoken(payload: string): Pick<Cue, 'speaker' | 'text'> {
  const { words, tags } = parted(payload)
  const voices = tags.flatMap((tag) => VOICE.exec(tag)?.[1] ?? [])
  const speaker = oneLine(unescaped(voices[0] ?? ''))
  return { speaker: speaker === '' ? undefined : speaker, text: oneLine(unescaped(words)) }
}

/** A block between empty lines: `undefined` where it is no cue, `left` where it says nothing. */
function cueIn(block: readonly string[]): Cue | 'left' | undefined {
  const at = block.findIndex((line) => line.includes('-->'))
  if (at < 0) return undefined
  const times = at <= 1 ? timesIn(block[at] ?? '') : undefined
  const said = spoken(block.slice(at + 1).join('\n'))
  if (!times || times.end <= times.start || said.text === '') return 'left'
  return { ...times, ...said }
}

function blocksOf(text: string): readonly (readonly string[])[] {
  return text.split(/\n{2,}/).map((block) => block.split('\n').filter((line) => line !== ''))
}

export function readVtt(text: string): Result<Vtt, VttRefusal> {
  const normal = withLines(text)
  if (!SIGNATURE.test(normal)) return refuse({ kind: 'not-vtt' })
  const [, ...blocks] = blocksOf(normal)
  const read = blocks.map(cueIn)
  const cues = read.filter((one) => one !== undefined && one !== 'left')
  return ok({ cues, left: read.filter((one) => one === 'left').length })
}

const two = (count: number) => String(count).padStart(2, '0')

/** Hours always, so that no reader has to guess. */
export function timeOf(ms: number): string {
  const whole = Math.floor(ms / 1_000)
  const [hours, minutes, seconds] = [
    Math.floor(whole / 3_600),
    Math.floor(whole / 60) % 60,
    whole % 60,
  ]
  return `${two(hours)}:${two(minutes)}:${two(seconds)}.${String(ms % 1_000).padStart(3, '0')}`
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A tag ends at its bracket, and a line at its end. */
const voice = (speaker: string) => `<v ${escaped(oneLine(speaker))}>`

export type Named = Cue & { readonly id?: string | undefined }

/** @param notes what stands above the cues, as who made them */
export function writeVtt(cues: readonly Named[], notes: readonly string[] = []): string {
  const above = notes.map((note) => `NOTE ${oneLine(escaped(note))}\n`)
  const blocks = cues.map(({ id, start, end, speaker, text }) => {
    const name = id === undefined ? '' : `${id}\n`
    const who = speaker === undefined ? '' : voice(speaker)
    return `${name}${timeOf(start)} --> ${timeOf(end)}\n${who}${escaped(oneLine(text))}\n`
  })
  return ['WEBVTT\n', ...above, ...blocks].join('\n')
}
