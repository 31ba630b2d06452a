/** `npm start`: makes a demo site where there is none, says how to sign in, and serves. */
import type { Config } from '../config.ts'
import { demoGreeting, HALF_A_DEMO, playDemoOnce } from './demo.ts'
import { refused, type Ending } from './ending.ts'
import { serve } from './serve.ts'

export async function start(config: Config): Promise<Ending> {
  if ((await playDemoOnce(config)) === 'half') return refused(HALF_A_DEMO)
  console.log(await demoGreeting(config))
  return serve(config)
}
