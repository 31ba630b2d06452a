/** What waits for those who may remove what was reported. Shows nobody's words. */
import type { Read } from '../../platform/db/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { Actor } from '../people/index.ts'
import { casesFor } from './load.ts'
import type { Reportable } from './reportable.ts'

/** Of one person on one page: the rest stands on the page of reports. */
const THINGS_MAX = 20

export type Thing = {
  readonly said: { readonly key: 'reports.things.decide'; readonly count: number }
  readonly href: string
  /** Late is late, and is still to be done: no hour ends it. */
  readonly until: undefined
  readonly since: Instant
  readonly stake: 'answer'
}

export const reportThings =
  (reportables: readonly Reportable[]) =>
  async (read: Read, actor: Actor | undefined): Promise<readonly Thing[]> =>
    (await casesFor(read, reportables, actor, THINGS_MAX)).map(({ one, count }) => ({
      said: { key: 'reports.things.decide', count },
      href: `/reports/${one.id}`,
      until: undefined,
      since: one.openedAt,
      stake: 'answer',
    }))
