/** A form answered in a mail, line by line: `Name: …`, `Organisation: …`. Pure. */
import { LANGUAGES, type Language } from '../../platform/languages/index.ts'
import { INTEREST_FIELDS, type InterestField } from '../people/index.ts'
import type { Command } from './command.ts'
import { FORM_LABELS, YES_WORDS, type FormLabel } from './command-labels.ts'
import { atomsOf } from './understand-atoms.ts'

type Interest = Extract<Command, { kind: 'interest' }>
export type FormRead = { readonly command: Interest; readonly language: Language }

/** A line that begins like a form and is no form has no second one. */
const LABELS_MIN = 2

type Label = { readonly label: FormLabel; readonly language: Language }

let labels: ReadonlyMap<string, Label> | undefined

function labelled(): ReadonlyMap<string, Label> {
  labels ??= new Map(
    LANGUAGES.toReversed().flatMap((language) =>
      Object.entries(FORM_LABELS[language]).flatMap(([label, said]) =>
        said
          .split('|')
          .map((one) => [atomsOf(one).join(' '), { label: labelFrom(label), language }] as const),
      ),
    ),
  )
  return labels
}

const ALL_LABELS: readonly FormLabel[] = ['name', 'organisation', 'undisclosed', ...INTEREST_FIELDS]

function labelFrom(raw: string): FormLabel {
  const label = ALL_LABELS.find((one) => one === raw)
  if (!label) throw new Error(`no label of the form: ${raw}`)
  return label
}

const isField = (label: FormLabel): label is InterestField =>
  INTEREST_FIELDS.some((field) => field === label)

const MARK = /^[ \t]*(?:[>›»][ \t]?)+/

const unquoted = (whole: string) =>
  whole
    .split('\n')
    .map((line) => line.replace(MARK, ''))
    .join('\n')

/** Also where the form was answered in between quoted lines, as most programs do it. */
export const answeredForm = (whole: string): FormRead | undefined => formIn(unquoted(whole))

/** Our own form has nine lines: so many of them among other words are no chance. */
const SURE_LABELS_MIN = 5
/** A greeting, or the line of a program that we do not know; more is a letter about a form. */
const BESIDE_FORM_MAX = 240

/**
 * The form in a whole mail, from its first line on, without the marks of quoting. A form that
 * somebody only quotes, and one that nobody answered, is none.
 *
 * @param own what is written above, between and below the quotes
 */
export function formWithin(whole: string, own: string): string | undefined {
  const form = answeredForm(whole)
  const lines = whole.split('\n')
  const bare = lines.map((line) => line.replace(MARK, ''))
  const labels = bare.flatMap((line, at) => {
    const found = labelAt(line)
    return found ? [{ ...found, at }] : []
  })
  const [first] = labels
  if (!form || !first) return undefined
  const kinds = new Set(labels.map(({ label }) => label.label)).size
  const isBelow = labels.some(({ answer, at }) => answer === '' && isOwnAnswer(lines[at + 1]))
  const isBeside = besideForm(own) <= BESIDE_FORM_MAX
  const isMeant = own.trim() === '' || isBelow || (kinds >= SURE_LABELS_MIN && isBeside)
  return isMeant ? bare.slice(first.at).join('\n') : undefined
}

const isOwnAnswer = (line = '') => line.trim() !== '' && !MARK.test(line) && !labelAt(line)

/** Letters above its first line. */
function besideForm(own: string): number {
  const lines = own.split('\n')
  const first = lines.findIndex((line) => labelAt(line) !== undefined)
  return lines
    .slice(0, first === -1 ? undefined : first)
    .join('\n')
    .trim().length
}

/** A form that stands first in what somebody wrote. */
export function interestIn(own: string): FormRead | undefined {
  const first = own.split('\n').find((line) => line.trim() !== '')
  return first !== undefined && labelAt(first) ? formIn(own) : undefined
}

type Line = { readonly label: Label; readonly answer: string }

function labelAt(line: string): Line | undefined {
  const match = /^\s*[*_-]*\s*([^:：]{2,80}?)\s*[*_]*\s*[:：](.*)$/u.exec(line)
  const label = match && labelled().get(atomsOf(match[1] ?? '').join(' '))
  return label ? { label, answer: (match[2] ?? '').trim() } : undefined
}

function formIn(text: string): FormRead | undefined {
  const answers = new Map<FormLabel, string>()
  let language: Language | undefined
  let current: FormLabel | undefined
  for (const line of text.split('\n')) {
    const begun = labelAt(line)
    if (begun) {
      current = begun.label.label
      language ??= begun.label.language
      if (!answers.get(current)) answers.set(current, begun.answer)
    } else if (line.trim() === '') current = undefined
    else if (current) answers.set(current, `${answers.get(current) ?? ''}\n${line}`.trim())
  }
  const answered = [...answers].filter(([, answer]) => answer !== '')
  if (answers.size < LABELS_MIN || answered.length === 0 || !language) return undefined
  return { command: interestFrom(new Map(answered), language), language }
}

function interestFrom(answers: ReadonlyMap<FormLabel, string>, language: Language): Interest {
  const said = (label: FormLabel) => answers.get(label)
  const fields = [...answers.keys()].filter(isField).map((field) => [field, said(field)] as const)
  const undisclosed = atomsOf(said('undisclosed') ?? '').join(' ')
  return {
    kind: 'interest',
    name: lineOf(said('name')),
    organisation: lineOf(said('organisation')),
    fields: Object.fromEntries(fields),
    undisclosed: undisclosed !== '' && saysYes(undisclosed, language),
  }
}

const lineOf = (answer: string | undefined) => answer?.replace(/\s+/gu, ' ')

const saysYes = (answer: string, language: Language) =>
  [YES_WORDS[language], YES_WORDS.en].some((words) =>
    words.split('|').some((word) => atomsOf(word).join(' ') === answer),
  )
