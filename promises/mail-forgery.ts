/**
 * T11, T12, T14: mail in somebody's name does nothing in it, what looks like an end is none, and
 * programs that answer each other fall silent. Each has a twin that is broken where it matters.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brokenBuild, TWINS, type Twin } from './durability-twins.ts'
import type { Line } from './index.ts'
import * as sound from './mail-forgery-play.ts'

type Play = typeof sound

const ASKED = 1
const ACTS = 4
const LOOP_MESSAGES_MAX = 3

export async function run(): Promise<readonly Line[]> {
  const scratch = join(process.cwd(), 'tmp')
  mkdirSync(scratch, { recursive: true })
  const folder = mkdtempSync(join(scratch, 'mail-forgery-'))
  const twinOf = async (twin: Twin): Promise<Play> => {
    const build = brokenBuild(folder, twin)
    const file = `mail-forgery-play${extname(import.meta.filename)}`
    // The very same play, of a build that was broken on purpose.
    return (await import(join(build, 'promises', file))) as Play
  }
  try {
    return [await forgeries(folder, twinOf), await endings(twinOf), await loops(folder, twinOf)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type TwinOf = (twin: Twin) => Promise<Play>

async function forgeries(folder: string, twinOf: TwinOf): Promise<Line> {
  const kept = await sound.playForgeries(join(folder, 'sound'))
  const twin = await (await twinOf(TWINS.trustsFrom)).playForgeries(join(folder, 'trusting'))
  const { forged, attributed, asked, controls, problems } = kept
  return {
    name: 'T11 forged mail',
    text:
      `${forged} forged acts: ${attributed} attributed, their owner asked ${asked} time(s); ` +
      `by the person's own secret address are done: ${controls.join(', ')}; ` +
      `twin attributed ${twin.attributed}` +
      (problems.length === 0 ? '' : `; problems: ${problems.slice(0, 3).join(', ')}`),
    ok: attributed === 0 && asked === ASKED && controls.length === ACTS && problems.length === 0,
    sabotage: twin.attributed > 0 ? 'red' : 'green',
  }
}

async function endings(twinOf: TwinOf): Promise<Line> {
  const kept = await sound.playEndings()
  const twin = await (await twinOf(TWINS.takesLooseLines)).playEndings()
  return {
    name: 'T12 smuggled mail',
    text:
      `${sound.ENDINGS.length} endings: ${kept.second} second messages, ${kept.first} of 1 ` +
      `honest message kept; twin kept ${twin.second}`,
    ok: kept.second === 0 && kept.first === 1,
    sabotage: twin.second > 0 ? 'red' : 'green',
  }
}

async function loops(folder: string, twinOf: TwinOf): Promise<Line> {
  const kept = await sound.playLoops(join(folder, 'quiet'))
  const twin = await (await twinOf(TWINS.hearsEverything)).playLoops(join(folder, 'loud'))
  const most = (all: readonly sound.Loop[]) => Math.max(...all.map(({ messages }) => messages))
  return {
    name: 'T14 mail loops',
    text: `60 s: ${kept
      .map(({ name, messages }) => `${name} ${messages}`)
      .join(', ')} messages; twin ${most(twin)}`,
    ok: most(kept) <= LOOP_MESSAGES_MAX,
    sabotage: most(twin) > LOOP_MESSAGES_MAX ? 'red' : 'green',
  }
}
