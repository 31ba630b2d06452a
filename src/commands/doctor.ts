/** `parley doctor`: every setting, every check, what is wrong and how to mend it. Mends nothing. */
import { checkDatabase } from '../checks/database.ts'
import { sayFinding, type Finding } from '../checks/finding.ts'
import { checkAddress, checkFolder, checkKeys, checkNode } from '../checks/machine.ts'
import { checkMail } from '../checks/mail.ts'
import { checkRecord } from '../checks/record.ts'
import { readConfig, showSettings, type Config, type ShownSetting } from '../config.ts'
import { done, refused, type Ending } from './ending.ts'

/** What may be checked alone. */
export type Part = 'mail'

/** @param environment with the settings; the process's own unless a test brings one */
export async function doctor(
  part: Part | undefined,
  environment?: NodeJS.ProcessEnv,
): Promise<Ending> {
  const settings = showSettings(environment).map(saySetting)
  const read = readConfig(environment)
  if (!read.ok) {
    const says = read.problems.map(({ name, why }) => `MEND  ${name}: ${why}`)
    return refused([...settings, '', ...says, summary(says.length)].join('\n'))
  }
  const findings = part === 'mail' ? await mailOnly(read.config) : await everything(read.config)
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
    return [...machine, ...findings, ...record, ...(await checkMail(config, ground?.database))]
  } finally {
    await ground?.close()
  }
}

async function mailOnly(config: Config): Promise<readonly Finding[]> {
  const { ground, findings } = await checkDatabase(config)
  try {
    const unwell = findings.filter(({ kind }) => kind !== 'well')
    return [...unwell, ...(await checkMail(config, ground?.database))]
  } finally {
    await ground?.close()
  }
}
