/** Loads a whole room with all its parts, as somebody reads it. Renders and decides nothing. */
import { lastNumber } from '../../platform/live/index.ts'
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import { mayRun, type MeetingId } from '../meetings/index.ts'
import type { Actor } from '../people/index.ts'
import { channelOf } from './channel.ts'
import { loadScene, toldIn } from './load.ts'
import type { OwnScene, Returned, RoomAsked, RoomPart, RoomScene } from './part.ts'
import type { Rendered, RoomShown } from './shown.ts'

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly parts: readonly RoomPart[]
  readonly returned?: Returned | undefined
  readonly asked?: RoomAsked | undefined
}

const ownScene = (scene: RoomScene, { viewer, returned }: Asked): OwnScene | undefined => {
  if (!viewer) return undefined
  const runs = mayRun(scene.hosting, viewer)
  return { ...scene, viewer, runsAs: runs.ok ? runs.value : undefined, returned }
}

export async function loadRoom(asked: Asked, id: MeetingId): Promise<RoomShown | undefined> {
  const { read, now, parts } = asked
  // Before all else: what changes while the rest is read is told to the page.
  const number = await lastNumber(read, channelOf(id))
  const scene = await loadScene({ db: read, now, asked: asked.asked }, id)
  if (!scene) return undefined
  const { every } = scene.asked
  const own = every === undefined ? ownScene(scene, asked) : undefined
  const rendered = parts.map(async (part): Promise<Rendered> => ({
    part,
    shown: await part.show?.(scene),
    own: own && (await part.own?.(own)),
  }))
  return {
    scene,
    told: await toldIn(scene, { who: [], said: [] }),
    number,
    parts: await Promise.all(rendered),
    me: own?.viewer.person,
    runs: own?.runsAs !== undefined,
    returned: asked.returned,
  }
}

export type PartShown = Pick<RoomShown, 'scene' | 'number'> & {
  readonly node: Rendered['shown']
}

/** One part alone: as all read it, or what whoever asks can do in it. */
export async function loadPart(
  asked: Asked,
  id: MeetingId,
  name: string,
  which: 'shown' | 'own',
): Promise<PartShown | undefined> {
  const { read, now, parts } = asked
  const part = parts.find((one) => one.name === name)
  if (!part) return undefined
  const number = await lastNumber(read, channelOf(id))
  const scene = await loadScene({ db: read, now, asked: asked.asked }, id)
  if (!scene) return undefined
  if (which === 'shown') return { scene, number, node: await part.show?.(scene) }
  const own = ownScene(scene, asked)
  return own && { scene, number, node: await part.own?.(own) }
}
