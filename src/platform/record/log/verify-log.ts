/**
 * Checks a published log as a stranger would: from its entries to its signed root.
 *
 * Believes nothing but the entries' bytes and the log's key; does not ask what an entry says.
 */
import { openCheckpoint, type SignedCheckpoint } from './checkpoint.ts'
import { base64, fromUtf8, isCount, sameBytes, utf8 } from './encoding.ts'
import { replaceFile, type Files } from './files.ts'
import type { Verifier } from './note.ts'
import { readKeys } from './prove.ts'
import type { LogReader } from './reader.ts'
import { EMPTY_HEAD, hashOf, type Head } from './tree.ts'
import { findings, type Findings, type Verdict } from './verdict.ts'
import { verifyTiles } from './verify-tiles.ts'

/** What an earlier verification saw. */
export type Seen = Head & { readonly vkey: string }

export type VerifyOptions = {
  readonly seen?: Seen | undefined
  readonly entry?: (index: number, bytes: Uint8Array) => void | Promise<void>
}

/** Never throws for what it reads: a log that cannot be read is a problem of the log. */
export async function verifyLog(reader: LogReader, options: VerifyOptions = {}): Promise<Verdict> {
  const found = findings()
  const watched: LogReader = {
    paths: reader.paths,
    read: async (path) => {
      try {
        return await reader.read(path)
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        found.add({ kind: 'unreachable', path, reason })
        return undefined
      }
    },
  }
  const signed = await readSigned(watched, found)
  if (!signed) return verdictOf(found, undefined, { files: 0, ahead: 0 })

  const { size, root } = signed.checkpoint
  compareKeys(signed, options.seen, found)
  const seen = options.seen && options.seen.size > 0 ? options.seen : undefined
  const rootsAt = seen ? [seen.size] : []
  const tiles = { reader: watched, size, findings: found, rootsAt, entry: options.entry }
  const { roots, ...counts } = await verifyTiles(tiles)

  const recomputed = roots.get(size)
  if (!recomputed || !sameBytes(recomputed, root)) found.add({ kind: 'root-differs', size })
  const then = seen && roots.get(seen.size)
  if (seen && size < seen.size) found.add({ kind: 'shrunk', before: seen.size, now: size })
  else if (seen && then && !sameBytes(then, seen.root)) {
    found.add({ kind: 'rewritten', size: seen.size })
  }
  return verdictOf(found, signed, counts)
}

type Signed = { readonly checkpoint: SignedCheckpoint; readonly log: Verifier }

async function readSigned(reader: LogReader, found: Findings): Promise<Signed | undefined> {
  const [keyBytes, note] = [await reader.read('keys'), await reader.read('checkpoint')]
  if (!keyBytes) return void found.add({ kind: 'missing', path: 'keys' })
  if (!note) return void found.add({ kind: 'missing', path: 'checkpoint' })
  const [log, ...witnesses] = readKeys(keyBytes) ?? []
  if (!log) return void found.add({ kind: 'keys-unreadable' })
  const checkpoint = openCheckpoint(note, log, witnesses)
  if (!checkpoint) return void found.add({ kind: 'checkpoint-refused' })
  const { unknown: count } = checkpoint
  if (count > 0) found.add({ kind: 'unknown-signatures', count })
  return { checkpoint, log }
}

function compareKeys({ log }: Signed, seen: Seen | undefined, found: Findings): void {
  if (!seen || seen.vkey === log.vkey) return
  found.add({ kind: 'key-changed', before: seen.vkey, now: log.vkey })
}

function verdictOf(
  found: Findings,
  signed: Signed | undefined,
  counts: { readonly files: number; readonly ahead: number },
): Verdict {
  const { size, root } = signed?.checkpoint ?? EMPTY_HEAD
  return {
    ok: found.count() === 0,
    origin: signed?.log.name ?? '',
    vkey: signed?.log.vkey ?? '',
    size,
    root: base64(root),
    witnesses: signed?.checkpoint.witnesses.map(({ name }) => name) ?? [],
    ...counts,
    problems: found.list(),
    problemCount: found.count(),
  }
}

/** As `verifyLog`, and keeps what it saw in a file: next time the log must have grown from it. */
export async function verifyRemembering(
  reader: LogReader,
  memory: { readonly files: Files; readonly path: string },
  options: Omit<VerifyOptions, 'seen'> = {},
): Promise<Verdict> {
  const { files, path } = memory
  const bytes = await files.read(path)
  const seen = bytes && seenFrom(bytes)
  if (bytes && !seen) throw new Error(`${path} does not say what was seen last`)
  const verdict = await verifyLog(reader, { ...options, seen })
  const { ok, vkey, size, root } = verdict
  if (ok) await replaceFile(files, path, utf8(`${JSON.stringify({ vkey, size, root })}\n`))
  return verdict
}

function seenFrom(bytes: Uint8Array): Seen | undefined {
  const text = fromUtf8(bytes)
  try {
    const { vkey, size, root }: Readonly<Record<string, unknown>> = JSON.parse(text ?? '')
    const hash = hashOf(root)
    return typeof vkey === 'string' && isCount(size) && hash
      ? { vkey, size, root: hash }
      : undefined
  } catch {
    return undefined
  }
}
