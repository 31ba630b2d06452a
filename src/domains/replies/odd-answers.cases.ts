/** Forty ways in which people answer the mail of a call, and what a person would make of each. */
import type { Language } from '../../platform/languages/index.ts'

/**
 * A choice that is counted; `eye`: nothing is, and the chair sees it; `held`: its author is not
 * proven, and the staff looks; `silent`: a program wrote it.
 */
export type Meant = 'support' | 'accept' | 'reserve' | 'none' | 'object' | 'eye' | 'held' | 'silent'

export type OddAnswer = {
  readonly how: string
  readonly language: Language
  readonly text: string
  readonly meant: Meant
  readonly headers?: readonly string[]
  /** Where it does not come from the mailbox that was written to. */
  readonly from?: string
}

const HTML = ['MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8']
const QUOTED_PRINTABLE = [
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
]
const BASE64 = [
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: base64',
]
const asBase64 = (text: string) => Buffer.from(text).toString('base64')
const ATTRIBUTED = 'On Sat, 21 Nov 2026 at 10:12, Example Institute <n@lists.localhost> wrote:'

const ENGLISH: readonly Omit<OddAnswer, 'language'>[] = [
  {
    how: 'on top',
    text: `Support\n\n${ATTRIBUTED}\n> object: why it cannot stand`,
    meant: 'support',
  },
  {
    how: 'at the bottom',
    text: `${ATTRIBUTED}\n> support\n> object\n\nI accept this.`,
    meant: 'accept',
  },
  {
    how: 'as HTML alone',
    text: '<p>Accept</p><blockquote>object: no</blockquote>',
    headers: HTML,
    meant: 'accept',
  },
  { how: 'with a signature', text: 'accept\n\n-- \nNia New\nHarbour Union', meant: 'accept' },
  { how: 'from a phone', text: 'Support\n\nSent from my iPhone', meant: 'support' },
  { how: 'with a typo', text: 'Suport, thanks', meant: 'support' },
  {
    how: 'with a greeting',
    text: 'Hi Chris,\n\nwe support this.\n\nBest regards\nNia',
    meant: 'support',
  },
  {
    how: 'on holiday',
    text: 'support\n\nI am away until Monday.',
    headers: ['Auto-Submitted: auto-replied'],
    meant: 'silent',
  },
  {
    how: 'forwarded',
    text: 'FYI\n\n---------- Forwarded message ----------\nFrom: A <a@example.org>\n\nsupport',
    meant: 'eye',
  },
  { how: 'in quoted-printable', text: 'supp=\nort', headers: QUOTED_PRINTABLE, meant: 'support' },
  { how: 'from elsewhere', text: 'support', from: 'elsewhere@example.net', meant: 'held' },
  { how: 'empty', text: '', meant: 'eye' },
  { how: 'two at once', text: 'support\nobject: no test', meant: 'eye' },
  { how: 'a question', text: 'What happens if the seller is abroad?', meant: 'eye' },
  { how: 'with a condition', text: 'support if the fee goes', meant: 'eye' },
  { how: 'denied', text: 'I do not support this', meant: 'eye' },
  { how: 'without an opinion', text: 'No position.', meant: 'none' },
  {
    how: 'until a day',
    text: 'reserve until 3 July 2027: we wait for our board',
    meant: 'reserve',
  },
  { how: 'until no day', text: 'reserve', meant: 'eye' },
  { how: 'against', text: 'object: nobody pays for it.\nRemedy: say who pays.', meant: 'object' },
  { how: 'nothing but a quote', text: `${ATTRIBUTED}\n> support`, meant: 'eye' },
  { how: 'thanks only', text: 'Thanks!', meant: 'eye' },
]

export const ODD_ANSWERS: readonly OddAnswer[] = [
  ...ENGLISH.map((one) => ({ ...one, language: 'en' as const })),
  { how: 'in another language than theirs', language: 'fr', text: 'support', meant: 'support' },
  {
    how: 'on top, in French',
    language: 'fr',
    text: 'Je soutiens.\n\nLe sam. 21 nov. à 10:12, N <n@lists.localhost> a écrit :\n> objection',
    meant: 'support',
  },
  { how: 'but', language: 'fr', text: 'D’accord, mais pas avec l’article 2', meant: 'eye' },
  {
    how: 'until a day, in French',
    language: 'fr',
    text: 'réserve jusqu’au 3 juillet 2027',
    meant: 'reserve',
  },
  { how: 'without an opinion, in French', language: 'fr', text: 'Sans position', meant: 'none' },
  {
    how: 'plain Spanish',
    language: 'es',
    text: 'Hola:\n\nApoyo.\n\nUn saludo,\nNia',
    meant: 'support',
  },
  {
    how: 'Spanish from a phone',
    language: 'es',
    text: 'Acepto\n\nEnviado desde mi iPhone',
    meant: 'accept',
  },
  { how: 'a question in Spanish', language: 'es', text: '¿Quién paga la prueba?', meant: 'eye' },
  { how: 'plain Portuguese', language: 'pt', text: 'Apoio', meant: 'support' },
  { how: 'denied in Portuguese', language: 'pt', text: 'Não apoio', meant: 'eye' },
  { how: 'plain Russian', language: 'ru', text: 'Поддерживаю', meant: 'support' },
  {
    how: 'Russian in base64',
    language: 'ru',
    text: asBase64('Принимаю\n'),
    headers: BASE64,
    meant: 'accept',
  },
  {
    how: 'against, in Russian',
    language: 'ru',
    text: 'Возражаю: никто не платит.\nРешение: назвать, кто платит.',
    meant: 'object',
  },
  { how: 'plain Chinese', language: 'zh', text: '支持', meant: 'support' },
  {
    how: 'on top, in Chinese',
    language: 'zh',
    text: '接受\n\n在 2026年11月21日 12:00，Example <n@lists.localhost> 写道：\n> 反对',
    meant: 'accept',
  },
  { how: 'denied in Chinese', language: 'zh', text: '不支持', meant: 'eye' },
  { how: 'plain Arabic', language: 'ar', text: '\u200fأؤيد.\u200f', meant: 'support' },
  { how: 'denied in Arabic', language: 'ar', text: 'لا أؤيد', meant: 'eye' },
]
