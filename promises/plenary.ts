/**
 * A plenary of a thousand people who follow its room, on two cores: all answer one question within
 * ten seconds, hands are raised meanwhile, the server is killed five times, and five hundred others
 * hold connections that they do not read. Each acknowledged answer is counted once, each hand
 * reaches the hall, and no event is missed. The twin tells nobody what they missed.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { post, READ } from './durability-load.ts'
import { siteAt, type Served, type Writer } from './durability-server.ts'
import { TWINS } from './durability-twins.ts'
import type { Line } from './index.ts'
import { onBoth, type Play } from './on-both.ts'
import { hallAt, slowReaders, type Hall } from './plenary-hall.ts'
import { aFullRoom, keptOf, type Room } from './plenary-room.ts'

/** Bars of promise R-12. */
const PEOPLE = 1_000
const ANSWERED_WITHIN_MS = 10_000
const ACK_P99_MS_MAX = 2_000
const REACH_P95_MS_MAX = 1_000
const WHOLE_MS_MAX = 10_000
const KILLS = 5
const SLOW = 500

/** A hall that is large enough to see that its events are missing. */
const PEOPLE_OF_TWIN = 60
const KILLS_OF_TWIN = 1
const CHOICES = 3
/** Between two hands. */
const HAND_EVERY_MS = 1_000
/** Around each kill so many change what they answered. */
const CHANGING = 100
const ATTEMPTS_MAX = 400
const PAUSE_MS = 50

export const run = (): Promise<readonly Line[]> =>
  onBoth({
    name: 'R-12 plenary',
    prefix: 'plenary-',
    twin: TWINS.tellsNothingMissed,
    rounds: { sound: PEOPLE, twin: PEOPLE_OF_TWIN },
    play,
    lineOf,
  })

type Figures = {
  readonly people: number
  readonly answered: number
  readonly ackP99Ms: number
  /** Answers that are counted and were not given so, or were and are not. */
  readonly miscounted: number
  /** Of changes of the queue: until the 95th of 100 clients heard of it; the slowest change. */
  readonly reachP95Ms: number
  readonly hands: number
  readonly kills: number
  /** From a kill until all clients had heard what happened after it. */
  readonly wholeMsMax: number
  readonly missed: number
  readonly twice: number
}

const isKept = (one: Figures) =>
  one.answered === one.people &&
  one.ackP99Ms <= ACK_P99_MS_MAX &&
  one.miscounted === 0 &&
  one.hands > 0 &&
  one.reachP95Ms <= REACH_P95_MS_MAX &&
  one.wholeMsMax <= WHOLE_MS_MAX &&
  one.missed === 0 &&
  one.twice === 0

const figure = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const seconds = (ms: number) => `${figure.format(ms / 1_000)} s`

const lineOf = (name: string, kept: Figures, twin: Figures): Line => ({
  name,
  text:
    `${figure.format(kept.people)} clients, ${figure.format(kept.answered)} answers in ` +
    `${seconds(ANSWERED_WITHIN_MS)}, p99 ${seconds(kept.ackP99Ms)}, ` +
    `${kept.miscounted} miscounted; ` +
    `${kept.hands} hands reached 95 of 100 in ${seconds(kept.reachP95Ms)}; ${kept.kills} kills, ` +
    `all whole again in ${seconds(kept.wholeMsMax)}, ${kept.missed} events missed, ` +
    `${kept.twice} told twice; ${SLOW} slow readers; twin missed ${twin.missed}`,
  ok: isKept(kept),
  sabotage: twin.missed > 0 ? 'red' : 'green',
})

type Plenary = {
  readonly site: Served
  readonly room: Room
  readonly hall: Hall
  readonly hum: string
  /** What each answered last, and was told so. */
  readonly told: Map<string, number>
  hands: number
}

async function play({ rounds: count, ...place }: Play): Promise<Figures> {
  const site = await siteAt(place)
  const room = await aFullRoom(site.config, count)
  const path = `/meetings/${room.meeting}`
  site.start()
  const port = Number(new URL(site.url).port)
  const events = `${path}/events`
  const crowd = slowReaders(port, events, SLOW)
  let hall: Hall | undefined
  try {
    await site.ready()
    await sent(site, room.chair, `${path}/room/sittings`, { to: 'open', revision: '0' })
    const question = 'Could you live with one payer for the first test?'
    await sent(site, room.chair, `${path}/hums`, { question })
    const from = await lastAt(site, path)
    hall = await hallAt(port, events, { people: room.people, from })
    const hum = await humAt(site, path)
    const plenary: Plenary = { site, room, hall, hum, told: new Map(), hands: 0 }
    const answered = await everybodyAnswers(plenary)
    const kills = count === PEOPLE ? KILLS : KILLS_OF_TWIN
    const whole: number[] = []
    for (let kill = 0; kill < kills; kill++) whole.push(await killed(plenary, kill))
    await sent(site, room.chair, `/hums/${hum}/closings`, {})
    await raised(plenary)
    await site.stop()
    const { hum: kept, last } = await keptOf(site.config, room.meeting)
    hall.close()
    const counted = kept?.state.kind === 'closed' ? kept.state.counted.counts : []
    return {
      people: count,
      ...answered,
      miscounted: miscounted(plenary, counted),
      hands: plenary.hands,
      kills,
      wholeMsMax: Math.max(...whole),
      ...hall.figures(last),
    }
  } finally {
    hall?.close()
    crowd.close()
    await site.stop()
  }
}

