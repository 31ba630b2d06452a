/** `npm start`: makes a demo site where there is none, says how to sign in, and serves. */
import type { Config } from '../config.ts'
import { openGround } from '../serving.ts'
import { HALF_A_DEMO, play, standingOf } from './demo.ts'
import { refused, type Ending } from './ending.ts'
import { serve } from './serve.ts'

export async function start(config: Config): Promise<Ending> {
  const ground = await openGround(config)
  const standing = await standingOf(ground)
  if (standing === 'there') return serve(config, ground)
  await ground.close()
  if (standing === 'half') return refused(HALF_A_DEMO)
  await play(config)
  return serve(config)
}
