/**
 * What a person asks for in the first line of what they wrote: one act, or no act at all.
 *
 * Pure. What is near to two acts, negated, conditional, asked or quoted is no act: it is better to
 * ask a person again than to do what they did not say.
 */
import { LANGUAGES, type Language } from '../../platform/languages/index.ts'
import { unreachable } from '../../platform/values.ts'
import type { AboutKind, Command, Understood } from './command.ts'
import type { Sense } from './command-words.ts'
import { amendmentIn } from './understand-amendment.ts'
import { isEverywhere, judgeClause, kindOf, type Asked } from './understand-clause.ts'
import { argumentIn, openingOf, reasonIn, type Opening } from './understand-body.ts'
import { interestIn } from './understand-form.ts'
import { tokensOf, type Reading, type Token } from './understand-line.ts'

/** Where people talk: what is not plainly a command is said to those who read. */
const TALK: ReadonlySet<AboutKind> = new Set([
  'thread',
  'message',
  'list',
  'process',
  'body',
  'issue',
  'docket',
  'text',
])
/** Nearly a command, in a mail so short that it is hardly meant for others. */
const SHORT_MAX = 8
/** After a command to us, among words to others, so much may follow: a name, a thanks. */
const SIGNED_LENGTH_MAX = 80
/** Clauses and lines after the command that are looked at for another one. */
const LATER_CLAUSES_MAX = 8

type Read =
  | { readonly kind: 'asks'; readonly asked: Asked; readonly reason: string | undefined }
  | { readonly kind: 'near'; readonly near: readonly Sense[]; readonly foreign: boolean }
  | { readonly kind: 'nothing' }

const NOTHING = { kind: 'nothing' } as const

export function understand(own: string, about: AboutKind, reader: Language): Understood {
  const interest = interestIn(own)
  if (interest) return { kind: 'command', command: interest.command, language: interest.language }
  const amending = amendmentIn(own, about)
  if (amending) return { kind: 'command', ...amending }
  const opening = openingOf(own)
  if (!opening) return { kind: 'words' }
  const others = LANGUAGES.filter((language) => language !== reader && language !== 'en')
  const near: Sense[] = []
  for (const language of new Set([reader, 'en'] as const)) {
    const read = readIn(opening, about, { language, forgiving: true })
    if (read.kind === 'asks') return understood(read, { opening, about, language })
    if (read.kind !== 'near') continue
    near.push(...read.near)
    if (!read.foreign) return unsure(near, opening, about)
  }
  const found = others.map((language) => ({
    language,
    read: readIn(opening, about, { language, forgiving: false }),
  }))
  const asks = found.flatMap(({ language, read }) =>
    read.kind === 'asks' ? [{ language, read }] : [],
  )
  const [first] = asks
  const isOne = asks.every(({ read }) => read.asked.sense === first?.read.asked.sense)
  if (first && isOne) return understood(first.read, { opening, about, language: first.language })
  near.push(...asks.map(({ read }) => read.asked.sense))
  near.push(...found.flatMap(({ read }) => (read.kind === 'near' ? read.near : [])))
  return unsure(near, opening, about)
}

function unsure(near: readonly Sense[], opening: Opening, about: AboutKind): Understood {
  const kinds = [...new Set(near.map(kindOf))]
  const isForUs = near.some((sense) => isEverywhere(sense) || about === 'issue')
  const isTalk = TALK.has(about) && !(isForUs && opening.wordCount <= SHORT_MAX)
  return kinds.length === 0 || isTalk ? { kind: 'words' } : { kind: 'unsure', near: kinds }
}

function readIn(opening: Opening, about: AboutKind, reading: Reading): Read {
  let polarity: Sense | undefined
  const { clauses } = opening
  for (const [index, clause] of clauses.entries()) {
    const all = tokensOf(clause.text, reading)
    const because = all.findIndex((token, at) => at > 0 && isBecause(token))
    const tokens = because > 0 ? all.slice(0, because) : all
    const judged = judgeClause(tokens, about, reading.forgiving)
    const isLast = index === clauses.length - 1
    if (judged.kind === 'empty' && !isLast) continue
    const mayChoose = !isLast && about === 'call' && judged.kind !== 'asks' && !clause.question
    const yesOrNo = mayChoose ? loneChoice(tokens) : undefined
    if (yesOrNo && !polarity) {
      polarity = yesOrNo
      continue
    }
    if (judged.kind === 'near') return judged
    if (judged.kind !== 'asks') return NOTHING
    const { asked } = judged
    const doubted = isDoubted({ opening, index, asked, polarity, about, reading })
    if (doubted) return { kind: 'near', near: [asked.sense], foreign: false }
    const said = { opening, index, because: because > 0 ? all[because] : undefined }
    if (!isAlone(opening, index, about)) {
      return { kind: 'near', near: [asked.sense], foreign: false }
    }
    return { kind: 'asks', asked: agreed(asked, said, about, reading), reason: reasonIn(said) }
  }
  return NOTHING
}

const isBecause = (token: Token) => token.kind === 'phrase' && token.marks.has('because')

/** "Yes, I support it": the yes is not the act, and must not say the contrary. */
function loneChoice(tokens: readonly Token[]): Sense | undefined {
  const judged = judgeClause(tokens, 'ballot')
  const isChoice = judged.kind === 'asks' && ['yes', 'no'].includes(judged.asked.sense)
  return isChoice && tokens.length === 1 ? judged.asked.sense : undefined
}

