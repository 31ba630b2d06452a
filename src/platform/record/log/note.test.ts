/** Signed notes, receipts, proof files: published vectors, our own to the byte, tampering. */
import { expect, test } from 'vitest'
import { checkpointText, openCheckpoint, readCheckpoint } from './checkpoint.ts'
import { utf8 } from './encoding.ts'
import { ENTRIES, KEYS, KNOWN_LEAVES, KNOWN_ROOT, RECEIPT } from './known-answer.fixtures.ts'
import { noteBytes, openNote, readNote, readVkey, signerFrom, type Verifier } from './note.ts'
import { proofFileBytes, provenBy, readProofFile } from './proof-file.ts'
import { openReceipt, readReceipt, receiptText } from './receipt.ts'
import { EMPTY_RANGE, extended, hashFrom, leafHash, rootOf, type Hash } from './tree.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()
const verifier = (vkey: string | undefined): Verifier => {
  const read = readVkey(vkey ?? '')
  if (!read) throw new Error(`not a vkey: ${vkey}`)
  return read
}
const [log, civil, technical] = KEYS.map(verifier)
if (!log || !civil || !technical) throw new Error('three keys')
const witnesses = [civil, technical]
const leaves = ENTRIES.map((entry) => leafHash(utf8(entry)))
const leaf = leaves[1] as Hash
const seed = (byte: number) => new Uint8Array(32).fill(byte)

test('the published note is verified by its published key', () => {
  const key = verifier('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k')
  const note =
    'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6Tf' +
    'Xppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'
  const opened = openNote(utf8(note), [key])
  expect(opened?.text).toBe('This is an example message.\n')
  expect(opened?.signers).toEqual([key])
})

test('our own entries have the leaf hashes and the root of the known answer', () => {
  expect(ENTRIES.map((entry) => utf8(entry).length)).toEqual([292, 303, 313, 259])
  expect(leaves.map(hex)).toEqual(KNOWN_LEAVES)
  expect(hex(rootOf(extended(EMPTY_RANGE, leaves)))).toBe(KNOWN_ROOT)
})

test('our own keys and checkpoint signature come out of the known seed to the byte', () => {
  const signer = signerFrom('record.example.org/2027', seed(1))
  expect(signer.verifier.vkey).toBe(KEYS[0])
  const root = hashFrom(Buffer.from(KNOWN_ROOT, 'hex')) as Hash
  const origin = signer.verifier.name
  const note = text(noteBytes(signer.sign(checkpointText({ origin, size: 4, root }))))
  expect(RECEIPT).toContain(note)
})

test('the known receipt is read, written again to the byte, and proved with both witnesses', () => {
  const file = readProofFile(utf8(RECEIPT))
  if (!file) throw new Error('not read')
  expect(text(proofFileBytes(file))).toBe(RECEIPT)
  const proven = provenBy(file, leaf, { log, witnesses })
  expect(proven?.size).toBe(4)
  expect(proven?.witnesses).toEqual(witnesses)
  expect(proven?.unknown).toBe(0)
  expect(provenBy(file, leaf, { log })?.unknown).toBe(2)
  expect(provenBy(file, leaves[0] as Hash, { log, witnesses })).toBeUndefined()
  expect(provenBy({ ...file, index: 2 }, leaf, { log, witnesses })).toBeUndefined()
  expect(provenBy(file, leaf, { log: civil, witnesses })).toBeUndefined()
})

test('no single bit of the known receipt can change unnoticed', () => {
  const whole = utf8(RECEIPT)
  const missed: number[] = []
  for (let at = 0; at < whole.length * 8; at++) {
    const changed = Buffer.from(whole)
    const index = Math.floor(at / 8)
    changed[index] = (changed[index] ?? 0) ^ (1 << (at % 8))
    const file = readProofFile(changed)
    const proven = file && provenBy(file, leaf, { log, witnesses })
    if (proven && proven.witnesses.length === witnesses.length) missed.push(at)
  }
  expect(missed).toEqual([])
})

test('no single bit of a checkpoint can change and still be ours with both witnesses', () => {
  const whole = utf8(RECEIPT.slice(RECEIPT.indexOf('record.example.org')))
  expect(openCheckpoint(whole, log, witnesses)).toBeDefined()
  const missed: number[] = []
  for (let at = 0; at < whole.length * 8; at++) {
    const changed = Buffer.from(whole)
    const index = Math.floor(at / 8)
    changed[index] = (changed[index] ?? 0) ^ (1 << (at % 8))
    const opened = openCheckpoint(changed, log, witnesses)
    if (opened && opened.unknown === 0) missed.push(at)
  }
  expect(missed).toEqual([])
})

const signer = signerFrom('example.org/log', seed(9))
const lines = text(noteBytes(signer.sign('a\n'))).split('\n')
const [body = '', , signature = ''] = lines

test.each([
  ['no final line break', `${body}\n\n${signature}`],
  ['a further blank line', `${body}\n\n${signature}\n\n`],
  ['a carriage return', `${body}\r\n\n${signature}\n`],
  ['two spaces', `${body}\n\n${signature.replaceAll(' ', '  ')}\n`],
  ['a plain dash', `${body}\n\n${signature.replace('—', '-')}\n`],
  ['base64 without padding', `${body}\n\n${signature.replace(/=+$/, '')}\n`],
  ['no signature', `${body}\n\n`],
  ['no text', `\n${signature}\n`],
  ['a line that is no signature', `${body}\n\n${signature}\nsigned by me\n`],
  ['more signatures than are read', `${body}\n\n${`${signature}\n`.repeat(65)}`],
])('a note with %s is not read', (_name, note) => {
  expect(readNote(utf8(note))).toBeUndefined()
})

