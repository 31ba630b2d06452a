/** What a program pushes, read into lines: WebVTT by its times, plain text as said now. Pure. */
import { hours, ok, refuse, type Instant, type Result } from '../../platform/values.ts'
import { FILE_HOURS_MAX, SPEAKER_LENGTH_MAX } from './caption.ts'
import { cutLine, linesIn } from './cutting.ts'
import type { OwnRefusal } from './refusal.ts'
import type { Spoken } from './steps.ts'
import { isVtt, readVtt } from './vtt.ts'

export type Received = {
  readonly text: string
  /** Whether it says that it is WebVTT, whatever it looks like. */
  readonly claimsVtt: boolean
  /** From which the times of a file count. */
  readonly zero: Instant
  readonly now: Instant
}

/** No text from outside holds what no page could show, or what turns the words beside it. */
const clean = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n\r]/gu, ' ')
    .replaceAll(/[\u202A-\u202E]/g, '')
    .normalize('NFC')

/** A long cue is shown in parts, one after the other. */
function spokenIn(
  {
    start,
    end,
    speaker,
    text,
  }: { start: number; end: number; speaker: string | undefined; text: string },
  zero: Instant,
): readonly Spoken[] {
  const parts = cutLine(text)
  const step = Math.floor((end - start) / parts.length)
  return parts.map((part, index) => ({
    text: part,
    speaker: speaker?.slice(0, SPEAKER_LENGTH_MAX).toWellFormed(),
    at: (zero + start + index * step) as Instant,
    until: (zero + start + (index + 1) * step) as Instant,
  }))
}

export const typedNow = (text: string, now: Instant): readonly Spoken[] =>
  linesIn(text).map((line) => ({ text: line, speaker: undefined, at: now, until: now }))

const TOO_FAR = { kind: 'times-too-far', hours: FILE_HOURS_MAX } as const

/** Captions tell of a room that was open: an hour a day before that, or after now, is a slip. */
export function zeroAt(
  since: Instant,
  { opened, now }: { readonly opened: Instant; readonly now: Instant },
): Result<Instant, OwnRefusal> {
  const apart = hours(FILE_HOURS_MAX)
  const isNear = since >= opened - apart && since <= now + apart
  return isNear ? ok(since) : refuse(TOO_FAR)
}

export function readPush({
  text: raw,
  claimsVtt,
  zero,
  now,
}: Received): Result<readonly Spoken[], OwnRefusal> {
  const text = clean(raw)
  if (!claimsVtt && !isVtt(text)) return ok(typedNow(text.replace(/^\uFEFF/, ''), now))
  const read = readVtt(text)
  if (!read.ok) return refuse({ kind: 'not-vtt' })
  const most = hours(FILE_HOURS_MAX)
  if (read.value.cues.some(({ end }) => end > most)) return refuse(TOO_FAR)
  return ok(read.value.cues.flatMap((cue) => spokenIn(cue, zero)))
}
