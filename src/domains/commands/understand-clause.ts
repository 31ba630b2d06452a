/**
 * What one clause of a first line asks for, about this kind of thing, in one language: all of it
 * must be known, or it asks for nothing. Pure.
 */
import type { AboutKind, CommandKind, WrittenDay } from './command.ts'
import { PACE_WORDS, SENSES, type Sense } from './command-words.ts'
import type { Mark, Token } from './understand-line.ts'

export type Asked = {
  readonly sense: Sense
  readonly day?: WrittenDay | undefined
  readonly on?: number | undefined
  readonly pace?: (typeof PACE_WORDS)[number] | undefined
  /** A sentence that objects: all of it is the argument. */
  readonly sentence?: boolean | undefined
}

export type Judged =
  | { readonly kind: 'asks'; readonly asked: Asked }
  /** `foreign`: some of it is not of this language. */
  | { readonly kind: 'near'; readonly near: readonly Sense[]; readonly foreign: boolean }
  /** Politeness, a greeting, a label: nothing is said yet. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'nothing' }

/** What is asked for alike wherever a mail came from. */
const EVERYWHERE: ReadonlySet<Sense> = new Set([
  'join',
  'leave',
  'stop',
  'digest',
  'status',
  'help',
  'interest',
])

/** What a phrase means about a kind of thing; where it is not named it means nothing there. */
const MEANT: Readonly<Partial<Record<AboutKind, Readonly<Partial<Record<Sense, Sense>>>>>> = {
  call: {
    support: 'support',
    accept: 'accept',
    reserve: 'reserve',
    none: 'none',
    object: 'object',
    satisfied: 'satisfied',
    maintain: 'maintain',
  },
  objection: {
    satisfied: 'satisfied',
    accept: 'satisfied',
    yes: 'satisfied',
    maintain: 'maintain',
    no: 'maintain',
  },
  ballot: { yes: 'yes', no: 'no', abstain: 'abstain' },
  // Only as `vote yes on 3`, by the number that its state of play gives a ballot.
  process: { yes: 'yes', no: 'no', abstain: 'abstain' },
  issue: { second: 'second' },
  petition: { second: 'second' },
  action: { done: 'done', accept: 'accept', yes: 'accept', no: 'object', object: 'object' },
  pending: { confirm: 'confirm', yes: 'confirm', agree: 'agree', accept: 'agree' },
}

const KINDS = {
  support: 'position',
  accept: 'position',
  reserve: 'position',
  none: 'position',
  object: 'object',
  satisfied: 'accept-answer',
  maintain: 'maintain',
  yes: 'vote',
  no: 'vote',
  abstain: 'vote',
  second: 'second',
  done: 'done',
  join: 'join',
  leave: 'leave',
  stop: 'stop',
  digest: 'digest',
  status: 'status',
  help: 'help',
  confirm: 'confirm',
  agree: 'agree',
  interest: 'interest',
} as const satisfies Record<Sense, CommandKind>

export const kindOf = (sense: Sense): CommandKind => KINDS[sense]

export const isEverywhere = (sense: Sense) => EVERYWHERE.has(sense)

const has = (token: Token | undefined, mark: Mark) =>
  token?.kind === 'phrase' && token.marks.has(mark)

const sensesOf = (token: Token): readonly Sense[] =>
  token.kind === 'phrase' ? SENSES.filter((sense) => token.marks.has(sense)) : []

/** What it means here; two words for one act are one. */
function meantBy(token: Token, about: AboutKind): readonly Sense[] {
  const here = MEANT[about] ?? {}
  const meant = sensesOf(token).flatMap((sense) =>
    EVERYWHERE.has(sense) ? [sense] : [here[sense] ?? []].flat(),
  )
  return [...new Set(meant)]
}

/** A word that may also deny or doubt is never passed over. */
const isPlain = (token: Token) =>
  (has(token, 'filler') || has(token, 'greeting')) && !has(token, 'not') && !has(token, 'unless')

/** `maySentence`: an objection may be a whole sentence, in a language that its writer reads. */
export function judgeClause(
  tokens: readonly Token[],
  about: AboutKind,
  maySentence = false,
): Judged {
  const said = withoutNumbers(tokens)
  const words = said.tokens.filter((token) => !isPlain(token) || has(token, 'vote'))
  if (words.length === 0) return said.on === undefined ? { kind: 'empty' } : { kind: 'nothing' }
  const near = nearIn(words)
  const heard = said.isClear ? askedBy(words, about) : undefined
  // To stop the process, or to leave the text as it is, is said to others.
  const isOther = ENDS.has(heard?.sense ?? 'help') && tokens.some((token) => has(token, 'thing'))
  const asked = isOther ? undefined : heard
  if (asked) {
    const isVote = isCounted(asked.sense)
    const isNamed = about !== 'process' || words.some((token) => has(token, 'vote'))
    if (said.on === undefined && !(isVote && about === 'process')) return { kind: 'asks', asked }
    if (said.on !== undefined && isVote && isNamed) {
      return { kind: 'asks', asked: { ...asked, on: said.on } }
    }
  }
  if (maySentence && about === 'call' && objectsIn(tokens)) {
    return { kind: 'asks', asked: { sense: 'object', sentence: !isOnlyObjecting(tokens) } }
  }
  const foreign = tokens.some(({ kind }) => kind === 'other')
  return near.length > 0 ? { kind: 'near', near, foreign } : { kind: 'nothing' }
}

