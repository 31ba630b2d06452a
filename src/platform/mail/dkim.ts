/** Reads the key that signs mail (RFC 6376), if the operator put one there. Signs nothing. */
import { createPrivateKey } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DKIMOptions } from 'nodemailer'
import type { HostName } from './address.ts'

/**
 * Named and not left to the library: what is not signed could be added on the way. RFC 6376 §5.4.1
 * lists them; RFC 8058 §4 asks for both of the unsubscribing ones.
 */
const SIGNED_HEADERS = [
  'From',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Content-Language',
  'Auto-Submitted',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'List-Id',
  'List-Post',
  'List-Archive',
  'List-Help',
  'Archived-At',
  'Reply-To',
  'In-Reply-To',
  'References',
].join(':')

/** `dkim.<selector>`; its public half is the TXT record `<selector>._domainkey.<domain>`. */
const KEY_FILE = /^dkim\.(?<selector>[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)$/

/** The key whose selector sorts last, so that a new one (`dkim.2027`) takes over by being there. */
export function readDkim(folder: string, domain: HostName): DKIMOptions | undefined {
  const keys = join(folder, 'keys')
  const selectors = readdirSync(keys).flatMap(
    (name) => KEY_FILE.exec(name)?.groups?.['selector'] ?? [],
  )
  const keySelector = selectors.toSorted().at(-1)
  if (keySelector === undefined) return undefined
  const path = join(keys, `dkim.${keySelector}`)
  const privateKey = readFileSync(path, 'utf8')
  // Nodemailer would send unsigned mail, and say nothing.
  const kind = createPrivateKey(privateKey).asymmetricKeyType
  if (kind !== 'rsa') throw new Error(`${path}: DKIM keys here are RSA keys, this one is ${kind}`)
  return { domainName: domain, keySelector, privateKey, headerFieldNames: SIGNED_HEADERS }
}