test('a note is opened with its key, whatever unknown keys signed too', () => {
  const stranger = signerFrom('example.org/log', seed(8))
  const both = {
    text: 'a\n',
    signatures: [...signer.sign('a\n').signatures, ...stranger.sign('a\n').signatures],
  }
  const opened = openNote(noteBytes(both), [signer.verifier])
  expect(opened).toMatchObject({ signers: [signer.verifier], unknown: 1 })
  expect(openNote(noteBytes(both), [])?.signers).toEqual([])
})

test('a signature that does not hold, or stands twice, spoils the note', () => {
  const [own] = signer.sign('a\n').signatures
  if (!own) throw new Error('unsigned')
  const wrong = { text: 'b\n', signatures: [own] }
  const twice = { text: 'a\n', signatures: [own, own] }
  expect(openNote(noteBytes(wrong), [signer.verifier])).toBeUndefined()
  expect(openNote(noteBytes(twice), [signer.verifier])).toBeUndefined()
})

test('a cosignature is worth nothing on another checkpoint, or at another time', () => {
  const file = readProofFile(utf8(RECEIPT))
  const note = file && readNote(file.checkpoint)
  const [own, cosigned] = note?.signatures ?? []
  if (!note || !own || !cosigned) throw new Error('not read')
  const root = leaf
  const other = checkpointText({ origin: log.name, size: 4, root })
  const forger = signerFrom(log.name, seed(1)).sign(other)
  const moved = noteBytes({ text: other, signatures: [...forger.signatures, cosigned] })
  expect(openCheckpoint(noteBytes(forger), log, witnesses)).toBeDefined()
  expect(openCheckpoint(moved, log, witnesses)).toBeUndefined()

  const later = Buffer.from(cosigned.bytes)
  later.writeUInt8((later[7] ?? 0) + 1, 7)
  const redated = noteBytes({ ...note, signatures: [own, { ...cosigned, bytes: later }] })
  expect(openCheckpoint(redated, log, witnesses)).toBeUndefined()
})

test.each([
  ['another key id', KEYS[0].replace('f60d7f31', 'f60d7f32')],
  ['another name', KEYS[0].replace('2027', '2028')],
  ['a type nobody assigned', 'a+00000000+/wAA'],
  ['a missing part', 'record.example.org/2027+f60d7f31'],
  ['an upper-case key id', KEYS[0].replace('f60d7f31', 'F60D7F31')],
])('a key with %s is not read', (_name, vkey) => {
  expect(readVkey(vkey)).toBeUndefined()
})

test.each([
  'o\n1\n',
  'o\n01\nDUitfMSnXGrFeFw8EXDmr0bLlp4iU+yk/jJFQ0RsXXw=\n',
  'o\n1\nDUitfMSnXGrFeFw8EXDmr0bLlp4iU+yk/jJFQ0RsXXw=\nmore\n',
  'o\n1\nDUitfMSnXGrFeFw8EXDmr0bLlp4iU+yk/jJFQ0RsXXx=\n',
  '\n1\nDUitfMSnXGrFeFw8EXDmr0bLlp4iU+yk/jJFQ0RsXXw=\n',
  'o\n-1\nDUitfMSnXGrFeFw8EXDmr0bLlp4iU+yk/jJFQ0RsXXw=\n',
])('a checkpoint is not read from %j', (note) => {
  expect(readCheckpoint(note)).toBeUndefined()
})

test('a receipt says what is promised, is read back, and is never a checkpoint', () => {
  const facts = { origin: 'example.org/log', index: 7, leaf, acceptedAt: 1_798_761_600 }
  const written = receiptText(facts) ?? ''
  expect(written.split('\n')).toEqual([
    'parley-receipt/v1',
    'example.org/log',
    'index 7',
    'leaf /fsA1JahM5fTKOYK2zytBZpcMKbNgAE09LlpsfK+B2I=',
    'accepted 1798761600',
    'published by 1798761660',
    '',
  ])
  expect(readReceipt(written)).toEqual(facts)
  expect(readReceipt(written.replace('1798761660', '1798761661'))).toBeUndefined()
  expect(readReceipt(`${written}x\n`)).toBeUndefined()
  expect(readCheckpoint(written)).toBeUndefined()
  expect(openReceipt(noteBytes(signer.sign(written)), signer.verifier)).toEqual(facts)
  expect(openReceipt(noteBytes(signer.sign(written)), log)).toBeUndefined()
})

test.each([
  { origin: 'a\nb', index: 1, leaf, acceptedAt: 1 },
  { origin: 'a', index: -1, leaf, acceptedAt: 1 },
  { origin: 'a', index: 1.5, leaf, acceptedAt: 1 },
  { origin: 'a', index: 1, leaf, acceptedAt: Number.NaN },
])('no receipt states $origin $index $acceptedAt', (facts) => {
  expect(receiptText(facts)).toBeUndefined()
})
