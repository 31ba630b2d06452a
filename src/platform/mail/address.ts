/** Mail addresses and host names, judged in one place. Looks nothing up in any directory. */
import { domainToASCII } from 'node:url'
import type { Brand } from '../values.ts'

/** One mailbox: the domain in lower case and in its ASCII form, the local part as it was given. */
export type MailAddress = Brand<string, 'MailAddress'>

/** A host name in ASCII and lower case: what EHLO says, and what follows an @. */
export type HostName = Brand<string, 'HostName'>

/** RFC 5321 §4.5.3.1: octets of a path (256) without its angle brackets, and of a local part. */
const ADDRESS_OCTETS_MAX = 254
const LOCAL_OCTETS_MAX = 64
/** RFC 1035 §2.3.4. */
const HOST_OCTETS_MAX = 253

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
const DIGITS = /^[0-9]+$/
/** What would end a host name in a URL; a full stop of any script separates labels. */
const NOT_HOST = /[^\p{L}\p{M}\p{N}.\-\u3002\uff0e\uff61\u200c\u200d]/u
/**
 * A dot-atom of RFC 5321 §4.1.2, with the letters of RFC 6531 §3.3. Quoted local parts are refused:
 * hardly anybody has one, and they carry spaces, @ and quotes into headers.
 */
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+\-/=?^_`{|}~]+(\.[\p{L}\p{M}\p{N}!#$%&'*+\-/=?^_`{|}~]+)*$/u

/** Reads what somebody typed. Anything that is no single mailbox is `undefined`. */
export function mailAddress(raw: string): MailAddress | undefined {
  const trimmed = raw.trim().normalize('NFC')
  const at = trimmed.lastIndexOf('@')
  const local = trimmed.slice(0, Math.max(at, 0))
  const domain = hostName(trimmed.slice(at + 1))
  if (!LOCAL.test(local) || Buffer.byteLength(local) > LOCAL_OCTETS_MAX) return undefined
  if (domain === undefined || !(domain.includes('.') || domain === 'localhost')) return undefined
  const address = `${local}@${domain}`
  return Buffer.byteLength(address) > ADDRESS_OCTETS_MAX ? undefined : (address as MailAddress)
}

/** Reads a host name in any script. No number and no address literal is one. */
export function hostName(raw: string): HostName | undefined {
  if (raw === '' || NOT_HOST.test(raw)) return undefined
  const host = domainToASCII(raw)
  const labels = host.split('.')
  if (host.length > HOST_OCTETS_MAX || !labels.every((label) => LABEL.test(label))) return undefined
  return DIGITS.test(labels.at(-1) ?? '') ? undefined : (host as HostName)
}
