/** One part of the proceedings of a meeting: what it shows, and its twins. Declares only. */
import type { VNode } from 'preact'
import type { Read } from '../../platform/db/index.ts'
import type { Key, Language, Translate } from '../../platform/languages/index.ts'
import type { Instant } from '../../platform/values.ts'
import type { NotesShown } from '../minutes/index.ts'
import type { Tools } from '../people/index.ts'
import type { TitlesOf } from '../stewards/index.ts'

/** What parts ask of the composition: how acts are told, things are called, and where they lie. */
export type PartTools = Pick<Tools, 'sentenceOf'> & {
  readonly titlesOf: TitlesOf
  readonly pathOf: (thing: string) => string | undefined
}

/** What all parts of one reading share. */
export type ProceedingsScene = {
  readonly read: Read
  readonly tools: PartTools
  readonly t: Translate
  readonly language: Language
  /** The meeting with its attendance, agenda, notes, corrections and what it left. */
  readonly shown: NotesShown
}

export type PartShown = {
  readonly heading: Key
  /** In smaller type beside the heading. */
  readonly beside?: string | undefined
  readonly node: VNode
  /** Markdown below the heading. */
  readonly md: string
  /** All of it, also what the page leaves out for its length. */
  readonly json: object
  /** When the clock changes it. */
  readonly until?: Instant | undefined
}

/** Absent where the meeting left nothing of the kind. */
export type ProceedingsPart = {
  /** Its anchor on the page and its name in the twin. */
  readonly name: string
  readonly order: number
  readonly load: (scene: ProceedingsScene) => Promise<PartShown | undefined>
}
