/** Programs by other hands that check a log's folder, where this machine has them. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Outsider =
  | {
      readonly kind: 'present'
      readonly name: string
      readonly accepts: (log: string) => boolean
      /** Checks proof files too; absent where the program knows no such files. */
      readonly acceptsProofs?: (log: string, proofs: readonly string[]) => boolean
    }
  | { readonly kind: 'absent'; readonly name: string; readonly why: string }

/** Beside the repository: written before it, with nothing of it. */
const PYTHON_CHECK = resolve(process.cwd(), '../shared/tools/verify_record.py')

const GO_CHECK = join(dirname(fileURLToPath(import.meta.url)), 'record-go', 'verify.go')
/** Where Debian's `golang-golang-x-mod-dev` puts its source. */
const GO_PATH = '/usr/share/gocode'

const CHECK_MS_MAX = 120_000

const answers = (command: string, args: readonly string[], env?: NodeJS.ProcessEnv): boolean =>
  spawnSync(command, args, { timeout: CHECK_MS_MAX, stdio: 'ignore', env: env ?? process.env })
    .status === 0

export const outsiders = (scratch: string): readonly Outsider[] => [python(), go(scratch)]

function python(): Outsider {
  const name = 'Python and openssl'
  if (!existsSync(PYTHON_CHECK)) return { kind: 'absent', name, why: 'no verify_record.py' }
  if (!answers('python3', ['--version'])) return { kind: 'absent', name, why: 'no python3' }
  if (!answers('openssl', ['version'])) return { kind: 'absent', name, why: 'no openssl' }
  return { kind: 'present', name, accepts: (log) => answers('python3', [PYTHON_CHECK, log]) }
}

function go(scratch: string): Outsider {
  const name = 'Go x/mod'
  if (!answers('go', ['version'])) return { kind: 'absent', name, why: 'no go' }
  if (!existsSync(join(GO_PATH, 'src/golang.org/x/mod/sumdb/tlog'))) {
    return { kind: 'absent', name, why: 'no golang-golang-x-mod-dev' }
  }
  const folder = join(scratch, 'go')
  mkdirSync(folder, { recursive: true })
  cpSync(GO_CHECK, join(folder, 'verify.go'))
  const program = join(folder, 'verify')
  const env = {
    ...process.env,
    GO111MODULE: 'off',
    GOPATH: GO_PATH,
    GOCACHE: join(folder, 'cache'),
  }
  if (!answers('go', ['build', '-o', program, join(folder, 'verify.go')], env)) {
    return { kind: 'absent', name, why: 'it does not build' }
  }
  return {
    kind: 'present',
    name,
    accepts: (log) => answers(program, [log]),
    acceptsProofs: (log, proofs) => answers(program, [log, ...proofs]),
  }
}
