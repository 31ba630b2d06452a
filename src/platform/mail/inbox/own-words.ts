/**
 * What a person wrote this time: without quotes, attributions and signatures, in seven languages.
 * Pure; understands no command. What it is unsure of it leaves in.
 */
import type { OwnWords } from './parsed.ts'

/** Lines that are looked at; what follows is of no answer. */
const LINES_MAX = 5_000
/** An attribution may be folded over so many lines. */
const ATTRIBUTION_LINES_MAX = 4
const ATTRIBUTION_LENGTH_MAX = 400

/**
 * "On … wrote:", as the programs of seven languages say it before what they quote.
 *
 * Each needs a date or an address beside the verb, so that a sentence of the writer stays.
 */
const ATTRIBUTIONS: readonly RegExp[] = [
  /^(On\b|At \d{4}-).*\bwrote\s*:$/i,
  /^Le\b.*\ba écrit\s*:$/i,
  /^El\b.*\bescribió\s*:$/i,
  /^(Em|A|Às|No dia|Na)\s.*\bescreveu\s*:$/i,
  /(пишет|писал|писала|написал|написала|написал\(а\))\s*:$/i,
  /@.*\s(писал|писала|писал\(а\)|написал\(а\))\s.*\d.*:$/i,
  /(写道|寫道)\s*[:：]$/,
  /(كتب|كتبت)\s*:$/,
  /^(في|بتاريخ|يوم)\s.*(كتب|كتبت)\b.*:$/,
  /^(في|بتاريخ|يوم)\s.*(كتب|كتبت)\s.*:$/,
]
const HAS_DATE_OR_ADDRESS = /\d|[٠-٩]|@/

/** Without a verb, as Gmail, Yandex and Mail.ru write in Russian: each on its own is quick. */
const WITHOUT_VERB: readonly RegExp[] = [
  /<[^<>\s@]+@[^<>\s@]+>\s*[:：]$/,
  /\d{4}|[٠-٩]{4}/,
  /\d:\d\d|[٠-٩]:[٠-٩]{2}/,
]

/** What Outlook and its kin put before a message that they quote unmarked. */
const BEGINS_OLD_MESSAGE: readonly RegExp[] = [
  /^-{2,}\s*(Original Message|Forwarded message|Message d['’]origine|Message transféré)\s*-{2,}$/i,
  /^-{2,}\s*(Mensaje original|Mensaje reenviado|Mensagem original)\s*-{2,}$/i,
  /^-{2,}\s*(Mensagem encaminhada|Исходное сообщение|Пересылаемое сообщение)\s*-{2,}$/i,
  /^-{2,}\s*(原始邮件|原始郵件|邮件原件|转发邮件|الرسالة الأصلية|رسالة أصلية)\s*-{2,}$/,
  /^原始邮件$/,
  /^_{20,}$/,
]

const FROM_LABEL = /^\*?(From|De|От|发件人|寄件者|من)\s?\*?\s*[:：]/i
const DATE_LABELS = [
  /^\*?(Sent|Date|Envoyé|Enviad[ao]( el| em)?|Fecha|Data|Отправлено|Дата)\s?\*?\s*[:：]/i,
  /^\*?(发送时间|发件时间|日期|التاريخ|تاريخ الإرسال|تم الإرسال|أُرسلت)\s?\*?\s*[:：]/,
] as const

/** Lines after which a signature or an advertisement of the program follows. */
const SIGNATURES: readonly RegExp[] = [
  /^-- ?$/,
  /^(Sent|Get Outlook) (from|for) /i,
  /^(Envoyé (de(puis)?|à partir de) |Télécharger Outlook)/i,
  /^(Enviado (desde|a partir|do|de) |Obtener Outlook|Obter o Outlook)/i,
  /^(Отправлено (с|из) |Получить Outlook)/i,
  /^(发自(我的)?|从我的.{1,40}发送$|获取\s?(适用于|Outlook))/,
  /^((أُرسلت|أرسلت|تم الإرسال|مُرسل) من |الحصول على Outlook)/,
  /^(Sent|Envoyé|Enviado|Отправлено)\s.*Proton ?Mail/i,
]

/** Marks of direction, that programs put around names and labels and nobody sees. */
const UNSEEN = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

export function ownWords(text: string): OwnWords {
  const written = text.replace(/\r\n?/g, '\n').split('\n', LINES_MAX)
  const lines = written.map((line) => line.replace(UNSEEN, ''))
  const kept: string[] = []
  /** Whose words follow whose. */
  const turns: ('own' | 'quoted')[] = []
  const turn = (whose: 'own' | 'quoted') => {
    if (turns.at(-1) !== whose) turns.push(whose)
  }
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (endsOwn(lines, at)) {
      if (!isSignature(line)) turn('quoted')
      break
    }
    const folded = attributionAt(lines, at)
    if (folded > 0 || isQuote(line)) turn('quoted')
    // Where no line is marked as quoted, all that follows is.
    if (folded > 0 && !isQuote(nextLine(lines, at + folded))) break
    at += Math.max(folded - 1, 0)
    if (folded > 0 || isQuote(line)) continue
    if (line.trim() !== '') turn('own')
    kept.push(written[at] ?? '')
  }
  const own = kept.join('\n').replace(/\n{3,}/g, '\n\n')
  return { text: own.trim(), quotes: turns.includes('quoted'), interleaved: turns.length > 2 }
}

const isQuote = (line: string) => /^\s{0,3}[>›»]/.test(line)

const isSignature = (line: string) =>
  SIGNATURES.some((pattern) => pattern.test(line.trim() || line))

const nextLine = (lines: readonly string[], from: number) =>
  lines.slice(from, from + LOOK_AHEAD).find((line) => line.trim() !== '') ?? ''

const LOOK_AHEAD = 4

/** A signature, or a message that is quoted as a whole. */
function endsOwn(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').trim()
  if (line === '') return false
  if (isSignature(lines[at] ?? '')) return true
  if (BEGINS_OLD_MESSAGE.some((pattern) => pattern.test(line))) return true
  const following = lines.slice(at + 1, at + 1 + LOOK_AHEAD)
  return FROM_LABEL.test(line) && following.some(isDated)
}

const isDated = (line: string) => DATE_LABELS.some((label) => label.test(line.trim()))

/** How many lines the attributions have that begin here, as some write two; 0 where none does. */
function attributionAt(lines: readonly string[], at: number): number {
  let joined = ''
  let found = 0
  for (let count = 1; count <= ATTRIBUTION_LINES_MAX; count++) {
    const line = (lines[at + count - 1] ?? '').trim()
    if (line === '' || isQuote(line)) return found
    joined = joined === '' ? line : `${joined} ${line}`
    if (joined.length > ATTRIBUTION_LENGTH_MAX) return found
    if (isAttribution(joined)) found = count
  }
  return found
}

const isAttribution = (line: string) =>
  /[:：]$/.test(line) &&
  ((HAS_DATE_OR_ADDRESS.test(line) && ATTRIBUTIONS.some((pattern) => pattern.test(line))) ||
    WITHOUT_VERB.every((pattern) => pattern.test(line)))
