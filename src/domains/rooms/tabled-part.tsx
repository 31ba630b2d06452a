/** The part of a room in which one reads what is spoken about. */
import { amendmentOnTable } from '../amendments/index.ts'
import { SITTING_KINDS } from './channel.ts'
import { tabledText } from './load-tabled.ts'
import type { RoomPart } from './part.ts'
import { Tabled } from './views-tabled.tsx'
import { itemNow, TABLED_AT } from './views-table.tsx'

export const tabledPart: RoomPart = {
  name: TABLED_AT,
  place: 'below',
  kinds: SITTING_KINDS,
  async show(scene) {
    const { db, now, phase } = scene
    const link = phase === 'open' ? itemNow(scene)?.item.link : undefined
    if (link === undefined) return undefined
    const [noun, id = ''] = link.split(':', 2)
    if (noun === 'amendment') return amendmentOnTable(db, id, now)
    const tabled = await tabledText(db, link)
    return tabled && <Tabled tabled={tabled} />
  },
}
