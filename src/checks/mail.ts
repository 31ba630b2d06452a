/** Checks of mail: whether it goes out, what waits or failed, and that none comes in yet. */
import type { Config } from '../config.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../platform/db/index.ts'
import { explainTrouble, hostName, mailStanding, mailTroubles } from '../platform/mail/index.ts'
import { readDkim, serverTrouble } from '../platform/mail/index.ts'
import { mend, note, well, wordsOf, type Finding } from './finding.ts'

const MEND_SERVER =
  'Compare SMTP_URL (smtp://name:password@host:587) with what your mail provider says, and see ' +
  'that this machine may reach it. Mail stays in the outbox until then; none is lost.'

/** @param database of the site, where one is there */
export async function checkMail(
  config: Config,
  database: Database | undefined,
): Promise<readonly Finding[]> {
  return [
    await goingOut(config),
    ...(config.smtpUrl === undefined ? [] : [signing(config)]),
    ...(database ? await standing(config, database) : []),
    note('mail in', 'not built yet: PARLEY_SMTP_PORT has no effect, and replies reach nobody'),
  ]
}

async function goingOut({ smtpUrl }: Config): Promise<Finding> {
  if (smtpUrl === undefined) {
    return note('mail out', 'SMTP_URL is not set: mail stays in the outbox, and nobody gets any')
  }
  const trouble = await serverTrouble(smtpUrl)
  if (trouble === undefined) return well('mail out', 'the server takes mail from us')
  return mend('mail out', `the server does not: ${trouble}`, MEND_SERVER)
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
