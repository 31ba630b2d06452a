/** What every scene at the practice table is played with: who, in which process, on which day. */
import { hooksOf } from '../../src/hooks.ts'
import type { Actor, Capacity } from '../../src/domains/people/index.ts'
import {
  lockProcess,
  moveProcess,
  type Process,
  publishToProcess,
} from '../../src/domains/processes/index.ts'
import { dayOf } from '../../src/domains/templates/index.ts'
import type { Tx } from '../../src/platform/db/index.ts'
import { days, hours, type Instant } from '../../src/platform/values.ts'
import { acting, here, must, type Acting, type Stage, type Undertakings } from '../stage.ts'
import { personOf, type Cast } from './table.ts'

export type Scene = {
  readonly stage: Stage
  readonly cast: Cast
  readonly slug: string
  readonly undertakings: Undertakings
}

/** Days before the real hour; practice is always of the last months, whenever it is played. */
export const ago = ({ real }: Stage, count: number): Instant => (real - days(count)) as Instant

/** Some hours later on the same told day. */
export const hoursAgo = ({ real }: Stage, count: number): Instant =>
  (real - hours(count)) as Instant

export const dayAgo = (stage: Stage, count: number): string => dayOf(ago(stage, count))

/** In the process: the person has read what is permanent and agreed to its undertakings. */
export const as = <Value>(
  { stage, cast, undertakings }: Scene,
  handle: string,
  work: (step: Acting) => Promise<Value>,
): Promise<Value> => acting(stage, personOf(cast, handle), undertakings, work)

export const processOf = async (tx: Tx, slug: string): Promise<Process> =>
  here(await lockProcess(tx, { slug }), `process ${slug}`)

/** For the organisation that they speak for, where they named one. */
export const capacityOf = ({ capacities }: Actor): Capacity =>
  capacities.find(({ capacity }) => capacity !== 'personal')?.capacity ?? 'personal'

export const publish = (
  scene: Scene,
  handle: string,
  documents: readonly (readonly [artefact: string, title: string, href: string])[],
): Promise<void> =>
  as(scene, handle, async (step) => {
    for (const [artefact, title, href] of documents) {
      const process = await processOf(step.tx, scene.slug)
      must(await publishToProcess(step, process, { artefact, title, href }))
    }
  })

/** Through the gate, judged by what every domain says; or back, with a reason. */
export const move = (scene: Scene, handle: string, to: string, reason?: string): Promise<void> =>
  as(scene, handle, async (step) => {
    const process = await processOf(step.tx, scene.slug)
    const { facts } = hooksOf({ clock: scene.stage.clock })
    must(await moveProcess(step, process, { to, reason }, facts))
  })
