/** What the settings and this machine say of how mail travels. Asks no network. */
import { createPublicKey } from 'node:crypto'
import { existsSync } from 'node:fs'
import { BlockList, isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { hostName, isLoopback, readDkim } from '../platform/mail/index.ts'
import type { MailPlace } from './mail-dns.ts'

/** @param sendsFrom where mail leaves from, as the operator says */
export function mailPlaceOf(config: Config, sendsFrom: readonly string[] = []): MailPlace {
  const { mailDomain, url, smtpUrl, smtpPort, lmtpSocket } = config
  return {
    domain: mailDomain.toLowerCase(),
    host: new URL(url).hostname,
    sendsFrom: sendsFrom.length > 0 || !isHere(smtpUrl) ? sendsFrom : ownAddresses(),
    takesMail: smtpPort !== 0 || lmtpSocket !== undefined,
    dkim: publicKeyOf(config),
  }
}

/** Whether the next server is on this machine, so that mail leaves from its addresses. */
function isHere(smtpUrl: string | undefined): boolean {
  return smtpUrl !== undefined && isLoopback(new URL(smtpUrl).hostname)
}

/** RFC 1918, RFC 6598, RFC 3927, RFC 4193, RFC 4291: what the world does not see. */
const PRIVATE = new BlockList()
for (const [network, bits] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
] as const) {
  PRIVATE.addSubnet(network, bits, 'ipv4')
}
PRIVATE.addSubnet('fc00::', 7, 'ipv6')
PRIVATE.addSubnet('fe80::', 10, 'ipv6')

const ownAddresses = (): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address)
    .filter((address) => !PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'))

/** A key that cannot be read is told of by the check of signing. */
function publicKeyOf({ folder, mailDomain }: Config): MailPlace['dkim'] {
  const domain = hostName(mailDomain)
  if (!domain || !existsSync(join(folder, 'keys'))) return undefined
  try {
    const key = readDkim(folder, domain)
    if (!key || !('privateKey' in key) || typeof key.privateKey !== 'string') return undefined
    const { keySelector: selector } = key
    if (selector === undefined) return undefined
    const der = createPublicKey(key.privateKey).export({ type: 'spki', format: 'der' })
    return { selector, publicKey: der.toString('base64') }
  } catch {
    return undefined
  }
}
