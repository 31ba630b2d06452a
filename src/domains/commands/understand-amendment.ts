/**
 * An amendment as somebody writes it in a mail: `Replace clause 3: …`, `Words: …`, `Reason: …`.
 * Pure. Only a first line that says what is done to which clause begins one: all else is talk.
 */
import { LANGUAGES, type Language } from '../../platform/languages/index.ts'
import { AMENDMENT_FORM, AMENDMENT_LABELS, type AmendmentLabel } from './amendment-labels.ts'
import type { AboutKind, Command } from './command.ts'
import { atomsOf } from './understand-atoms.ts'

type Amending = Extract<Command, { readonly kind: 'amend' }>
type Label = { readonly label: AmendmentLabel; readonly language: Language }

/** Where a text is talked about; at a call or a ballot the words of a text stand still. */
const OF_TEXTS: ReadonlySet<AboutKind> = new Set(['text', 'thread', 'message', 'process'])

let labels: ReadonlyMap<string, Label> | undefined

function labelled(): ReadonlyMap<string, Label> {
  labels ??= new Map(
    LANGUAGES.toReversed().flatMap((language) =>
      AMENDMENT_LABELS.flatMap((label) =>
        AMENDMENT_FORM[language][label]
          .split('|')
          .map((one) => [atomsOf(one).join(' '), { label, language }] as const),
      ),
    ),
  )
  return labels
}

type Line = Label & {
  /** Which clause, where the line names one before its colon. */
  readonly number: number | undefined
  readonly answer: string
}

/** Clauses are counted up to four digits; in Chinese the number may stand before 条. */
const NUMBER = /^\d{1,4}$/
const COUNTED = new Set(['条', '條', '版'])

function lineAt(line: string): Line | undefined {
  const [, head = '', colon, answer = ''] =
    /^\s*[*_-]*\s*(?![>›»])([^:：]{2,80}?)\s*[*_]*\s*(?:([:：])(.*))?$/su.exec(line) ?? []
  const atoms = atomsOf(head).filter((atom) => atom !== '#')
  const last = atoms.at(-1) ?? ''
  const bare = COUNTED.has(last) && NUMBER.test(atoms.at(-2) ?? '') ? atoms.slice(0, -1) : atoms
  const end = bare.at(-1) ?? ''
  const number = NUMBER.test(end) ? Number(end) : undefined
  const said = number === undefined ? bare : bare.slice(0, -1)
  const label = labelled().get(said.join(' '))
  if (!label || (colon === undefined && number === undefined)) return undefined
  return { ...label, number, answer: answer.trim() }
}

const BEGINS = ['replace', 'insert', 'delete'] as const
type Begins = (typeof BEGINS)[number]
const begins = (label: AmendmentLabel): label is Begins => BEGINS.some((one) => one === label)

const numberIn = (answer: string): number | undefined => {
  const [atom = '', ...more] = atomsOf(answer)
  return NUMBER.test(atom) && more.length === 0 ? Number(atom) : undefined
}

export function amendmentIn(
  own: string,
  about: AboutKind,
): { readonly command: Amending; readonly language: Language } | undefined {
  if (!OF_TEXTS.has(about)) return undefined
  const lines = own.trim().split('\n')
  const first = lineAt(lines[0] ?? '')
  if (!first || !begins(first.label)) return undefined
  const number = first.number ?? numberIn(first.answer)
  const fields = fieldsIn(lines.slice(1))
  // What stands behind the colon of a line that names its clause is what the clause shall say.
  const behind = first.number === undefined ? '' : first.answer
  const words = [behind, fields.get('words') ?? fields.get('loose') ?? ''].join('\n').trim()
  const reason = fields.get('reason') ?? ''
  const command: Amending = {
    kind: 'amend',
    change: first.label,
    clause: number,
    ...(words === '' || first.label === 'delete' ? {} : { words }),
    ...(reason === '' ? {} : { reason }),
    ...versionIn(fields.get('version')),
  }
  return { command, language: first.language }
}

const versionIn = (answer: string | undefined) => {
  const version = answer === undefined ? undefined : numberIn(answer)
  return version === undefined ? {} : { version }
}

/** By label; `loose` is what stands before the first one. */
function fieldsIn(lines: readonly string[]): ReadonlyMap<AmendmentLabel | 'loose', string> {
  const found: { label: AmendmentLabel | 'loose'; lines: string[] }[] = [
    { label: 'loose', lines: [] },
  ]
  for (const line of lines) {
    const begun = lineAt(line)
    if (begun && !begins(begun.label)) {
      const number = begun.number === undefined ? '' : String(begun.number)
      found.push({ label: begun.label, lines: [begun.answer || number] })
    } else found.at(-1)?.lines.push(line)
  }
  // Below an empty line in the last of them stands a greeting, or a name.
  return new Map(
    found.map(({ label, lines: said }, at) => {
      const text = said.join('\n').trim()
      return [label, at === found.length - 1 ? (text.split(/\n\s*\n/)[0] ?? '') : text]
    }),
  )
}
