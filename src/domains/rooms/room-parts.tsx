/** The parts of a room that are its own: what is on the table, who speaks, who is next. */
import { findPeople, namesOf, type Actor } from '../people/index.ts'
import { sessionsOf, sessionEnds } from '../meetings/index.ts'
import { mayEnterCallers, moderatorsOf, namedModerators, notesOf } from '../minutes/index.ts'
import { MINE_KINDS, ROOM_KINDS, SITTING_KINDS } from './channel.ts'
import { caseOf } from './load-case.ts'
import { aboutItem } from './load-item.ts'
import { loadFloor, toldIn } from './load.ts'
import type { OwnScene, RoomPart } from './part.ts'
import { closedSince } from './room.ts'
import { endedBy, timeByGroup } from './rules-time.ts'
import { turnsOf } from './store.ts'
import { Lede, Said, Times } from './views-beside.tsx'
import { Floor, Queue, RuleWords } from './views-floor.tsx'
import { Capture } from './views-capture.tsx'
import { Asking, Leading, type OwnShown } from './views-own.tsx'
import { Moderators, TelephoneForms } from './views-telephone.tsx'
import { tabledPart } from './tabled-part.tsx'
import { itemNow, Present, Table } from './views-table.tsx'

async function ownOf(scene: OwnScene): Promise<OwnShown> {
  const { db, viewer: actor } = scene
  const floor = await loadFloor(scene)
  const about = await caseOf(db, { ...scene, actor })
  const lines = about.attendances.map(({ who }) => who)
  const told = await toldIn(scene, { who: lines, said: organisationsOf(actor) })
  return { ...scene, ...floor, ...told, case: about }
}

const organisationsOf = ({ capacities }: Actor): readonly string[] =>
  capacities.flatMap(({ organisation }) => organisation ?? [])

/** Whether the room is open, in words, for those who wait before its door. */
const lede: RoomPart = {
  name: 'lede',
  place: 'main',
  kinds: SITTING_KINDS,
  show: (scene) => Promise.resolve(<Lede scene={scene} />),
}

const present: RoomPart = {
  name: 'present',
  place: 'head',
  kinds: [...SITTING_KINDS, 'attendance'],
  show: async (scene) => <Present scene={scene} />,
}

const table: RoomPart = {
  name: 'table',
  place: 'head',
  kinds: SITTING_KINDS,
  async show(scene) {
    const { db, now, meeting } = scene
    const told = await toldIn(scene, { who: [], said: [] })
    const at = itemNow(scene)
    const about = at && (await aboutItem(db, at.item, now))
    const sessions = (await sessionsOf(db, meeting.id)).filter(
      (one) => one.goneAt === undefined && one.starts <= now && now < sessionEnds(one),
    )
    return <Table shown={{ ...scene, ...told, about, sessions }} />
  },
}

const floor: RoomPart = {
  name: 'floor',
  place: 'main',
  kinds: [...SITTING_KINDS, 'floor'],
  async show(scene) {
    return scene.phase === 'open' ? <Floor shown={await loadFloor(scene)} /> : undefined
  },
}

const queue: RoomPart = {
  name: 'queue',
  place: 'main',
  kinds: ROOM_KINDS,
  async show(scene) {
    return scene.phase === 'open' ? <Queue shown={await loadFloor(scene)} /> : undefined
  },
}

/** By which rule people are called: said once, and never again with each hand. */
const rule: RoomPart = {
  name: 'rule',
  place: 'main',
  kinds: SITTING_KINDS,
  async show(scene) {
    return scene.phase === 'open' ? <RuleWords shown={await loadFloor(scene)} /> : undefined
  },
}

/** Forms alone: whoever asks for the floor, or gives it. */
const speaking: RoomPart = {
  name: 'speaking',
  place: 'side',
  // Whoever runs the meeting raises hands for those who came.
  kinds: [...ROOM_KINDS, 'attendance'],
  mineKinds: MINE_KINDS,
  async own(scene) {
    const shown = await ownOf(scene)
    return (
      <>
        <Asking shown={shown} />
        <Leading shown={shown} />
      </>
    )
  },
}

/** Hands for those on the telephone; forms alone where nobody is named. */
const telephone: RoomPart = {
  name: 'telephone',
  place: 'side',
  kinds: [...SITTING_KINDS, 'moderators'],
  mineKinds: MINE_KINDS,
  async show(scene) {
    const moderators = namedModerators(await moderatorsOf(scene.db, scene.meeting.id))
    if (moderators.length === 0) return undefined
    const people = moderators.map(({ person }) => person)
    const names = await namesOf(scene.db, await findPeople(scene.db, people))
    const told = await toldIn(scene, { who: [], said: [] })
    return <Moderators told={{ ...told, names }} moderators={moderators} />
  },
  async own(scene) {
    if (scene.phase !== 'open') return undefined
    const enters = await mayEnterCallers(scene.db, { ...scene, actor: scene.viewer })
    return <TelephoneForms shown={await ownOf(scene)} enters={enters} />
  },
}

const said: RoomPart = {
  name: 'said',
  place: 'side',
  kinds: [...SITTING_KINDS, 'notes'],
  // What one writes goes to the item on the table.
  ownKinds: SITTING_KINDS,
  async show(scene) {
    return <Said scene={scene} notes={await notesOf(scene.db, scene.meeting.id)} />
  },
  async own(scene) {
    return scene.phase === 'open' ? <Capture shown={await ownOf(scene)} /> : undefined
  },
}

/** To whoever runs the meeting while it goes on, to everybody afterwards. */
const times: RoomPart = {
  name: 'times',
  place: 'side',
  kinds: [...SITTING_KINDS, 'floor'],
  ownKinds: [],
  async show(scene) {
    if (scene.phase !== 'closed') return undefined
    const end = closedSince(scene.sitting, scene.meeting)
    const told = await toldIn(scene, { who: [], said: [] })
    const turns = endedBy(await turnsOf(scene.db, scene.meeting.id), end)
    return <Times told={told} times={timeByGroup(turns)} />
  },
  async own(scene) {
    if (scene.phase !== 'open' || scene.runsAs === undefined) return undefined
    const told = await toldIn(scene, { who: [], said: [] })
    return <Times told={told} times={timeByGroup(await turnsOf(scene.db, scene.meeting.id))} />
  },
}

/** In their order on the page; those of later domains come after. */
export const OWN_PARTS: readonly RoomPart[] = [
  present,
  table,
  lede,
  floor,
  queue,
  rule,
  speaking,
  telephone,
  said,
  times,
  tabledPart,
]
