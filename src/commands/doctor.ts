/** `parley doctor`: every setting, every check, what is wrong and how to mend it. Mends nothing. */
import { checkDatabase } from '../checks/database.ts'
import { mend, sayFinding, type Finding } from '../checks/finding.ts'
import { checkAddress, checkFolder, checkKeys, checkNode } from '../checks/machine.ts'
import { checkMail, takesMailNow, type DnsAsked } from '../checks/mail.ts'
import { tryMail } from '../checks/mail-trial.ts'
import { checkRecord } from '../checks/record.ts'
import { checkVideo } from '../checks/video.ts'
import { mailAddress } from '../platform/mail/index.ts'
import type { Ground } from '../serving.ts'
import { readConfig, showSettings, type Config, type ShownSetting } from '../config.ts'
import { done, refused, type Ending } from './ending.ts'

/** What may be checked alone. */
export type Part = 'mail'

/** How the DNS is asked, and whether a test is sent. */
export type Asked = DnsAsked & {
  /** An address of the operator, to which a test is sent. */
  readonly to?: string | undefined
  readonly waitSeconds?: number | undefined
}

/** Long enough to find the mail and to answer it. */
export const WAIT_SECONDS = 300
const WAIT_SECONDS_MAX = 3_600

/** @param environment with the settings; the process's own unless a test brings one */
export async function doctor(
  part: Part | undefined,
  environment?: NodeJS.ProcessEnv,
  asked: Asked = {},
): Promise<Ending> {
  const settings = showSettings(environment).map(saySetting)
  const read = readConfig(environment)
  if (!read.ok) {
    const says = read.problems.map(({ name, why }) => `MEND  ${name}: ${why}`)
    return refused([...settings, '', ...says, summary(says.length)].join('\n'))
  }
  const findings =
    part === 'mail' ? await mailOnly(read.config, asked) : await everything(read.config)
  const wrong = findings.filter(({ kind }) => kind === 'mend').length
  const lines = [
    ...(part === undefined ? [...settings, ''] : []),
    ...findings.map(sayFinding),
    summary(wrong),
  ]
  return wrong === 0 ? done(lines.join('\n')) : refused(lines.join('\n'))
}

const summary = (wrong: number) =>
  wrong === 0 ? 'Nothing is to be mended.' : `To be mended: ${wrong}.`

function saySetting({ name, value, isSet, meaning, problem }: ShownSetting): string {
  const from = isSet ? '' : ' (default)'
  const wrong = problem === undefined ? '' : `  ← ${problem}`
  return `${name}=${value}${from}${wrong}\n    ${meaning}`
}

async function everything(config: Config): Promise<readonly Finding[]> {
  const machine = [
    checkNode(),
    checkAddress(config),
    ...(await checkFolder(config.folder)),
    await checkKeys(config.folder),
  ]
  const { ground, findings } = await checkDatabase(config)
  try {
    const record = ground ? await checkRecord(ground) : []
    return [
      ...machine,
      ...findings,
      ...record,
      ...(await checkMail(config, ground?.database)),
      ...(await checkVideo(config)),
    ]
  } finally {
    await ground?.close()
  }
}

async function mailOnly(config: Config, asked: Asked): Promise<readonly Finding[]> {
  const { ground, findings } = await checkDatabase(config)
  try {
    const unwell = findings.filter(({ kind }) => kind !== 'well')
    const mail = await checkMail(config, ground?.database, asked)
    return [...unwell, ...mail, ...(await tryIfAsked(ground, asked))]
  } finally {
    await ground?.close()
  }
}

async function tryIfAsked(
  ground: Ground | undefined,
  { to: raw, waitSeconds = WAIT_SECONDS }: Asked,
): Promise<readonly Finding[]> {
  if (raw === undefined) return []
  const to = mailAddress(raw)
  if (!to) return [mend('test', `${raw} is no mail address`, 'Give one of yours: --to you@…')]
  if (!ground) return [mend('test', 'there is no site to send it from', 'Run parley serve first.')]
  const answers = await takesMailNow(ground.config)
  const wanted = Number.isFinite(waitSeconds) ? waitSeconds : WAIT_SECONDS
  const seconds = Math.min(Math.max(wanted, 1), WAIT_SECONDS_MAX)
  return tryMail(ground, { to, answers, waitSeconds: seconds })
}
