/** Who writes beside a meeting, how much and how often; and who strikes a line. Pure. */
import { ok, refuse, seconds, type Instant, type Result } from '../../platform/values.ts'
import type { Hosting, Meeting } from '../meetings/index.ts'
import { mayAct, type Actor } from '../people/index.ts'
import {
  CHAT_LENGTH_MAX,
  CHAT_LINES_MAX,
  SLOW_SECONDS,
  type ChatLine,
  type ChatRule,
} from './chat.ts'
import type { Refusal } from './refusal.ts'

/** A meeting as somebody stands to it now. */
export type Case = {
  readonly meeting: Meeting
  readonly rule: ChatRule
  /** Whether its room is open. */
  readonly isOpen: boolean
  /** Absent for whoever is not signed in. */
  readonly actor: Actor | undefined
  /** Whether they may speak: invited to it, or on the list of those who came. */
  readonly maySpeak: boolean
  /** The role in which they run it; absent for all others. */
  readonly runsAs: string | undefined
}

/** Of the template; a body has none, and most templates say nothing of it. */
export function chatRuleOf(hosting: Hosting, { kind }: Pick<Meeting, 'kind'>): ChatRule {
  const own =
    hosting.kind === 'process'
      ? hosting.template.meetings.find((rule) => rule.kind === kind)?.chat
      : undefined
  if (own === undefined) return { kind: 'slow', seconds: SLOW_SECONDS }
  return own === 'none'
    ? { kind: 'none' }
    : { kind: 'slow', seconds: Number.parseInt(own.slow, 10) }
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Characters as people see them: a flag is one, a letter with its marks is one. */
export const lengthOf = (words: string): number => [...graphemes.segment(words)].length

/** What the page asks: whether they may write at all now. */
export function maySay(about: Case): Result<Actor, Refusal> {
  const { actor, meeting, rule, isOpen, maySpeak, runsAs } = about
  if (!actor) return refuse({ kind: 'signed-out' })
  const allowed = mayAct(actor)
  if (!allowed.ok) return allowed
  if (meeting.state.kind === 'cancelled') return refuse({ kind: 'meeting-cancelled' })
  if (rule.kind === 'none') return refuse({ kind: 'no-chat' })
  if (!isOpen) return refuse({ kind: 'room-closed' })
  return maySpeak || runsAs !== undefined ? ok(actor) : refuse({ kind: 'not-there' })
}

export type Saying = {
  readonly words: string
  /** The line that it answers, where one was named: absent where it is not of this meeting. */
  readonly reply: { readonly named: boolean; readonly line: ChatLine | undefined }
  /** When they wrote last. */
  readonly last: Instant | undefined
  /** Lines of the meeting, with those that were struck. */
  readonly count: number
  readonly now: Instant
}

/** Whole seconds, so that whoever waits as long as they are told is not told to wait again. */
function secondsLeft(slow: number, last: Instant | undefined, now: Instant): number {
  if (last === undefined) return 0
  return Math.max(0, Math.ceil((last + seconds(slow) - now) / seconds(1)))
}

export function say(about: Case, saying: Saying): Result<Actor, Refusal> {
  const actor = maySay(about)
  if (!actor.ok) return actor
  const { words, reply, last, count, now } = saying
  const length = lengthOf(words)
  if (length > CHAT_LENGTH_MAX) {
    return refuse({ kind: 'line-too-long', length, most: CHAT_LENGTH_MAX })
  }
  if (reply.named && (!reply.line || reply.line.meeting !== about.meeting.id)) {
    return refuse({ kind: 'no-such-line' })
  }
  const slow = about.rule.kind === 'slow' ? about.rule.seconds : 0
  const left = secondsLeft(slow, last, now)
  if (left > 0) return refuse({ kind: 'too-soon', seconds: left })
  return count < CHAT_LINES_MAX ? actor : refuse({ kind: 'chat-full', most: CHAT_LINES_MAX })
}

/** Also when the meeting is over: what must not stand there is read later too. */
export function mayStrike(
  { actor, runsAs }: Case,
  line: Pick<ChatLine, 'struck'>,
): Result<{ readonly actor: Actor; readonly role: string }, Refusal> {
  if (!actor) return refuse({ kind: 'signed-out' })
  const allowed = mayAct(actor)
  if (!allowed.ok) return allowed
  if (runsAs === undefined) return refuse({ kind: 'runs-not' })
  return line.struck ? refuse({ kind: 'struck-already' }) : ok({ actor, role: runsAs })
}
