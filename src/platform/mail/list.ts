/**
 * What a list adds to a message: for whom it speaks, where it is kept, how it is answered and left.
 * Pure: kept with the mail, so that each attempt says the same.
 *
 * Sources: RFC 2919 (List-Id), RFC 2369 (List-*), RFC 8058 (one click), RFC 5064 (Archived-At),
 * RFC 5322 §3.6.4 (threads).
 */
import { z } from 'zod'
import { json } from '../db/index.ts'
import { storedInstant } from '../stored.ts'
import { mailAddress, type MailAddress } from './address.ts'
import { encodedText, oneLine, UnfitForMail } from './header.ts'

/** RFC 5322 §2.1.1: a line has 998 octets at most, and a Message-ID is never folded. */
const MESSAGE_ID_MAX = 250
/** The first and the last ones are enough for every reader's program; a header stays small. */
export const REFERENCES_MAX = 12
/** Letters of a name in front of an address. */
const NAME_MAX = 100
const MESSAGE_ID = /^<[\x21-\x3b\x3d\x3f-\x7e]+>$/

const address = z.string().transform((raw, context): MailAddress => {
  const read = mailAddress(raw)
  if (read) return read
  context.addIssue({ code: 'custom', message: 'no mail address' })
  return z.NEVER
})

/** As it is stored. */
export const ListMail = z.object({
  /** Who wrote it, as readers know them; never with their own address. */
  author: z.string(),
  /** Of the place: who answers it without a secret address writes to it. */
  address,
  /** What the place is called. */
  title: z.string(),
  at: storedInstant,
  /** Of the message itself, with its angle brackets: the same for every reader. */
  messageId: z.string(),
  inReplyTo: z.string().optional(),
  /** From the first message of the thread to the one that is answered. */
  references: z.array(z.string()).readonly(),
  archive: z.string(),
  archivedAt: z.string(),
  help: z.string(),
  /** The secret address of this reader; absent where no mail is taken. */
  replyTo: address.optional(),
})
export type ListMail = z.output<typeof ListMail>

/** As a row keeps it. */
export function storedList({ inReplyTo, replyTo, references, ...list }: ListMail): string {
  return json({
    ...list,
    references: [...references],
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
    ...(replyTo === undefined ? {} : { replyTo }),
  })
}

/** False for what would not survive a header as it is: such a message gets an id of ours. */
export const isMailId = (raw: string): boolean =>
  raw.length <= MESSAGE_ID_MAX && MESSAGE_ID.test(raw)

/** The first, and the last ones: RFC 5322 wants all, and every program reads these. */
export function boundedReferences(all: readonly string[]): readonly string[] {
  if (all.length <= REFERENCES_MAX) return all
  return [...all.slice(0, 1), ...all.slice(-(REFERENCES_MAX - 1))]
}

/**
 * A name and an address for a header. What is no plain word is encoded, so that no name can carry
 * an address, a comment or a second mailbox of its own.
 */
export function mailbox(name: string, to: string): string {
  return `${phrase(name)} <${oneLine('address', to)}>`
}

/** Atoms of RFC 5322 §3.2.3, and few enough of them for one line. */
const PLAIN_WORDS = /^(?=.{1,60}$)[A-Za-z0-9]+( [A-Za-z0-9]+)*$/

function phrase(name: string): string {
  const short = [...oneLine('name', name)].slice(0, NAME_MAX).join('')
  return PLAIN_WORDS.test(short) ? short : encodedText('name', short)
}

export type ListHeaders = Readonly<Record<string, string>>

/** Who wrote it, in the name of the place: mail of others goes out as DMARC asks (T11). */
export function listAuthor({ author, address: own }: ListMail, place: string) {
  // What looks encoded could decode into anything.
  const name = oneLine('name', `${author} via ${place}`).replaceAll('=?', '= ?')
  return { name: [...name].slice(0, NAME_MAX).join(''), address: oneLine('address', own) }
}

/** What the library puts into headers by itself: it writes no prepared ones of these. */
export function threading(told: Pick<ListMail, 'inReplyTo' | 'references' | 'replyTo'>) {
  const { inReplyTo, replyTo } = told
  const references = boundedReferences(told.references.map(oneId))
  return {
    ...(inReplyTo === undefined ? {} : { inReplyTo: oneId(inReplyTo) }),
    ...(references.length === 0 ? {} : { references: [...references] }),
    ...(replyTo === undefined ? {} : { replyTo: oneLine('reply address', replyTo) }),
  }
}

export function listHeaders(list: ListMail): ListHeaders {
  const { address: own, archive, archivedAt, help, replyTo } = list
  return {
    'List-Id': mailbox(list.title, own.replace('@', '.')),
    'List-Post': replyTo === undefined ? 'NO' : `<mailto:${own}>`,
    'List-Archive': `<${webAddress(archive)}>`,
    'List-Help': `<${webAddress(help)}>`,
    'Archived-At': `<${webAddress(archivedAt)}>`,
    Precedence: 'list',
  }
}

function oneId(raw: string): string {
  if (!isMailId(raw)) throw new UnfitForMail('a Message-ID of the thread is none')
  return raw
}

function webAddress(raw: string): string {
  const url = new URL(raw)
  if (!/^https?:$/.test(url.protocol)) throw new UnfitForMail('a link of a list leads nowhere')
  return oneLine('web address', url.href)
}
