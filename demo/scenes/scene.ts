/** One scenario as it is played in the demo: its process, its people, what its acts have named. */
import { type FactProvider, lockProcess, type Process } from '../../src/domains/processes/index.ts'
import { type Pin, undertakingsOf } from '../../src/domains/templates/index.ts'
import { hooksOf } from '../../src/hooks.ts'
import { acting, here, tick, type Acting, type Stage } from '../stage.ts'
import type { Players } from './cast.ts'

export type Scene = {
  readonly stage: Stage
  readonly players: Players
  readonly slug: string
  readonly pin: Pin
  /** Ids of calls, texts, objections, challenges, appeals, ballots, advice, petitions by name. */
  readonly names: Map<string, string>
}

export type Doing = { readonly step: Acting; readonly process: Process }

/** The process is held while somebody acts in it. */
export async function doing<Value>(
  { stage, players, slug, pin }: Scene,
  by: string | undefined,
  work: (doing: Doing) => Promise<Value>,
): Promise<Value> {
  const person = here(players.get(by ?? ''), `player ${by}`)
  const value = await acting(stage, person, undertakingsOf(pin), async (step) =>
    work({ step, process: here(await lockProcess(step.tx, { slug }), slug) }),
  )
  tick(stage)
  return value
}

export const known = <Id extends string>({ names }: Scene, noun: string, name: string): Id =>
  here(names.get(`${noun} ${name}`), `${noun} ${name}`) as Id

export const remember = ({ names }: Scene, noun: string, name: string, id: string): void => {
  names.set(`${noun} ${name}`, id)
}

export const factsIn = ({ stage }: Scene): readonly FactProvider[] =>
  hooksOf({ clock: stage.clock }).facts

/** `ry-*`, `ry-1..2`, `ann`: names of players, as scenarios write them. */
export function chosen({ players }: Scene, names: readonly string[]): readonly string[] {
  const all = [...players.keys()]
  return names.flatMap((name) => {
    if (name.endsWith('*')) return all.filter((id) => id.startsWith(name.slice(0, -1)))
    const series = /^(.+)-(\d+)\.\.(\d+)$/.exec(name)
    if (!series) return [name]
    const [, start = '', first = '0', last = '0'] = series
    const numbers = Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => at)
    return numbers.map((at) => `${start}-${Number(first) + at}`)
  })
}
