/** A queued mail as the message that goes over the wire. Pure: the same bytes at each attempt. */
import type { SendMailOptions } from 'nodemailer'
import { unreachable } from '../values.ts'
import type { HostName } from './address.ts'
import { headerText, oneLine, UnfitForMail } from './header.ts'
import { listAuthor, listHeaders, threading, type ListHeaders } from './list.ts'
import type { OutgoingMail } from './mail.ts'

/** Who mail comes from: the name of the place, and our part of the address space. */
export type Sender = { readonly name: string; readonly domain: HostName }

export const FROM_LOCAL = 'notices'

/** Checked as the program starts: a name that looks encoded could decode into anything. */
export function sender(name: string, domain: HostName): Sender {
  if (name.includes('=?')) throw new UnfitForMail('the name of the place holds =?')
  return { name: oneLine('the name of the place', name), domain }
}

export const fromAddress = ({ domain }: Sender): string => `${FROM_LOCAL}@${domain}`

export function messageOf(mail: OutgoingMail, from: Sender): SendMailOptions {
  const address = fromAddress(from)
  const { list } = mail
  const told = list ?? mail.answer
  return {
    from: list ? listAuthor(list, from.name) : { name: from.name, address },
    ...(told && threading(told)),
    to: [mail.to],
    envelope: { from: mail.envelope ?? address, to: [mail.to] },
    messageId: oneLine('messageId', mail.messageId),
    date: new Date(list?.at ?? mail.created),
    headers: {
      Subject: prepared(headerText('subject', mail.subject)),
      ...preparedAll(list ? listHeaders(list) : automatic(mail)),
      'Content-Language': mail.language,
      ...unsubscribing(mail),
    },
    text: mail.text,
    ...(mail.html === undefined ? {} : { html: mail.html }),
    ...invitation(mail),
    encoding: 'quoted-printable',
    xMailer: false,
    baseBoundary: mail.id,
  }
}

/** RFC 6047 §2.4: programs look beside the text, or for a file that is attached. */
const invitation = ({ calendar }: OutgoingMail): Pick<SendMailOptions, 'icalEvent'> =>
  calendar === undefined
    ? {}
    : { icalEvent: { method: calendar.method, filename: 'invite.ics', content: calendar.text } }

/** RFC 3834 §5; what people write to a list is not automatic. */
const automatic = ({ kind }: OutgoingMail) => ({
  'Auto-Submitted': kind === 'answer' ? 'auto-replied' : 'auto-generated',
})

function unsubscribing({ kind, unsubscribe }: OutgoingMail): Record<string, Prepared> {
  switch (kind) {
    case 'sign-in':
    case 'answer':
      return {}
    case 'notice':
    case 'list':
      if (unsubscribe === undefined) return {}
      return {
        'List-Unsubscribe': prepared(`<${oneLine('unsubscribe', unsubscribe)}>`),
        // RFC 8058 §3.1 allows one click over https only.
        ...(unsubscribe.startsWith('https:')
          ? { 'List-Unsubscribe-Post': prepared('List-Unsubscribe=One-Click') }
          : {}),
      }
    default:
      return unreachable(kind)
  }
}

type Prepared = { readonly prepared: true; readonly value: string }

const prepared = (value: string): Prepared => ({ prepared: true, value })

const preparedAll = (headers: ListHeaders): Record<string, Prepared> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, prepared(value)]))
