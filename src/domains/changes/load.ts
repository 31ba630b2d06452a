/** Loads what the pages about changes of rules show. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import type { Again } from '../../platform/html/index.ts'
import type { Translate } from '../../platform/languages/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import type { Instant } from '../../platform/values.ts'
import { findPeople, namesOf, type Actor } from '../people/index.ts'
import { findProcess, type Process, type ProcessScene } from '../processes/index.ts'
import {
  findPins,
  latestOf,
  type Pin,
  pinOf,
  pinsNamed,
  type SectionChanges,
  templateOf,
} from '../templates/index.ts'
import { findText, titleOf } from '../texts/index.ts'
import type { ChangeId, RuleChange } from './change.ts'
import type { Hindrance, HindranceProvider } from './hindrance.ts'
import { ownName } from './offer.ts'
import type { Adoption, Before, ChangeRefusal } from './rules.ts'
import { adoptionIn, beforeIt, bytesOf, hindrancesTo } from './steps.ts'
import { findChange } from './store.ts'
import { sectionsBetween } from './wording.ts'

/** A form that came back: as it was typed, and why. */
export type Returned = { readonly again: Again; readonly refusal: ChangeRefusal | undefined }

export type Asked = {
  readonly read: Read
  readonly now: Instant
  readonly viewer: Actor | undefined
  readonly returned?: Returned | undefined
}

/** A change with its title and how far its adoption is. */
export type Line = {
  readonly change: RuleChange
  readonly title: string
  readonly adoption: Adoption
}

export type Register = ProcessScene & {
  readonly before: Before
  readonly lines: readonly Line[]
  /** Other rules that are here, by `name/version`. */
  readonly versions: readonly Pin[]
  readonly returned: Returned | undefined
}

export async function loadRegister(asked: Asked, process: Process): Promise<Register> {
  const { read, now } = asked
  const before = await beforeIt(read, process, now)
  const lines: Line[] = []
  for (const change of before.changes) lines.push(await lineOf(read, change, now))
  return {
    ...(await sceneOf(asked, process, before.changes)),
    before,
    lines,
    versions: await versionsFor(read, process),
    returned: asked.returned,
  }
}

async function lineOf(read: Read, change: RuleChange, now: Instant): Promise<Line> {
  const text = await findText(read, change.text)
  return {
    change,
    title: text ? await titleOf(read, text) : change.id,
    adoption: await adoptionIn(read, change, now),
  }
}

async function sceneOf(
  { read, now, viewer }: Asked,
  process: Process,
  changes: readonly RuleChange[],
): Promise<ProcessScene> {
  const people = changes.flatMap(({ proposedBy, state }) => [
    proposedBy,
    ...(state.kind === 'in-force' ? [state.by] : []),
  ])
  const parts = changes.flatMap(({ parts: typed }) => (typed === undefined ? [] : [typed]))
  return {
    process,
    template: await templateOf(read, process.pin),
    words: await wordsOf(read, [process.title, ...parts]),
    names: await namesOf(read, await findPeople(read, [...new Set(people)])),
    now,
    viewer,
  }
}

/** The newest of each template, and every version of the process's own; never those in force. */
async function versionsFor(read: Read, { pin, slug }: Process): Promise<readonly Pin[]> {
  const pins = await findPins(read)
  const names = [...new Set(pins.map(({ name }) => name))].sort()
  const latest = names.flatMap((name) => latestOf(pins, name) ?? [])
  const lineage = pins.filter(({ name }) => name === pin.name)
  const own = await pinsNamed(read, ownName({ slug }, []).name)
  return [...new Set([...own, ...lineage, ...latest])].filter(({ hash }) => hash !== pin.hash)
}

export type Shown = ProcessScene &
  Line & {
    readonly before: Before
    readonly hindrances: readonly Hindrance[]
    readonly sections: readonly SectionChanges[]
    readonly returned: Returned | undefined
  }

/** The language that is spoken here, and who knows what stands in a change's way. */
type Here = { readonly t: Translate; readonly providers: readonly HindranceProvider[] }

export async function loadChange(
  asked: Asked,
  id: ChangeId,
  { t, providers }: Here,
): Promise<Shown | undefined> {
  const { read, now } = asked
  const change = await findChange(read, id)
  const process = change && (await findProcess(read, { id: change.process }))
  if (!change || !process) return undefined
  const under = await pinOf(read, change.under)
  if (!under) throw new Error(`no rules ${change.under}`)
  const rulesOf = async (pin: Pin) => ({
    template: await templateOf(read, pin),
    canonical: await bytesOf(read, pin),
  })
  const line = await lineOf(read, change, now)
  return {
    ...(await sceneOf(asked, process, [change])),
    ...line,
    hindrances: await hindrancesTo(read, change, { process, ...line, now }, providers),
    before: await beforeIt(read, process, now),
    sections: sectionsBetween(await rulesOf(under), await rulesOf(change.pin), t),
    returned: asked.returned,
  }
}
