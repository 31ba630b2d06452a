/** Forgeries, smuggled endings and loops, played against the build that this file is part of. */
import { instant, days, seconds } from '../src/platform/values.ts'
import { hostName } from '../src/platform/mail/index.ts'
import { openMailDoor } from '../src/platform/mail/inbox/index.ts'
import { deliver, rawClient } from '../src/platform/mail/inbox/raw-client.fixtures.ts'
import { playedClock, seededRandom } from '../src/platform/clock.ts'
import { FORGERIES, type Forged, type Known } from './mail-forgery-forgeries.ts'
import { aPlace, aSite, SERVER, type Act, type Site } from './mail-forgery-place.ts'

export type Figures = {
  readonly forged: number
  readonly attributed: number
  readonly asked: number
  /** Of the control: the same acts, by the person's own secret address. */
  readonly controls: readonly string[]
  readonly problems: readonly string[]
}

let mails = 0

/** Nobody is the author of a subject, and each mail has an id of its own. */
const letter = ({ lines, ...forged }: Forged, act: Act) => {
  mails += 1
  const ids = [`Message-ID: <forged-${mails}@sender.example>`, `Subject: ${act.name}`]
  return { ...forged, lines: [...lines, ...ids], text: `${act.text}\n` }
}

/** Each of the forgeries with each of the acts, then the same acts by who may do them. */
export async function playForgeries(folder: string): Promise<Figures> {
  const site = await aSite(folder)
  try {
    const { victim, mallory, acts, list } = await aPlace(site)
    const address = await site.addressOf(victim)
    const before = (await site.actsOf(victim)).length
    for (const act of acts) {
      const known = await knownOf(site, { victim, mallory, list, about: act.about })
      for (const forgery of FORGERIES) {
        site.pass(seconds(1))
        await site.post(letter(forgery.write({ ...known, now: site.clock.now() }), act))
      }
    }
    await site.everyMinute()
    const attributed = (await site.actsOf(victim)).length - before
    const asked = (await site.mailsTo(address)).length
    const controls = await playControls(site, { person: victim, acts })
    return { forged: acts.length * FORGERIES.length, attributed, asked, controls, ...site }
  } finally {
    await site.stop()
    await site.ground.close()
  }
}

type People = {
  readonly victim: Parameters<Site['secret']>[0]
  readonly mallory: Parameters<Site['secret']>[0]
  readonly list: string
  readonly about: string
}

async function knownOf(site: Site, people: People): Promise<Omit<Known, 'now'>> {
  const { victim, mallory, list, about } = people
  const { replyAddresses, database } = site.ground
  const revoked = await site.secret(victim, about, days(20))
  const id = /\+([a-z2-7]+)\./.exec(revoked)?.[1] ?? ''
  await database.transact((tx) => replyAddresses.revoke(tx, [id]))
  const expired = await site.secret(victim, about, seconds(0))
  return {
    victim: await site.addressOf(victim),
    victimName: 'A member',
    mallory: await site.addressOf(mallory),
    list,
    own: await site.secret(mallory, about),
    expired,
    revoked,
    leaked: await site.secret(victim, about, days(10)),
    server: SERVER,
    answered: '<asked@lists.localhost>',
  }
}

type Controls = { readonly person: People['victim']; readonly acts: readonly Act[] }

/** @returns which of the acts are theirs when they write to their own secret address */
async function playControls(site: Site, { person, acts }: Controls): Promise<readonly string[]> {
  const address = await site.addressOf(person)
  const done: string[] = []
  for (const act of acts) {
    site.pass(seconds(90))
    const before = (await site.actsOf(person)).length
    const to = await site.secret(person, act.about, days(5))
    const date = new Date(site.clock.now()).toUTCString().replace('GMT', '+0000')
    const lines = [`From: ${address}`, `To: ${to}`, `Date: ${date}`]
    await site.post(letter({ to, lines, path: address }, act))
    if ((await site.actsOf(person)).length > before) done.push(act.name)
  }
  return done
}

/** What another server might take for the end of a message, and ours must not. */
export const ENDINGS = [
  '\n.\n',
  '\n.\r',
  '\r.\n',
  '\r.\r',
  '\n.\r\n',
  '\r.\r\n',
  '\r\n.\n',
  '\r\n.\r',
  '\r\n.\r\r\n',
  '\n\n.\r\n',
] as const