type Doubt = {
  readonly opening: Opening
  readonly index: number
  readonly asked: Asked
  readonly polarity: Sense | undefined
  readonly about: AboutKind
  readonly reading: Reading
}

const AFFIRMED: ReadonlySet<Sense> = new Set(['support', 'accept', 'satisfied'])
const DENIED: ReadonlySet<Sense> = new Set(['object', 'maintain'])
/** Asking politely with a question mark is asking all the same. */
const MAY_BE_ASKED: ReadonlySet<Sense> = new Set(['status', 'help'])

function isDoubted({ opening, index, asked, polarity, about, reading }: Doubt): boolean {
  const { sense } = asked
  if (polarity === 'yes' && !AFFIRMED.has(sense)) return true
  if (polarity === 'no' && !DENIED.has(sense)) return true
  const clause = opening.clauses[index]
  if (clause?.quoted) return true
  if (clause?.question && !MAY_BE_ASKED.has(sense)) return true
  const goesOn = clause?.goesOn === true
  const following = [...opening.clauses.slice(index + 1), ...opening.later]
  return following
    .slice(0, LATER_CLAUSES_MAX)
    .some(({ text }, at) =>
      turns(tokensOf(text, reading), { asked, about, isNext: at === 0, goesOn }),
    )
}

const CHOICES: ReadonlySet<Sense> = new Set(['yes', 'no', 'abstain'])
const CONTRARY: Readonly<Partial<Record<Sense, ReadonlySet<Sense>>>> = {
  confirm: new Set(['agree']),
  agree: new Set(['confirm']),
}

type Following = Pick<Doubt, 'asked' | 'about'> & {
  readonly isNext: boolean
  readonly goesOn: boolean
}

/** What follows takes it back, makes it conditional, or asks for another act. */
function turns(tokens: readonly Token[], { asked, about, isNext, goesOn }: Following): boolean {
  const judged = judgeClause(tokens, about)
  if (judged.kind === 'asks') {
    const { sense } = judged.asked
    const isSame = sense === asked.sense || CONTRARY[asked.sense]?.has(sense) === true
    return !isSame && asked.sense !== 'object'
  }
  // Whoever voted and begins again has not made up their mind.
  if (CHOICES.has(asked.sense) && judged.kind === 'near') {
    const [first] = judged.near
    if (first !== undefined && first !== asked.sense && CHOICES.has(first)) return true
  }
  // An argument may begin with any word, but not the other half of its own sentence.
  if (!isNext || (asked.sense === 'object' && !goesOn)) return false
  const [first] = tokens
  if (first?.kind === 'phrase' && first.marks.has('unless')) return true
  return tokens.some(isNot) && tokens.every((token) => isNot(token) || isFiller(token))
}

const isNot = (token: Token) => token.kind === 'phrase' && token.marks.has('not')
const isFiller = (token: Token) => token.kind === 'phrase' && token.marks.has('filler')

/** A command to us stands alone among words to others. */
function isAlone(opening: Opening, index: number, about: AboutKind): boolean {
  if (!TALK.has(about)) return true
  const tail = opening.clauses.slice(index + 1).map(({ text }) => text)
  return [...tail, opening.rest].join(' ').trim().length <= SIGNED_LENGTH_MAX
}

type Said = Parameters<typeof reasonIn>[0]

/** "Yes, I agree" agrees, although its first word would confirm. */
function agreed(asked: Asked, { opening, index }: Said, about: AboutKind, reading: Reading): Asked {
  if (asked.sense !== 'confirm') return asked
  const agrees = opening.clauses.slice(index + 1).some(({ text }) => {
    const judged = judgeClause(tokensOf(text, reading), about)
    return judged.kind === 'asks' && judged.asked.sense === 'agree'
  })
  return agrees ? { ...asked, sense: 'agree' } : asked
}

type Place = {
  readonly opening: Opening
  readonly about: AboutKind
  readonly language: Language
}

function understood(read: Read & { kind: 'asks' }, { opening, language }: Place): Understood {
  return { kind: 'command', command: commandOf(read, opening), language }
}

function commandOf({ asked, reason }: Read & { kind: 'asks' }, opening: Opening): Command {
  const { sense, day, on, pace } = asked
  const said = reason === undefined ? {} : { reason }
  const words = reason === undefined ? {} : { words: reason }
  switch (sense) {
    case 'support':
    case 'accept':
    case 'none':
      return { kind: 'position', position: sense, ...said }
    case 'reserve':
      return { kind: 'position', position: sense, until: day, ...said }
    case 'object':
      return { kind: 'object', ...argumentIn(opening, asked.sentence === true, reason) }
    case 'satisfied':
      return { kind: 'accept-answer', ...words }
    case 'maintain':
      return { kind: 'maintain', ...words }
    case 'done':
      return { kind: 'done', ...words }
    case 'yes':
    case 'no':
    case 'abstain':
      return { kind: 'vote', choice: sense, ...(on === undefined ? {} : { on }) }
    case 'digest':
      return { kind: 'digest', pace: pace ?? 'daily' }
    case 'interest':
      return { kind: 'interest', fields: {}, undisclosed: false }
    case 'second':
    case 'join':
    case 'leave':
    case 'stop':
    case 'status':
    case 'help':
    case 'confirm':
    case 'agree':
      return { kind: sense }
    default:
      return unreachable(sense)
  }
}
