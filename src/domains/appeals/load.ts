/** Loads what the pages of appeals show. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { historyOf, wordsOf, type EntryLine } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import {
  findPeople,
  namesOf,
  personId,
  type Actor,
  type PersonId,
  type Tools,
} from '../people/index.ts'
import { findProcess, type Process } from '../processes/index.ts'
import { later, templateOf } from '../templates/index.ts'
import type { Appeal, AppealId } from './appeal.ts'
import { mayReadGrounds } from './ruling.ts'
import type { AppealShown, Grounds, ListShown, Offered, Returned, Scene } from './shown.ts'
import { caseOf, groundOf } from './steps.ts'
import { findAppeal } from './store.ts'
import { sealedGrounds } from './store-seals.ts'
import { recentActs } from './subject.ts'

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly t: Translate
  readonly sentenceOf: Tools['sentenceOf']
  readonly returned?: Returned | undefined
}

type Mentioned = {
  readonly people: readonly PersonId[]
  readonly commitments: readonly string[]
}

async function sceneOf(
  { read, now, viewer, returned }: Asked,
  process: Process,
  { people, commitments }: Mentioned,
): Promise<Scene> {
  const own = viewer?.capacities.flatMap(({ organisation }) => organisation ?? []) ?? []
  return {
    process,
    template: await templateOf(read, process.pin),
    words: await wordsOf(read, [process.title, ...own, ...commitments]),
    names: await namesOf(read, await findPeople(read, [...new Set(people)])),
    now,
    viewer,
    returned,
  }
}

/** Entries as their domains tell them. */
async function toldOf(
  { read, sentenceOf, t }: Asked,
  lines: readonly EntryLine[],
): Promise<readonly Offered[]> {
  const people = lines.flatMap(({ entry }) => personId(entry.actor) ?? [])
  const names = await namesOf(read, await findPeople(read, [...new Set(people)]))
  return lines.map((line) => {
    const person = personId(line.entry.actor)
    const name = person && names.get(person)?.name
    const { what, at } = sentenceOf(line, name ?? line.entry.actor, t)
    return { number: line.index, what: typeof what === 'string' ? what : line.entry.act, at }
  })
}

/** How long back a list of acts looks where the template lets one appeal for longer. */
const LOOK_BACK = 'P1Y'

export async function loadList(asked: Asked, slug: string): Promise<ListShown | undefined> {
  const { read, now, viewer } = asked
  const process = await findProcess(read, { slug })
  if (!process) return undefined
  const ground = await groundOf(read, process, viewer?.person)
  const appeals = ground.earlier
  const scene = await sceneOf(asked, process, {
    people: appeals.map(({ filedBy }) => filedBy),
    commitments: [],
  })
  const spans = ground.ladders.flatMap(({ rungs: [first] }) => first?.fileWithin.for ?? [])
  const since = Math.min(...spans.map((span) => backFrom(now, span))) as Instant
  const lines = viewer && spans.length > 0 ? await recentActs(read, process, since) : []
  return { ...scene, ground, appeals, offered: await toldOf(asked, lines) }
}

/** Acts that may still be appealed against are no older than the filing time. */
function backFrom(now: Instant, span: string): Instant {
  const length = Math.min(later(now, span) - now, later(now, LOOK_BACK) - now)
  return (now - length) as Instant
}

export async function loadAppeal(asked: Asked, id: AppealId): Promise<AppealShown | undefined> {
  const { read } = asked
  const appeal = await findAppeal(read, id)
  if (!appeal) return undefined
  const about = await caseOf(read, appeal, asked.viewer?.person)
  const grounds = await groundsOf(asked, about)
  const scene = await sceneOf(asked, about.process, {
    people: [
      appeal.filedBy,
      ...about.signers.map(({ person }) => person),
      ...about.rulings.map(({ by }) => by),
      ...(appeal.repetition ? [appeal.repetition.by] : []),
    ],
    commitments: [
      ...(grounds && 'of' in grounds ? [grounds.of] : []),
      ...about.rulings.flatMap(({ reasons, order }) => [reasons, order ?? []].flat()),
    ],
  })
  return { ...scene, about, against: await againstOf(asked, appeal), grounds }
}

async function againstOf(asked: Asked, { subject }: Appeal): Promise<Offered | undefined> {
  if (subject.entry === undefined) return undefined
  const lines = await historyOf(asked.read, { before: subject.entry + 1, limit: 1 })
  return (await toldOf(asked, lines))[0]
}

async function groundsOf(
  { read, viewer }: Asked,
  about: AppealShown['about'],
): Promise<Grounds | undefined> {
  const { appeal } = about
  if (!appeal.confidential) return { of: appeal.grounds }
  const isOwn = viewer?.person === appeal.filedBy
  const isForum = !isOwn && mayReadGrounds(about, viewer)
  const text = await sealedGrounds(read, appeal.id, { person: viewer?.person, isForum })
  return text === undefined ? undefined : { text }
}
