/** What a mail asks for: as much of it as is needed to do it later, too. Pure. */
import { z } from 'zod'
import { fromJson, json } from '../../platform/db/index.ts'
import { isMailId } from '../../platform/mail/index.ts'
import type { ParsedMail } from '../../platform/mail/inbox/index.ts'
import { type AboutKind, ABOUTS, formWithin, understand } from '../commands/index.ts'
import { SUBJECT_LENGTH_MAX, WORDS_LENGTH_MAX } from '../discussions/index.ts'

/** Message-IDs that are looked up: the thread's last ones say where an answer belongs. */
const ANSWERED_MAX = 12
const FILES_MAX = 20
const FILE_NAME_MAX = 120
/** One more than may be said, so that what is too long is refused and not cut. */
const WORDS_MAX = WORDS_LENGTH_MAX + 1

/** As it is stored. */
const Request = z.object({
  /** `thread:01J…`, `process:01J…`, or `front:` for who wrote to the place itself. */
  about: z.string(),
  /** What was written this time: its first line may be a command. */
  own: z.string(),
  /** What a message would say: with the quotes where words stand between them. */
  words: z.string(),
  subject: z.string(),
  messageId: z.string().optional(),
  /** What it answers, the nearest first. */
  answered: z.array(z.string()).readonly(),
  /** Names of files that came along. */
  files: z.array(z.string()).readonly(),
})
export type Request = z.output<typeof Request>

export const requestFrom = (stored: string): Request => Request.parse(fromJson(stored))

export const storedRequest = ({ messageId, answered, files, ...request }: Request): string =>
  json({
    ...request,
    ...(messageId === undefined ? {} : { messageId }),
    answered: [...answered],
    files: [...files],
  })

const oneLine = (text: string, most: number): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029\s]+/gu, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed()

/** What a record cannot hold never stood in what a person typed. */
const passage = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
    .trim()
    .slice(0, WORDS_MAX)

/**
 * A form is answered where it stands, and programs quote it in many ways: by its own lines we know
 * it. Whoever begins with a command means that.
 */
function ownOf({ own, text }: ParsedMail, about: string): string {
  const said = understand(own.text, aboutKind(about), 'en')
  const form = said.kind === 'command' ? undefined : formWithin(text, own.text)
  return passage(form ?? own.text)
}

/** Who writes nothing below says it in the subject: `help`. */
export function requestOf(mail: ParsedMail, about: string): Request {
  const own = ownOf(mail, about)
  const subject = oneLine(mail.subject, SUBJECT_LENGTH_MAX)
  const { inReplyTo, references, messageId, attachments } = mail
  const before = [...(inReplyTo === undefined ? [] : [inReplyTo]), ...references.toReversed()]
  return {
    about,
    own: own === '' && about === FRONT ? subject : own,
    words: mail.own.interleaved ? passage(mail.text) : own,
    subject,
    ...(messageId !== undefined && isMailId(messageId) ? { messageId } : {}),
    answered: [...new Set(before)].filter(isMailId).slice(0, ANSWERED_MAX),
    files: attachments.slice(0, FILES_MAX).map(({ name }) => oneLine(name, FILE_NAME_MAX)),
  }
}

/** For who writes to the place itself, and not about a thing in it. */
export const FRONT = 'front:'

export const aboutKind = (about: string): AboutKind => {
  const [noun = ''] = about.split(':')
  return ABOUTS.find((kind) => kind === noun) ?? 'front'
}

/** A subject of a new thread: without the marks that answering leaves. */
export const bareSubject = (subject: string): string =>
  subject.replace(/^(\s*(re|aw|sv|rv|res|tr|отв|回复|答复|رد)\s*(\[\d+\])?\s*[:：])+/iu, '').trim()
