/**
 * The process that holds the log's key: requests come in as lines of JSON, answers go out.
 *
 * Started by `signer.ts` with the key's folder and the log's origin; ends with its standard input.
 * Imports little: it is to stay small, and Node runs it from source in tests.
 */
import { once } from 'node:events'
import { systemClock } from '../../clock.ts'
import { diskFiles } from './files.ts'
import { linesOf } from './lines.ts'
import { openSigning } from './signing.ts'

const [folder = '', origin = ''] = process.argv.slice(2)
const { random } = systemClock
const signing = await openSigning({ files: diskFiles, folder, origin, random })

for await (const asked of linesOf(process.stdin)) {
  const { id, request }: { readonly id?: unknown; readonly request?: unknown } = JSON.parse(asked)
  const line = `${JSON.stringify({ id, answer: await signing.answer(request) })}\n`
  // Who asks faster than it reads waits here, and not in memory.
  if (!process.stdout.write(line)) await once(process.stdout, 'drain')
}
