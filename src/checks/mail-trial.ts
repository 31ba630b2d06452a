/** Sends a test to an address of the operator, and waits for its answer, with a bound. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { systemTimers } from '../platform/jobs/index.ts'
import {
  beginTrial,
  hostName,
  openSmtp,
  readDkim,
  sender,
  sendTrial,
  trialResult,
  type MailAddress,
  type TrialResult,
} from '../platform/mail/index.ts'
import { unreachable } from '../platform/values.ts'
import type { Ground } from '../serving.ts'
import { mend, note, well, type Finding } from './finding.ts'

const LOOK_EVERY_MS = 500
const MS_PER_SECOND = 1_000

type Asked = { readonly to: MailAddress; readonly waitSeconds: number; readonly answers: boolean }

/** @param answers whether the site is served now: without it no answer can come in */
export async function tryMail(
  ground: Ground,
  { to, waitSeconds, answers }: Asked,
): Promise<readonly Finding[]> {
  const { config, database, clock } = ground
  const domain = hostName(config.mailDomain)
  if (config.smtpUrl === undefined || !domain) {
    return [mend('test', 'nothing was sent: SMTP_URL is not set', 'Set it, and try again.')]
  }
  const dkim = existsSync(join(config.folder, 'keys')) ? readDkim(config.folder, domain) : undefined
  const from = sender(config.name, domain)
  const transport = openSmtp({ url: config.smtpUrl, from, dkim, timers: systemTimers })
  const trial = await database.transact((tx, now) => beginTrial(tx, { clock, domain }, now))
  const outcome = await sendTrial(transport, trial, { to, clock })
  transport.close()
  if (outcome.kind !== 'done') {
    const how = 'Mend what the server says, and try again.'
    return [mend('test', `the server did not take the mail to ${to}: ${outcome.words}`, how)]
  }
  const sent = well('test', `the server took the mail to ${to}: ${outcome.words}`)
  if (!answers) {
    return [sent, note('test', 'no answer can come in: no door for mail is open (see `mail in`)')]
  }
  const result = await waitFor(() => trialResult(database.read, trial.token), waitSeconds)
  return [sent, resultOf(result, waitSeconds)]
}

async function waitFor<Value>(look: () => Promise<Value | undefined>, seconds: number) {
  const looks = Math.ceil((seconds * MS_PER_SECOND) / LOOK_EVERY_MS)
  for (let looked = 0; looked < looks; looked++) {
    const found = await look()
    if (found !== undefined) return found
    await pause(LOOK_EVERY_MS)
  }
  return look()
}

function resultOf(result: TrialResult | undefined, seconds: number): Finding {
  const what = 'answer'
  if (!result) {
    const how =
      'Was it answered? Then see that the MX leads here, that port 25 is open, and what the ' +
      'server in between says. Look for the mail among spam, too.'
    return mend(what, `none came within ${seconds} seconds`, how)
  }
  switch (result.answer) {
    case 'answer':
      return well(what, 'it came in: mail goes out, arrives, and answers come back')
    case 'automatic':
      return well(what, 'a program answered: mail goes out, arrives, and answers come back')
    case 'bounce':
      return mend(what, `the mail came back: ${result.words}`, 'See what that server objects to.')
    default:
      return unreachable(result.answer)
  }
}
