/**
 * Two people write in one paragraph of the notes of a meeting, 200 times, and the line of one of
 * them breaks every three seconds: every word that was acknowledged stands in the notes, and each
 * was saved once. The twin replaces what its writer did not see.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type { Config } from '../src/config.ts'
import type { MeetingId } from '../src/domains/meetings/index.ts'
import { notesOf } from '../src/domains/minutes/index.ts'
import { historyOf, wordsOf } from '../src/platform/record/index.ts'
import { openGround } from '../src/serving.ts'
import { post, READ } from './durability-load.ts'
import { peopleAt, siteAt, type Writer } from './durability-server.ts'
import { TWINS } from './durability-twins.ts'
import type { Line } from './index.ts'
import { lineTo } from './notes-line.ts'
import { aMeeting } from './notes-meeting.ts'
import { onBoth, type Play } from './on-both.ts'

const EDITS = 200
const EDITS_OF_TWIN = 60
const BREAKS_EVERY_MS = 3_000
/** Between two edits of one writer: people read before they write. */
const PAUSE_MS = 60
const ATTEMPTS_MAX = 200

export const run = (): Promise<readonly Line[]> =>
  onBoth({
    name: 'N-1 notes',
    prefix: 'notes-',
    twin: TWINS.replacesUnseen,
    rounds: { sound: EDITS, twin: EDITS_OF_TWIN },
    play,
    lineOf,
  })

type Figures = {
  readonly acknowledged: number
  readonly broken: number
  /** Acknowledged, and in no paragraph. */
  readonly lost: number
  /** Paragraphs that stand beside the first. */
  readonly beside: number
  /** Acts beyond one for each that was acknowledged. */
  readonly twice: number
}

const isKept = ({ acknowledged, broken, lost, twice }: Figures) =>
  acknowledged > 0 && broken > 0 && lost === 0 && twice === 0

const lineOf = (name: string, kept: Figures, twin: Figures): Line => ({
  name,
  text:
    `${kept.acknowledged} edits of one paragraph by two writers, a line that broke ` +
    `${kept.broken} times, ${kept.lost} lost, ${kept.twice} saved twice, ` +
    `${kept.beside} put beside; twin lost ${twin.lost}`,
  ok: isKept(kept),
  sabotage: isKept(twin) ? 'green' : 'red',
})

async function play({ rounds: edits, ...place }: Play): Promise<Figures> {
  const site = await siteAt(place)
  const [chair, ...writers] = await peopleAt(site.config, 3)
  if (!chair) throw new Error('no chair')
  const meeting = await aMeeting(site.config, chair)
  site.start()
  const port = Number(new URL(site.url).port)
  const steady = await lineTo(port, 0)
  const weak = await lineTo(port, BREAKS_EVERY_MS)
  try {
    await site.ready()
    const path = `/meetings/${meeting}`
    for (const writer of writers) {
      const fields = { ...READ, undertakings: '1', way: 'online', as: 'personal' }
      await sent({ url: steady.url, writer }, { path: `${path}/attendances`, fields })
    }
    const [first, second] = writers
    if (!first || !second) throw new Error('two writers')
    const beginning = { ...READ, kind: 'note', words: 'Notes:', item: '' }
    await sent({ url: steady.url, writer: first }, { path: `${path}/notes`, fields: beginning })
    const words = await Promise.all([
      edit({ url: steady.url, writer: first }, path, { prefix: 'a', count: edits / 2 }),
      edit({ url: weak.url, writer: second }, path, { prefix: 'b', count: edits / 2 }),
    ])
    const broken = weak.broken()
    await site.stop()
    return { ...(await figuresOf(site.config, meeting, words.flat())), broken }
  } finally {
    await site.stop()
    await steady.close()
    await weak.close()
  }
}

type At = { readonly url: string; readonly writer: Writer }
type Form = { readonly path: string; readonly fields: Readonly<Record<string, string>> }

let keys = 0

/** Sent again with its key until it is acknowledged, as a browser's reload would. */
async function sent({ url, writer }: At, form: Form): Promise<void> {
  const key = `notes-key-${++keys}`
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    if ((await post(url, writer, { ...form, key })) === 'acknowledged') return
    await pause(PAUSE_MS)
  }
  throw new Error(`${form.path}: no answer after ${ATTEMPTS_MAX} attempts`)
}

type Read = {
  readonly items: readonly {
    readonly notes: readonly { readonly id: string; words: string; version: number }[]
  }[]
}

/** The first paragraph as this writer sees it; a line that breaks is asked again. */
async function seen({ url, writer }: At, path: string) {
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    try {
      const headers = { cookie: writer.cookie, 'x-forwarded-for': writer.network }
      const answer = await fetch(`${url}${path}/notes.json`, { headers })
      const { items } = (await answer.json()) as Read
      const first = items.flatMap(({ notes }) => notes)[0]
      if (first) return first
    } catch {
      // What broke is asked again: the next attempt tells.
    }
    await pause(PAUSE_MS)
  }
  throw new Error(`${path}: no notes after ${ATTEMPTS_MAX} attempts`)
}

type Editing = { readonly prefix: string; readonly count: number }

/** @returns the words that were acknowledged */
async function edit(at: At, path: string, { prefix, count }: Editing): Promise<readonly string[]> {
  const words: string[] = []
  for (let index = 0; index < count; index++) {
    const { id, words: stands, version } = await seen(at, path)
    const word = `${prefix}${index}.`
    await pause(PAUSE_MS)
    const fields = { ...READ, base: String(version), words: `${stands} ${word}` }
    await sent(at, { path: `/notes/${id}/versions`, fields })
    words.push(word)
  }
  return words
}

async function figuresOf(config: Config, meeting: MeetingId, words: readonly string[]) {
  const ground = await openGround(config)
  try {
    const { read } = ground.database
    const notes = await notesOf(read, meeting)
    const said = await wordsOf(
      read,
      notes.map((note) => note.words),
    )
    const standing = notes.flatMap((note) => {
      const wording = said.get(note.words)
      return wording.kind === 'text' ? wording.text.split(' ') : []
    })
    const there = new Set(standing)
    let acts = 0
    for (const { id } of notes) {
      acts += (await historyOf(read, { obj: `note:${id}`, limit: words.length * 2 })).length
    }
    return {
      acknowledged: words.length,
      lost: words.filter((word) => !there.has(word)).length,
      beside: notes.length - 1,
      // The first paragraph was written before anybody edited it.
      twice: acts - 1 - words.length,
    }
  } finally {
    await ground.close()
  }
}
