/** Loads a list of actions: mine, overdue, of a group, of a process or a body. Decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { findBody } from '../bodies/index.ts'
import { codesOf, peopleChoosing } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import { GROUPS, type Action } from './action.ts'
import { placeAt, type Place } from './ground.ts'
import { linesOf, pageScene, type Asked } from './load.ts'
import { mineOf } from './mine.ts'
import type { Filter, ListShown } from './shown.ts'
import { isQuiet } from './store-nudges.ts'
import { actionsWhere } from './store.ts'

export const PAGE_SIZE = 50
/** A reader who goes on beyond asks for less at a time. */
const PAGES_MAX = 100
/** Owners of one group that are looked for. */
const GROUP_MAX = 1_000

/** As an address says it. */
export type Query = {
  readonly mine?: string | undefined
  readonly overdue?: string | undefined
  readonly ended?: string | undefined
  readonly group?: string | undefined
  readonly process?: string | undefined
  readonly body?: string | undefined
  readonly page?: string | undefined
}

/** Nothing where an address names what is not there. */
export async function filterOf(read: Read, query: Query): Promise<Filter | undefined> {
  const place = await placeNamed(read, query)
  const isNamed = query.process !== undefined || query.body !== undefined
  if (isNamed && !place) return undefined
  const { group } = query
  if (group !== undefined && !(await codesOf(read, GROUPS)).some(({ code }) => code === group)) {
    return undefined
  }
  const page = Number(/^\d{1,3}$/.exec(query.page ?? '')?.[0] ?? 0)
  const which =
    query.overdue === undefined ? (query.ended === undefined ? 'open' : 'ended') : 'overdue'
  return { mine: query.mine !== undefined, which, group, place, page: Math.min(page, PAGES_MAX) }
}

export async function placeNamed(
  read: Read,
  { process, body }: Pick<Query, 'process' | 'body'>,
): Promise<Place | undefined> {
  if (process !== undefined) {
    const found = await findProcess(read, { slug: process })
    return found && placeAt(read, { kind: 'process', process: found.id })
  }
  const found = body === undefined ? undefined : await findBody(read, { slug: body })
  return found && placeAt(read, { kind: 'body', body: found.id })
}

async function actionsFor(
  { read, viewer, now }: Asked,
  { mine, which, group, place, page }: Filter,
): Promise<readonly Action[]> {
  const asked = {
    which: which === 'ended' ? 'ended' : 'open',
    dueBy: which === 'overdue' ? now : undefined,
  } as const
  const offset = page * PAGE_SIZE
  const limit = PAGE_SIZE + 1
  if (mine) {
    if (!viewer) return []
    const own = await mineOf(read, viewer, asked)
    return own.map(({ action }) => action).slice(offset, offset + limit)
  }
  const owners =
    group === undefined ? undefined : await peopleChoosing(read, GROUPS, group, GROUP_MAX)
  return actionsWhere(read, { ...asked, host: place?.host, owners, limit, offset })
}

export async function loadList(asked: Asked, filter: Filter): Promise<ListShown> {
  const { read, viewer } = asked
  const found = await actionsFor(asked, filter)
  const actions = found.slice(0, PAGE_SIZE)
  const lines = await linesOf(read, actions)
  const places = [...lines.map(({ place }) => place), ...(filter.place ? [filter.place] : [])]
  return {
    ...(await pageScene(asked, { actions, places })),
    filter,
    lines,
    isMore: found.length > PAGE_SIZE,
    groups: (await codesOf(read, GROUPS)).filter(({ retired }) => !retired),
    quiet: viewer && (await isQuiet(read, viewer.person)),
  }
}
