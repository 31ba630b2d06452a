/** A rapporteur's word on a version: decided by the rules and saved in one transaction. */
import type { Read, Tx } from '../../../platform/db/index.ts'
import { prose } from '../../../platform/record/index.ts'
import { ok, refuse, type Result } from '../../../platform/values.ts'
import { seatsOf } from '../../bodies/index.ts'
import { choicesThen, personId, seatIn, type Actor } from '../../people/index.ts'
import { type Process, type Step, topicsOf } from '../../processes/index.ts'
import { templateOf } from '../../templates/index.ts'
import {
  saveCountersignature,
  unsignedOf,
  type Countersignature,
  type Signing,
  type Unsigned,
} from '../../texts/index.ts'
import type { Refusal } from '../refusal.ts'
import { countersign, mayCountersign, type Groups } from '../rules/countersigning.ts'
import type { Here } from './amending.ts'

const ACTS = {
  signed: 'assembly.countersign',
  declined: 'assembly.decline',
} as const satisfies Record<Signing, string>

export type CountersigningAsked = {
  readonly version: number
  readonly answer: Signing
  readonly reason: string | undefined
}

/** Process and text were locked by the caller: nothing is published meanwhile. */
export async function countersignVersion(
  { tx, by, now, via, clock }: Step,
  here: Here,
  { version, answer, reason: said }: CountersigningAsked,
): Promise<Result<Countersignature, Refusal>> {
  const { process, text } = here
  const waiting = await unsignedOf(tx, text)
  const person = by.kind === 'person' ? by.actor : undefined
  const groups = await groupsOf(tx, process, { actor: person, version: waiting?.version })
  const actor = mayCountersign(process, by, waiting, groups)
  if (!actor.ok) return actor
  if (!waiting) return refuse({ kind: 'nothing-to-sign' })
  const declines = answer === 'declined' && said !== undefined
  const reason = declines ? prose('reason', said, clock, actor.value.person) : undefined
  const asked = { version, answer, reason: reason?.commitment }
  const signed = countersign(actor.value, { waiting, groups }, asked, now)
  if (!signed.ok) return signed
  const one: Countersignature = { ...signed.value, text: text.id }
  const { own, editor } = groups
  await saveCountersignature(tx, one, {
    act: ACTS[answer],
    actor: actor.value.person,
    cap: 'role:rapporteur',
    obj: `text:${text.id}`,
    rules: process.pin.hash,
    via,
    clear: {
      version,
      hash: waiting.version.hash,
      ...(own === undefined ? {} : { group: own }),
      ...(editor === undefined ? {} : { editorGroup: editor }),
    },
    ...(reason ? { parts: [reason] } : {}),
    topics: [...topicsOf(process), `text:${text.id}`],
  })
  return ok(one)
}

type Both = {
  readonly actor: Actor | undefined
  readonly version: Unsigned['version'] | undefined
}

/** By what people chose of themselves, or by the seats they hold, as the template groups them. */
export async function groupsOf(
  db: Read | Tx,
  process: Process,
  { actor, version }: Both,
): Promise<Groups> {
  const { grouping } = await templateOf(db, process.pin)
  const editor = version && personId(version.by)
  const none: Groups = { own: undefined, editor: undefined }
  if (grouping.kind === 'none') return none
  if (grouping.kind === 'scheme') {
    const { scheme } = grouping
    const then =
      editor && version ? await choicesThen(db, new Map([[editor, version.at]])) : undefined
    return {
      own: actor?.codes.get(scheme),
      editor: editor && version ? then?.(editor, scheme, version.at) : undefined,
    }
  }
  const { body } = process
  if (body === undefined) return none
  const seats = version ? await seatsOf(db, body, version.at) : []
  return {
    own: (actor && seatIn(actor, body)?.group) ?? undefined,
    editor: seats.find(({ person }) => person === editor)?.group ?? undefined,
  }
}
