/** Asks the operator's command whether a file is clean. Knows no scanner. */
import { spawn } from 'node:child_process'
import { seconds } from '../values.ts'

/** `unscanned`: no command is set. `failed`: it could not say. */
export type Scan = 'clean' | 'unclean' | 'failed' | 'unscanned'

/** Below what a request may last. */
const SCAN_LASTS_LONGEST = seconds(20)
/** As clamdscan and its kin end when they found something. */
const FOUND = 1

export async function scan(command: string | undefined, bytes: Uint8Array): Promise<Scan> {
  const [program, ...rest] = command?.split(' ').filter((word) => word !== '') ?? []
  if (program === undefined) return 'unscanned'
  const ended = Promise.withResolvers<Scan>()
  const child = spawn(program, rest, {
    stdio: ['pipe', 'ignore', 'ignore'],
    timeout: SCAN_LASTS_LONGEST,
    killSignal: 'SIGKILL',
  })
  child.once('error', () => ended.resolve('failed'))
  child.once('close', (code) =>
    ended.resolve(code === 0 ? 'clean' : code === FOUND ? 'unclean' : 'failed'),
  )
  // One that has seen enough may close its input early; how it ends is its answer.
  child.stdin.on('error', () => undefined)
  child.stdin.end(bytes)
  return ended.promise
}
