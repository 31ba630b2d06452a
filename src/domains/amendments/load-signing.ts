/** Loads what a rapporteur signs, and what was signed before. Renders and decides nothing. */
import type { Read } from '../../platform/db/index.ts'
import { wordsOf } from '../../platform/record/index.ts'
import { findPeople, namesOf } from '../people/index.ts'
import { findProcess } from '../processes/index.ts'
import { templateOf } from '../templates/index.ts'
import {
  countersignaturesOf,
  findText,
  unsignedOf,
  type Text,
  type TextId,
} from '../texts/index.ts'
import { sceneOf, type Asked } from './load.ts'
import type { SignedShown, SigningShown } from './shown.ts'
import { groupsOf } from './steps/countersigning.ts'

const NOBODY = { people: [], capacities: [], commitments: [] } as const

/** Absent where the text is; with nothing in it where nobody countersigns. */
export async function loadSigning(asked: Asked, id: TextId): Promise<SigningShown | undefined> {
  const { read, viewer } = asked
  const text = await findText(read, id)
  const process = text && (await findProcess(read, { id: text.process }))
  const scene = process && (await sceneOf(asked, id, NOBODY))
  if (!scene) return undefined
  const { waiting, signed, names, words } = await loadSigned(read, scene.text)
  const groups = await groupsOf(read, process, { actor: viewer, version: waiting?.version })
  const said = { get: (of: string) => (isAmong(signed, of) ? words : scene.words).get(of) }
  return { ...scene, waiting, groups, signed, names, words: said }
}

const isAmong = (signed: SignedShown['signed'], of: string) =>
  signed.some(({ reason }) => reason === of)

/** What the page of a text says of it. */
export async function loadSigned(read: Read, text: Text): Promise<SignedShown> {
  const process = await findProcess(read, { id: text.process })
  if (!process) throw new Error(`text ${text.id} of no process`)
  const signed = await countersignaturesOf(read, text.id)
  const people = await findPeople(read, [...new Set(signed.map(({ by }) => by))])
  return {
    waiting: await unsignedOf(read, text),
    signed,
    template: await templateOf(read, process.pin),
    names: await namesOf(read, people),
    words: await wordsOf(
      read,
      signed.flatMap(({ reason }) => reason ?? []),
    ),
  }
}
