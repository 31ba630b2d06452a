/** `parley person add`: an account from the command line, and a first role where one is named. */
import type { Config } from '../config.ts'
import { foundSite } from '../founding.ts'
import { mailAddress } from '../platform/mail/index.ts'
import { openGround, type Ground } from '../serving.ts'
import { addPerson, type NewPerson } from '../adding.ts'
import { ROLES } from '../domains/people/index.ts'
import { done, refused, type Ending } from './ending.ts'

type Options = Readonly<Partial<Record<'name' | 'group' | 'region' | 'role', string>>>

export async function add(config: Config, raw: string, options: Options): Promise<Ending> {
  const mail = mailAddress(raw)
  if (!mail) return refused(`${raw} is no mail address.`)
  const role = ROLES.find((one) => one === options.role)
  if (options.role !== undefined && !role) {
    return refused(`${options.role} is no role; there are ${ROLES.join(', ')}.`)
  }
  const ground = await openGround(config)
  try {
    await foundSite(ground)
    return await addTo(ground, {
      mail,
      name: options.name ?? raw.split('@')[0] ?? raw,
      group: options.group,
      region: options.region,
      role,
    })
  } finally {
    await ground.close()
  }
}

async function addTo(ground: Ground, person: NewPerson): Promise<Ending> {
  const added = await ground.database.transact((tx, now) =>
    addPerson(tx, ground.clock, person, now),
  )
  if (added.ok) return done(added.value)
  const { kind } = added.refusal
  return kind === 'mail-taken'
    ? refused(`${person.mail} has an account already.`)
    : refused(`${added.refusal.code} is not in the list ${added.refusal.scheme}.`)
}