const isCounted = (sense: Sense) => sense === 'yes' || sense === 'no' || sense === 'abstain'

const ENDS: ReadonlySet<Sense> = new Set(['stop', 'leave'])

function nearIn(words: readonly Token[]): readonly Sense[] {
  const paced = words.some((token) => PACE_WORDS.some((pace) => has(token, pace)))
  const voted = words.some((token) => has(token, 'vote'))
  const more = [...(paced ? (['digest'] as const) : []), ...(voted ? (['yes'] as const) : [])]
  return [...new Set([...words.flatMap(sensesOf), ...more])]
}

/** The number of a question stands behind a word that says so. */
function withoutNumbers(tokens: readonly Token[]): {
  readonly tokens: readonly Token[]
  readonly on: number | undefined
  readonly isClear: boolean
} {
  const numbers = tokens.flatMap((token, index) =>
    token.kind === 'number' && has(tokens[index - 1], 'on')
      ? [{ number: token.number, index }]
      : [],
  )
  const [first] = numbers
  const counted = new Set(numbers.flatMap(({ index }) => [index - 1, index]))
  const isStray = tokens.some(({ kind }, index) => kind === 'number' && !counted.has(index))
  return {
    tokens: tokens.filter((_, index) => !counted.has(index)),
    on: first?.number,
    isClear: numbers.length < 2 && !isStray,
  }
}

/** "I object to …": neither a condition nor a negation stands before it, nor another act in it. */
function objectsIn(tokens: readonly Token[]): boolean {
  const from = tokens.findIndex((token) => has(token, 'objecting'))
  if (from < 0 || !tokens.slice(0, from).every(isPlain)) return false
  const next = tokens.slice(from + 1).find((token) => !isPlain(token))
  if (has(next, 'not') || has(next, 'unless')) return false
  return tokens
    .slice(from + 1)
    .every((token) =>
      sensesOf(token).every((sense) => sense === 'object' || !(sense in (MEANT.call ?? {}))),
    )
}

/** "I object:" says that somebody does, as "object:"; the argument stands behind it. */
const isOnlyObjecting = (tokens: readonly Token[]) =>
  tokens.every((token) => isPlain(token) || has(token, 'objecting'))

function askedBy(words: readonly Token[], about: AboutKind): Asked | undefined {
  const days = words.flatMap((token) => (token.kind === 'day' ? [token.day] : []))
  const paces = PACE_WORDS.filter((pace) => words.some((token) => has(token, pace)))
  const voteAt = words.findIndex((token) => has(token, 'vote'))
  // "vote no" votes; "no vote" does not.
  if (voteAt > 0) return undefined
  const told = words.filter(
    (token, index) =>
      token.kind !== 'day' &&
      index !== voteAt &&
      !(has(token, 'until') && days.length > 0) &&
      !(meantBy(token, about).length === 0 && PACE_WORDS.some((pace) => has(token, pace))),
  )
  const [first, ...more] = told.map((token) => meantBy(token, about))
  if (!first) return lonePace(about, paces)
  const shared = first.filter((sense) => more.every((others) => others.includes(sense)))
  // Whoever agrees confirms as well.
  const [sense, other] = shared.includes('agree') ? (['agree'] as const) : shared
  if (sense === undefined || other !== undefined) return undefined
  // Said twice it is the same, but a negation said twice is a sentence.
  if (told.length > 1 && told.some((token) => has(token, 'not'))) return undefined
  return completed(sense, { days, paces, votes: voteAt === 0 })
}

const lonePace = (
  about: AboutKind,
  [pace, ...more]: readonly (typeof PACE_WORDS)[number][],
): Asked | undefined =>
  about === 'digest' && pace && more.length === 0 ? { sense: 'digest', pace } : undefined

type Parts = {
  readonly days: readonly (WrittenDay | 'unclear')[]
  readonly paces: readonly (typeof PACE_WORDS)[number][]
  readonly votes: boolean
}

/** Every part belongs to the act, and the act has its parts. */
function completed(sense: Sense, { days, paces, votes }: Parts): Asked | undefined {
  const [day] = days
  const [pace] = paces
  if (votes && !isCounted(sense)) return undefined
  if (sense === 'reserve') {
    const isClear = days.length < 2 && day !== 'unclear' && paces.length === 0
    return isClear ? { sense, day } : undefined
  }
  if (days.length > 0) return undefined
  if (sense === 'digest') return pace && paces.length === 1 ? { sense, pace } : undefined
  return paces.length === 0 ? { sense } : undefined
}
