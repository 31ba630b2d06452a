/** Checks of mail: whether it goes out and comes in, what waits or failed. */
import type { Config } from '../config.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../platform/db/index.ts'
import { explainTrouble, hostName, mailStanding, mailTroubles } from '../platform/mail/index.ts'
import { inboxStanding } from '../platform/mail/inbox/index.ts'
import { readDkim, serverTrouble } from '../platform/mail/index.ts'
import { checkMailDns } from './mail-dns.ts'
import { mailPlaceOf } from './mail-place.ts'
import { checkExchange, firstLine, type Place } from './mail-port.ts'
import { mend, note, well, wordsOf, type Finding } from './finding.ts'

const MEND_SERVER =
  'Compare SMTP_URL (smtp://name:password@host:587) with what your mail provider says, and see ' +
  'that this machine may reach it. Mail stays in the outbox until then; none is lost.'

export type DnsAsked = {
  /** The resolver to ask; this machine's where none is given. */
  readonly resolver?: string | undefined
  /** Where mail leaves from. */
  readonly sendsFrom?: readonly string[] | undefined
}

/** @param database of the site, where one is there */
export async function checkMail(
  config: Config,
  database: Database | undefined,
  { resolver, sendsFrom }: DnsAsked = {},
): Promise<readonly Finding[]> {
  return [
    await goingOut(config),
    ...(config.smtpUrl === undefined ? [] : [signing(config)]),
    ...(database ? await standing(config, database) : []),
    ...(await comingIn(config)),
    ...(await checkMailDns(mailPlaceOf(config, sendsFrom), resolver)),
    ...(await checkExchange(config.mailDomain, { resolver })),
    ...(database ? [await inbox(database)] : []),
  ]
}

async function goingOut({ smtpUrl }: Config): Promise<Finding> {
  if (smtpUrl === undefined) {
    return note('mail out', 'SMTP_URL is not set: mail stays in the outbox, and nobody gets any')
  }
  const trouble = await serverTrouble(smtpUrl)
  if (trouble === undefined) return well('mail out', 'the server takes mail from us')
  return mend('mail out', `the server takes no mail from us: ${trouble}`, MEND_SERVER)
}

/** Without a signature many servers take mail for forged (RFC 6376). */
function signing({ folder, mailDomain }: Config): Finding {
  const domain = hostName(mailDomain)
  const place = join(folder, 'keys', 'dkim.SELECTOR')
  const how = `Put an RSA key as PEM into ${place}, and its public half into the DNS.`
  if (!domain) {
    return mend('mail domain', `${mailDomain} is no name of a host`, 'Set PARLEY_MAIL_DOMAIN.')
  }
  try {
    const key = existsSync(join(folder, 'keys')) ? readDkim(folder, domain) : undefined
    return key ? well('DKIM', `signed for ${domain}`) : note('DKIM', `mail is not signed. ${how}`)
  } catch (error) {
    return mend('DKIM', wordsOf(error), how)
  }
}

async function standing(config: Config, database: Database): Promise<readonly Finding[]> {
  const now = await mailStanding(database)
  const { waiting, failed, held } = now
  const troubles = mailTroubles(now, config.smtpUrl !== undefined)
  if (troubles.length === 0) {
    return [well('outbox', `${waiting} waiting, ${failed} failed, ${held} held by the demo`)]
  }
  return troubles.map((trouble) =>
    trouble.kind === 'no-server'
      ? note('outbox', explainTrouble(trouble))
      : mend('outbox', explainTrouble(trouble), 'See `mail out` above for the server.'),
  )
}

/** A line that answers says who answers; ours says its domain and its name. */
const GREETING = /^220 (\S+) (?:ESMTP|LMTP) Parley/
const WHERE_MAIL_COMES_IN =
  'Let your mail server hand mail for the domain over: by SMTP to PARLEY_SMTP_PORT, or by LMTP ' +
  'to PARLEY_LMTP_SOCKET.'

async function comingIn(config: Config): Promise<readonly Finding[]> {
  const { smtpHost, smtpPort, lmtpSocket, authservId, mailDomain } = config
  const trust =
    authservId === undefined
      ? note(
          'mail in, proofs',
          'PARLEY_AUTHSERV_ID is not set: only secret reply addresses prove who wrote',
        )
      : well('mail in, proofs', `DMARC counts as ${authservId} states it, by LMTP or from here`)
  if (smtpPort === 0 && lmtpSocket === undefined) {
    return [note('mail in', `both doors are shut: replies reach nobody. ${WHERE_MAIL_COMES_IN}`)]
  }
  const socket =
    lmtpSocket === undefined
      ? []
      : [await door('mail in by LMTP', { path: lmtpSocket }, mailDomain)]
  const at = { host: smtpHost, port: smtpPort }
  return [...(smtpPort === 0 ? [] : [await door('mail in', at, mailDomain)]), ...socket, trust]
}

async function door(what: string, place: Place, domain: string): Promise<Finding> {
  const said = 'path' in place ? place.path : `${place.host}:${place.port}`
  const line = await firstLine(place)
  if (line === undefined) return note(what, `nobody answers at ${said}: the site is not served now`)
  const answers = GREETING.exec(line)?.[1]
  if (answers === domain) return well(what, `${said} takes mail for ${domain}`)
  const how = 'Set PARLEY_SMTP_PORT to a port that is free, or end what holds this one.'
  return mend(what, `another program answers at ${said}: ${line.slice(0, 80)}`, how)
}

/** Whether a door of this very site is open now. */
export async function takesMailNow(config: Config): Promise<boolean> {
  const { smtpHost: host, smtpPort: port, lmtpSocket, mailDomain } = config
  const places: readonly Place[] = [
    ...(port === 0 ? [] : [{ host, port }]),
    ...(lmtpSocket === undefined ? [] : [{ path: lmtpSocket }]),
  ]
  const lines = await Promise.all(places.map(firstLine))
  return lines.some((line) => GREETING.exec(line ?? '')?.[1] === mailDomain)
}

async function inbox(database: Database): Promise<Finding> {
  const { unread, late, waiting, taken } = await inboxStanding(database)
  const says = `${taken} taken, ${unread} unread, ${waiting} waiting for a person`
  if (late > 0) {
    return mend('inbox', `${says}; ${late} late`, 'See that the site is served, and its log.')
  }
  return waiting > 0 ? note('inbox', `${says}: see /inbox`) : well('inbox', says)
}