/** @returns how many messages a server that reads loosely would find in what was kept */
export async function playEndings(): Promise<{ readonly first: number; readonly second: number }> {
  const kept: string[] = []
  const domain = hostName('lists.localhost')
  if (!domain) throw new Error('no domain')
  const door = await openMailDoor({
    place: { kind: 'smtp', host: '127.0.0.1', port: 0 },
    domain,
    clock: playedClock(instant('2026-11-21T12:00Z'), seededRandom('endings')),
    report: () => {},
    exists: async () => true,
    keep: async ({ raw }) => void kept.push(Buffer.from(raw).toString('latin1')),
  })
  try {
    for (const ending of ENDINGS) {
      const client = await rawClient({ port: door.port })
      await client.say('EHLO sender.example\r\n')
      const to = ['list@lists.localhost']
      const smuggled = `${WHOLE}${ending}MAIL FROM:<chair@example.org>\r\n${WHOLE}`
      await deliver(client, { from: 'a@example.org', to, raw: smuggled })
      client.end()
    }
    const client = await rawClient({ port: door.port })
    await client.say('EHLO sender.example\r\n')
    const to = ['list@lists.localhost']
    await deliver(client, { from: 'a@example.org', to, raw: WHOLE })
    client.end()
    return { first: kept.length, second: kept.filter((raw) => LOOSE_END.test(raw)).length }
  } finally {
    await door.close()
  }
}

const WHOLE = 'From: a@example.org\r\nSubject: A mail\r\n\r\nA word.'
const LOOSE_END = /[\r\n]\.[\r\n]/

export type Loop = { readonly name: string; readonly messages: number }

const LOOP_SECONDS = 60
/** The clock's door opens once a minute; here it is open all the time. */
const LOOK_EVERY = 2

type Echo = {
  readonly name: string
  readonly text: (turn: number) => string
  readonly headers: readonly string[]
  /** To the address of the place, and not to that of the answer. */
  readonly toList?: boolean
}

const ECHOES: readonly Echo[] = [
  { name: 'an absence', text: () => 'I am away until Monday.', headers: [] },
  { name: 'an absence that counts', text: (turn) => `I am away. Mail ${turn}.`, headers: [] },
  {
    name: 'a marked absence',
    text: () => 'I am away until Monday.',
    headers: ['Auto-Submitted: auto-replied'],
  },
  { name: 'a list', text: (turn) => `Sent on: ${turn}`, headers: [], toList: true },
  {
    name: 'a marked list',
    text: (turn) => `Sent on: ${turn}`,
    headers: ['List-Id: <other.example.net>', 'Precedence: list'],
    toList: true,
  },
]

/** A program answers whatever we send, at once, for a minute. */
export async function playLoops(folder: string): Promise<readonly Loop[]> {
  const site = await aSite(folder)
  try {
    const { acts, list, agree } = await aPlace(site)
    const about = acts.find(({ name }) => name === 'message')?.about ?? ''
    const loops: Loop[] = []
    for (const echo of ECHOES) loops.push(await playLoop(site, { echo, about, list, agree }))
    return loops
  } finally {
    await site.stop()
    await site.ground.close()
  }
}

type Looping = {
  readonly echo: Echo
  readonly about: string
  readonly list: string
  readonly agree: (person: People['victim']) => Promise<void>
}

async function playLoop(site: Site, { echo, about, list, agree }: Looping): Promise<Loop> {
  const person = await site.world.add({ name: `Echo ${echo.name}` })
  await agree(person)
  const address = await site.addressOf(person)
  const said = async () =>
    (await site.actsOf(person)).filter((act) => act === 'message.post').length
  let answered = 0
  const write = async (to: string, turn: number, headers: readonly string[]) => {
    mails += 1
    const id = `Message-ID: <echo-${mails}@sender.example>`
    const lines = [...headers, `From: ${address}`, `To: ${to}`, 'Subject: Away', id]
    await site.post({ to, lines, text: echo.text(turn), path: address })
  }
  // It begins with one mail of a person, which is no part of the loop.
  await write(await site.secret(person, about), 0, [])
  for (let second = 0; second < LOOP_SECONDS; second += LOOK_EVERY) {
    site.pass(seconds(LOOK_EVERY))
    await site.everyMinute()
    const all = await site.mailsTo(address)
    for (const mail of all.slice(answered)) {
      answered += 1
      const to = echo.toList === true ? list : (mail.answer?.replyTo ?? list)
      await write(to, answered, echo.headers)
    }
  }
  const sent = (await site.mailsTo(address)).length
  return { name: echo.name, messages: sent + (await said()) - 1 }
}
