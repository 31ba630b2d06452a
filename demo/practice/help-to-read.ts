/**
 * What helps to read the texts of the practice table: the label in two more languages, as far as
 * they have come; two questions about it, one of them answered; a long handbook with its words
 * defined and a summary, which the text has left behind in French. Made up: nobody here exists.
 */
import { markAnswer, type Message } from '../../src/domains/discussions/index.ts'
import { findProcess } from '../../src/domains/processes/index.ts'
import { undertakingsOf } from '../../src/domains/templates/index.ts'
import {
  clauseId,
  draftText,
  findVersion,
  lockText,
  matched,
  publishVersion,
  readWhole,
  summarise,
  versionWords,
  type Passage,
  type TextId,
} from '../../src/domains/texts/index.ts'
import { translate } from '../../src/domains/translations/index.ts'
import type { Language } from '../../src/platform/languages/index.ts'
import type { Instant } from '../../src/platform/values.ts'
import { labelText } from '../scenes/talks.ts'
import { speaking, talk, type Talk } from '../scenes/threads.ts'
import { here, must, tick, type Acting, type Play, type Stage } from '../stage.ts'
import { HANDBOOK, IN_SHORT, IN_SHORT_FR } from './handbook-words.ts'
import { ago, as, processOf, type Scene } from './labels-stage.ts'
import type { Cast } from './table.ts'

const SLUG = 'labels'
const EDITOR = 'editor'
const BUYERS = 'for-a-consumer-association'
const SHOP = 'for-an-online-shop'

const clause = (id: string) => here(clauseId(id), `clause ${id}`)

const INDEPENDENT: Talk = {
  about: labelText,
  anchor: { clause: clause('c3'), version: 2 },
  subject: 'What does “independent” mean here?',
  question: true,
  said: [
    { day: 59, by: SHOP, words: 'Independent of the maker, or of everybody who sells the device?' },
    {
      day: 58,
      by: BUYERS,
      answers: 0,
      words: 'Of whoever earns by the sale: the maker, and the shop. So the interviews put it.',
    },
  ],
}

const PAGE_LANGUAGE: Talk = {
  about: labelText,
  anchor: { clause: clause('c3'), version: 3 },
  subject: 'One language of the country, or each?',
  question: true,
  said: [
    {
      day: 22,
      by: 'for-a-patients-group',
      words: 'Three languages are spoken where I live. Does the page have to be in all of them?',
    },
  ],
}

export async function* helpToRead(stage: Stage, cast: Cast): Play {
  yield ago(stage, 60)
  const process = here(await findProcess(stage.database.read, { slug: SLUG }), SLUG)
  const scene: Scene = { stage, cast, slug: SLUG, undertakings: undertakingsOf(process.pin) }
  const speakers = { stage, players: [cast] }
  await inFrench(scene)
  await inArabic(scene)
  const said: Message[] = []
  yield* talk(speakers, INDEPENDENT, said)
  yield ago(stage, 57)
  await speaking(speakers, await labelText(stage), SHOP, async ({ actor }, setting) =>
    must(await markAnswer(setting, actor, here(said[1], 'answer').id)),
  )
  const handbook = yield* writeHandbook(scene)
  yield* talk(speakers, PAGE_LANGUAGE)
  yield ago(stage, 18)
  await changeHandbook(scene, handbook)
  yield ago(stage, 17)
  await sayInShort(scene, handbook, {
    ...{ version: 2, language: 'en', words: IN_SHORT },
    line: 'What the handbook asks of makers, shops and repairers, in short',
  })
}

type Said = readonly (readonly [clause: string, words: string])[]
type Into = { readonly by: string; readonly language: Language; readonly machine?: string }

async function into(scene: Scene, { by, language, machine }: Into, said: Said): Promise<void> {
  const { id } = await labelText(scene.stage)
  await as(scene, by, async (step) => {
    const process = await processOf(step.tx, SLUG)
    const text = here(await lockText(step.tx, id), 'text')
    const clauses = said.map(([at, words]) => ({
      ...{ clause: at, words, isChecked: words === '' },
      ...{ source: undefined, was: undefined },
    }))
    must(await translate(step, { process, text }, { language, machine, clauses }))
  })
  tick(scene.stage)
}

/** The second clause goes stale with draft 3. */
async function inFrench(scene: Scene): Promise<void> {
  const language = 'fr'
  await into(scene, { by: 'for-a-university', language }, [
    ['c1', 'La boîte dit jusqu’à quelle année le fabricant envoie des mises à jour de sécurité.'],
    ['c2', 'Le vendeur montre cette année sur demande.'],
  ])
  await into(scene, { by: BUYERS, language }, [['c1', '']])
}

async function inArabic(scene: Scene): Promise<void> {
  const language = 'ar'
  const machine = 'practice machine'
  await into(scene, { by: 'for-a-customs-service', language, machine }, [
    ['c1', 'تذكر العلبة حتى أي سنة يرسل الصانع تحديثات الأمان.'],
  ])
  await into(scene, { by: 'for-a-customs-service', language }, [
    ['c2', 'يبيّن البائع تلك السنة عند الطلب.'],
  ])
}

async function* writeHandbook(scene: Scene): AsyncGenerator<Instant, TextId, void> {
  yield ago(scene.stage, 36)
  const id = await as(scene, EDITOR, async (step) => {
    const process = await processOf(step.tx, SLUG)
    const asked = {
      title: 'Handbook for shops and repairers',
      language: 'en',
      stage: 'draft',
    } as const
    const clauses = draftsOf([], HANDBOOK)
    const reason = 'What the working groups on shops and on repair were asked'
    return must(await draftText(step, process, { ...asked, clauses, reason })).text.id
  })
  yield ago(scene.stage, 35)
  await sayInShort(scene, id, {
    ...{ version: 1, language: 'fr', words: IN_SHORT_FR },
    line: 'Ce que le guide demande aux fabricants, aux magasins et aux réparateurs, en bref',
  })
  return id
}

const draftsOf = (before: readonly Passage[], words: string) =>
  must(matched(before, readWhole(words)))

const inText = <Value>(
  scene: Scene,
  id: TextId,
  work: (step: Acting, of: Parameters<typeof summarise>[1]) => Promise<Value>,
): Promise<Value> =>
  as(scene, EDITOR, async (step) => {
    const process = await processOf(step.tx, SLUG)
    return work(step, { process, text: here(await lockText(step.tx, id), 'text') })
  })

const changeHandbook = (scene: Scene, id: TextId): Promise<void> =>
  inText(scene, id, async (step, of) => {
    const latest = here(await findVersion(step.tx, id), 'version')
    const words = HANDBOOK.replace('within\nten days that', 'within\n[ten|five] days that')
    const clauses = draftsOf(await versionWords(step.tx, latest), words)
    const reason = 'Within how many days a maker answers is open again'
    const asked = { base: latest.number, clauses, reason }
    must(await publishVersion(step, { ...of, freezes: [] }, asked))
  })

type InShort = Parameters<typeof summarise>[2]

const sayInShort = (scene: Scene, id: TextId, asked: InShort): Promise<void> =>
  inText(scene, id, async (step, of) => {
    must(await summarise(step, of, asked))
  })
