/** A small DNS server on loopback that answers from a table. Knows five types. For tests only. */
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { isIPv4 } from 'node:net'

export type Zone = {
  /** By name without a final dot. What is not here does not exist. */
  readonly mx?: Readonly<Record<string, readonly (readonly [number, string])[]>>
  readonly txt?: Readonly<Record<string, readonly string[]>>
  readonly a?: Readonly<Record<string, readonly string[]>>
  readonly cname?: Readonly<Record<string, string>>
  /** By name below in-addr.arpa. */
  readonly ptr?: Readonly<Record<string, readonly string[]>>
}

/** RFC 1035 §3.2.2. */
const TYPES = { a: 1, cname: 5, ptr: 12, mx: 15, txt: 16 } as const
const NO_SUCH_NAME = 3
const AUTHORITATIVE_ANSWER = 0x8580
const IN = 1
const TTL = 60
const HEADER = 12

export type SmallDns = { readonly server: string; readonly close: () => Promise<void> }

export async function startSmallDns(zone: Zone): Promise<SmallDns> {
  const socket = createSocket('udp4')
  socket.on('message', (query, { port, address }) => {
    socket.send(answerTo(query, zone), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    server: `127.0.0.1:${socket.address().port}`,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  }
}

function answerTo(query: Buffer, zone: Zone): Buffer {
  const labels: string[] = []
  let at = HEADER
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  const question = query.subarray(HEADER, at + 5)
  const type = query.readUInt16BE(at + 1)
  const name = labels.join('.').toLowerCase()
  const data = dataOf(zone, name, type)
  const header = Buffer.alloc(HEADER)
  query.copy(header, 0, 0, 2)
  const exists = Object.values(zone).some((names) => name in names)
  header.writeUInt16BE(AUTHORITATIVE_ANSWER | (exists ? 0 : NO_SUCH_NAME), 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(data.length, 6)
  return Buffer.concat([header, question, ...data.map((one) => recordOf(type, one))])
}

function recordOf(type: number, data: Buffer): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt16BE(0xc000 | HEADER, 0)
  head.writeUInt16BE(type, 2)
  head.writeUInt16BE(IN, 4)
  head.writeUInt32BE(TTL, 6)
  head.writeUInt16BE(data.length, 10)
  return Buffer.concat([head, data])
}

function dataOf({ mx, txt, a, cname, ptr }: Zone, name: string, type: number): readonly Buffer[] {
  switch (type) {
    case TYPES.mx:
      return (mx?.[name] ?? []).map(([priority, host]) => {
        return Buffer.concat([Buffer.from([priority >> 8, priority & 255]), nameBytes(host)])
      })
    case TYPES.txt:
      return (txt?.[name] ?? []).map(textBytes)
    case TYPES.a:
      return (a?.[name] ?? []).filter(isIPv4).map((ip) => Buffer.from(ip.split('.').map(Number)))
    case TYPES.cname:
      return cname?.[name] === undefined ? [] : [nameBytes(cname[name])]
    case TYPES.ptr:
      return (ptr?.[name] ?? []).map(nameBytes)
    default:
      return []
  }
}

const nameBytes = (name: string): Buffer =>
  Buffer.concat([
    ...name
      .split('.')
      .filter((label) => label !== '')
      .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.from([0]),
  ])

const textBytes = (text: string): Buffer =>
  Buffer.concat(
    (text.match(/.{1,255}/gs) ?? ['']).map((part) =>
      Buffer.concat([Buffer.from([part.length]), Buffer.from(part, 'latin1')]),
    ),
  )
