/** Which of our addresses a mail came to: a secret one, that of a place, or that of the site. */
import type { Read, Tx } from '../../platform/db/index.ts'
import type { Recipient } from '../../platform/mail/inbox/index.ts'
import { mailAddress, type HostName, type MailAddress } from '../../platform/mail/index.ts'
import { ballotId, findBallot } from '../ballots/index.ts'
import { findBody } from '../bodies/index.ts'
import { callId, findCall } from '../decisions/index.ts'
import { aboutOf, placeAt, type About } from '../discussions/index.ts'
import { readListLocal } from '../mailings/index.ts'
import { findProcess } from '../processes/index.ts'
import { FRONT } from './request.ts'

/** Written to by whoever knows nothing of us yet. */
export const FRONT_LOCALS: ReadonlySet<string> = new Set(['help', 'join'])

export const helpAddress = (domain: HostName): MailAddress => addressOf('help', domain)

/** What is asked of people has an address too: `call-01j…@…`, named in the state of play. */
const ASKED = /^(call|ballot)-([0-9a-z]{26})$/

export function addressOfAsked(kind: 'call' | 'ballot', id: string, domain: HostName): MailAddress {
  return addressOf(`${kind}-${id.toLowerCase()}`, domain)
}

function addressOf(local: string, domain: HostName): MailAddress {
  const address = mailAddress(`${local}@${domain}`)
  if (!address) throw new Error(`${domain} leaves no room for the address ${local}`)
  return address
}

async function askedAt(db: Read | Tx, raw: string): Promise<string | undefined> {
  const [, kind, id = ''] = ASKED.exec(raw.toLowerCase()) ?? []
  const call = kind === 'call' ? callId(id.toUpperCase()) : undefined
  if (call) return (await findCall(db, call)) && `call:${call}`
  const ballot = kind === 'ballot' ? ballotId(id.toUpperCase()) : undefined
  return ballot && (await findBallot(db, ballot)) && `ballot:${ballot}`
}

/** `process:01J…` where there is such a place; nothing for an address that we do not have. */
export async function aboutAt(db: Read | Tx, { local }: Recipient): Promise<string | undefined> {
  if (FRONT_LOCALS.has(local)) return FRONT
  const named = readListLocal(local)
  if (!named) return askedAt(db, local)
  const id = 'id' in named ? named.id : await idOf(db, named)
  const about = id === undefined ? undefined : aboutOf(`${named.kind}:${id}`)
  return about && (await isThere(db, about)) ? `${about.kind}:${about.id}` : undefined
}

const isThere = async (db: Read | Tx, about: About): Promise<boolean> =>
  (await placeAt(db, about)) !== undefined

async function idOf(
  db: Read | Tx,
  { kind, slug }: { readonly kind: About['kind']; readonly slug: string },
): Promise<string | undefined> {
  if (kind === 'process') return (await findProcess(db, { slug }))?.id
  // Other things have no slug: their addresses name them by their id.
  return kind === 'body' ? (await findBody(db, { slug }))?.id : undefined
}
