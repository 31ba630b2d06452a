/** Plays the demo: the standing bodies and people first. Mails nothing, back-dates nothing. */
import { addPerson } from '../src/adding.ts'
import type { Config } from '../src/config.ts'
import { foundSite } from '../src/founding.ts'
import { mailAddress } from '../src/platform/mail/index.ts'
import { openGround } from '../src/serving.ts'
import { saveSiteFact } from '../src/site-facts.ts'
import { demoPeople } from './people.ts'

export async function play(config: Config): Promise<void> {
  const ground = await openGround(config, { muted: true })
  try {
    await foundSite(ground)
    await ground.database.transact(async (tx, now) => {
      for (const person of demoPeople) {
        const mail = mailAddress(`${person.handle}@practice.example`)
        if (!mail) throw new Error(`no mail address for ${person.handle}`)
        const added = await addPerson(tx, ground.clock, { ...person, mail }, now)
        if (!added.ok) throw new Error(`${person.handle}: ${added.refusal.kind}`)
      }
      await saveSiteFact(tx, 'demo', '1')
    })
  } finally {
    await ground.close()
  }
}
