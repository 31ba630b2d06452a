/** The headers that every answer carries, so that a browser runs nothing but what we serve. */

/**
 * No inline style or script, no frame, no other host.
 *
 * Source: OWASP ASVS 5.0 §3.4 (browser security headers).
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Two years. Source: hstspreload.org asks for one at least. */
const HSTS_SECONDS = 63_072_000

const ALWAYS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
} as const

/** @param secure true where the public address is https */
export function securityHeaders(secure: boolean): Readonly<Record<string, string>> {
  return secure ? { ...ALWAYS, 'strict-transport-security': `max-age=${HSTS_SECONDS}` } : ALWAYS
}