const share = (values: readonly number[], part: number): number =>
  values.toSorted((one, other) => one - other)[Math.ceil(values.length * part) - 1] ?? Infinity

let keys = 0

/** Sent again with its key until it is acknowledged. @returns how long that took */
async function sent(
  { url }: Pick<Served, 'url'>,
  writer: Writer,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<number> {
  const key = `plenary-key-${++keys}`
  const begun = performance.now()
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    const form = { path, fields: { ...READ, undertakings: '1', ...fields }, key }
    if ((await post(url, writer, form)) === 'acknowledged') return performance.now() - begun
    await pause(PAUSE_MS)
  }
  throw new Error(`${path}: no answer after ${ATTEMPTS_MAX} attempts`)
}

async function answers(plenary: Plenary, index: number, choice: number): Promise<number> {
  const { site, room, hum, told } = plenary
  const person = room.people[index]
  if (!person) throw new Error('nobody')
  const took = await sent(site, person, `/hums/${hum}/answers`, { choice: String(choice + 1) })
  told.set(person.person, choice)
  return took
}

/** One hand more. @returns how long the 95th of 100 clients took to hear of it */
async function raised(plenary: Plenary): Promise<number> {
  const { site, room, hall } = plenary
  const person = room.people[plenary.hands % room.people.length]
  if (!person) throw new Error('nobody')
  const begun = performance.now()
  const heard = hall.heardBy(++plenary.hands, begun)
  await sent(site, person, `/meetings/${room.meeting}/room/hands`, {
    way: 'online',
    as: 'personal',
  })
  const took = await heard
  return took.length < room.people.length * 0.95 ? Infinity : share(took, 0.95)
}

/** All of them, evenly over ten seconds, while hands are raised. */
async function everybodyAnswers(plenary: Plenary) {
  const { people } = plenary.room
  const took: number[] = []
  const reach: number[] = []
  let isOver = false
  const hands = (async () => {
    while (!isOver) {
      reach.push(await raised(plenary))
      await pause(HAND_EVERY_MS)
    }
  })()
  await Promise.all(
    people.map(async (_, index) => {
      await pause((index * ANSWERED_WITHIN_MS) / people.length)
      took.push(await answers(plenary, index, index % CHOICES))
    }),
  )
  isOver = true
  await hands
  return { answered: took.length, ackP99Ms: share(took, 0.99), reachP95Ms: Math.max(...reach) }
}

/** Killed while some change their answers. @returns until all heard what happened after it */
async function killed(plenary: Plenary, number: number): Promise<number> {
  const { site, room } = plenary
  const count = room.people.length
  const changing = Array.from({ length: Math.min(CHANGING, count) }, async (_, index) => {
    await pause(index * (HAND_EVERY_MS / CHANGING))
    const who = (number * CHANGING + index) % count
    await answers(plenary, who, (number + index) % CHOICES)
  })
  await pause(HAND_EVERY_MS / 2)
  await site.kill()
  const begun = performance.now()
  site.start()
  await site.ready()
  const { hall } = plenary
  const heard = hall.heardBy(plenary.hands + 1, begun)
  await raised(plenary)
  const took = await heard
  await Promise.all(changing)
  return took.length < count ? Infinity : Math.max(...took)
}

function miscounted({ told }: Plenary, counted: readonly number[]): number {
  return Array.from({ length: CHOICES }, (_, choice) => {
    const given = [...told.values()].filter((one) => one === choice).length
    return Math.abs(given - (counted[choice] ?? 0))
  }).reduce((sum, wrong) => sum + wrong, 0)
}

const json = async <Value>(site: Served, path: string): Promise<Value> =>
  (await (await fetch(`${site.url}${path}`)).json()) as Value

const humAt = async (site: Served, path: string): Promise<string> =>
  (await json<{ hums: readonly { id: string }[] }>(site, `${path}/hums.json`)).hums[0]?.id ?? ''

/** The number that a page stands for which is read now. */
async function lastAt(site: Served, path: string): Promise<number> {
  const page = await (await fetch(`${site.url}${path}/room`)).text()
  return Number(/data-told="(\d+)"/.exec(page)?.[1] ?? '0')
}
