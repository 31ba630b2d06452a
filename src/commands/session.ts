/** `parley session`: a cookie for an account, for operators and tests who hold the data folder. */
import type { Config } from '../config.ts'
import { findAccount } from '../domains/people/index.ts'
import { cookieHeader, startSession } from '../platform/http/index.ts'
import { mailAddress } from '../platform/mail/index.ts'
import { hours } from '../platform/values.ts'
import { openGround } from '../serving.ts'
import { done, refused, type Ending } from './ending.ts'

const LASTS = hours(1)

export async function session(config: Config, raw: string): Promise<Ending> {
  const ground = await openGround(config)
  try {
    const { database, clock } = ground
    const mail = mailAddress(raw)
    const account = mail && (await findAccount(database.read, { mail }))
    if (!account) return refused(`${raw} has no account here.`)
    const token = await database.transact((tx, now) =>
      startSession(tx, { subject: account.person, now, clock, lasts: LASTS }),
    )
    return done(cookieHeader(config.url.startsWith('https:'), token))
  } finally {
    await ground.close()
  }
}
