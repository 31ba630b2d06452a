/** Loads what the form for new meetings shows. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { findBody, seatsOf } from '../bodies/index.ts'
import { findAccount } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import type { Instant } from '../../platform/values.ts'
import { templateOf } from '../templates/index.ts'
import { placeOf, type Hosting } from './hosting.ts'
import { sceneOf, type Asked } from './load.ts'
import type { Plan } from './rules-calling.ts'
import type { NewShown } from './views-new.tsx'

/** Where fewer of those invited are, their zone is not told. Source: product.md, law 8. */
const TOLD_FROM = 5
/** Accounts asked for their zone: of larger groups the first ones stand for all. */
const ASKED_MAX = 400
const ZONES_MAX = 8

/** `process:slug` or `body:slug`, as the form carries it. */
export async function hostNamed(read: Read, raw: string): Promise<Hosting | undefined> {
  const [, kind, slug = ''] = /^(process|body):([a-z0-9-]{1,80})$/.exec(raw) ?? []
  if (kind === 'body') {
    const body = await findBody(read, { slug })
    return body && { kind: 'body', body }
  }
  const process = kind === 'process' ? await findProcess(read, { slug }) : undefined
  return process && { kind: 'process', process, template: await templateOf(read, process.pin) }
}

/** Zones of those who have a seat, where enough of them share one. */
export async function zonesOf(
  read: Read,
  hosting: Hosting,
  now: Instant,
): Promise<readonly string[]> {
  const body = hosting.kind === 'process' ? hosting.process.body : hosting.body.id
  if (body === undefined) return []
  const seats = await seatsOf(read, body, now)
  const counts = new Map<string, number>()
  for (const { person } of seats.slice(0, ASKED_MAX)) {
    const zone = (await findAccount(read, { person }))?.zone
    if (zone !== undefined) counts.set(zone, (counts.get(zone) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count >= TOLD_FROM)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, ZONES_MAX)
    .map(([zone]) => zone)
}

export async function loadNew(
  asked: Asked,
  hosting: Hosting,
  preview?: Plan,
): Promise<Omit<NewShown, 'video'>> {
  const scene = await sceneOf(asked, { people: [], commitments: [placeOf(hosting).name] })
  const zones = preview ? await zonesOf(asked.read, hosting, asked.now) : []
  return { ...scene, hosting, preview, zones }
}
