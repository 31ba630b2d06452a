/** Whether a program wrote a mail by itself, and whether a mail may be answered. Pure. */
import type { AutomaticSign, HeaderField, ParsedMail } from './parsed.ts'

export type Signs = {
  readonly headers: readonly HeaderField[]
  /** Decoded. */
  readonly subject: string
  /** The return path of the envelope. */
  readonly path: string
  readonly hasReport: boolean
}

/** Not standard, and said by vacation programs and by lists that loop. */
const AUTOMATIC_NAMES = new Set([
  'x-autoreply',
  'x-autorespond',
  'x-autoresponse',
  'x-auto-response-suppress',
  'x-loop',
  'x-mailing-list',
  'x-beenthere',
])
const LIST_NAMES = new Set(['list-id', 'list-post', 'list-unsubscribe', 'mailing-list'])
/** Written by servers, by whom nothing is to be answered. */
const SERVERS = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?)([+@-]|$)/i

/**
 * How programs that send no header begin a subject, as Outlook, Gmail and their kin do in our
 * languages and their neighbours'; nobody begins a subject of their own so.
 */
const ABSENCES = new RegExp(
  `^(${[
    'auto(matic|mated)?[ -]?(reply|response)',
    'autoreply',
    'out of( the)? office',
    'r[ée]ponse automatique',
    'absence du bureau',
    'respuesta autom[áa]tica',
    'fuera de( la)? oficina',
    'رد تلقائي',
    'خارج المكتب',
    '自动(回复|答复)',
    '自動回[覆復]',
    'автоответ',
    'автоматический ответ',
    'resposta autom[áa]tica',
    'fora do escrit[óo]rio',
    'automatische antwort',
    'abwesenheitsnotiz',
  ].join('|')})`,
  'iu',
)

export function automaticSigns({
  headers,
  subject,
  path,
  hasReport,
}: Signs): readonly AutomaticSign[] {
  const has = (name: string, is: RegExp) =>
    headers.some((field) => field.name === name && is.test(field.value.trim()))
  const named = (names: ReadonlySet<string>) => headers.some(({ name }) => names.has(name))
  const from = headers.find(({ name }) => name === 'from')?.value ?? ''
  const signs: readonly (readonly [AutomaticSign, boolean])[] = [
    [
      'auto-submitted',
      has('auto-submitted', /^(?!no\b)./i) ||
        named(AUTOMATIC_NAMES) ||
        ABSENCES.test(subject.trim()),
    ],
    ['precedence', has('precedence', /^(bulk|junk|list|auto_reply)\b/i)],
    ['null-path', path === '' || SERVERS.test(path) || SERVERS.test(localIn(from))],
    ['list', named(LIST_NAMES)],
    ['report', hasReport || has('content-type', /^multipart\/report\b/i)],
  ]
  return signs.flatMap(([sign, is]) => (is ? [sign] : []))
}

const localIn = (from: string) => /([^\s<>"]+@)[^\s<>"]*>?\s*$/.exec(from)?.[1] ?? ''

/** RFC 3834 §2: an answer of ours goes to people only, and never to another program's answer. */
export const mayAnswer = ({ automatic }: Pick<ParsedMail, 'automatic'>): boolean =>
  automatic.length === 0
